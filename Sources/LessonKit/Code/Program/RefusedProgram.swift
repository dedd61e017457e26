import LessonFormat
import LessonMarkdown
import LessonText

/// What the build compiles for a lesson that has no program.
package enum RefusedProgram {
  /// The program of a malformed lesson: it says what is wrong and traps, but must not stop the build, because
  /// other lessons' tests are in it.
  package static func text(of lesson: Lesson) -> String {
    let errors = lesson.diagnostics.map { diagnostic in
      "\(lesson.file):\(diagnostic.position.line):\(diagnostic.position.column): error:"
        + " \(diagnostic.message)"
    }
    let message = (["the lesson is malformed"] + errors).joined(separator: "\n")
    return "fatalError(\(message.swiftLiteral))\n"
  }

  /// The text of a program that is not whole: the compiler says why, and an incomplete cell stands at the end,
  /// because an open brace would swallow what comes behind.
  package static func text(of program: LessonProgram) -> String {
    var text = "// \(program.file.filter { !$0.isNewline }): edit the lesson, not this file.\n"
    for (_, diagnostic) in program.diagnostics {
      text += ProgramWriter.location(program.file, diagnostic.position.line)
      text += "#error(\(diagnostic.message.swiftLiteral))\n"
    }
    if let cell = program.cells.first(where: { program.incompleteCells.contains($0.number) }) {
      text += ProgramWriter.location(program.file, cell.fence.firstTextLine) + cell.code
    }
    return text
  }
}
