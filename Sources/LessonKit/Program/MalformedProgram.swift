/// The program of a malformed lesson: it says what is wrong and traps.
///
/// A lesson that cannot be read must not stop the build, because other lessons' tests are in it.
public struct MalformedProgram {
  /// The text of `main.swift`.
  public let text: String

  /// Makes the program that reports the diagnostics of `lesson`.
  public init(_ lesson: Lesson) {
    let errors = lesson.diagnostics.map { diagnostic in
      "\(lesson.file):\(diagnostic.position.line):\(diagnostic.position.column): error:"
        + " \(diagnostic.message)"
    }
    let message = (["the lesson is malformed"] + errors).joined(separator: "\n")
    text = "fatalError(\(message.swiftLiteral))\n"
  }
}
