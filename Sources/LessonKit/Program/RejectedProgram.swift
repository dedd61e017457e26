/// What the build compiles for a lesson whose cells form no program: the compiler then says why, at
/// the place in the Markdown.
public struct RejectedProgram {
  /// The text of `main.swift`; it does not compile.
  public let text: String

  /// Makes the text for a program that is not whole.
  ///
  /// An incomplete cell stands at the end, because an open brace would swallow what comes behind.
  public init(_ program: LessonProgram) {
    var text = "// \(program.file.filter { !$0.isNewline }): edit the lesson, not this file.\n"
    for (_, diagnostic) in program.diagnostics {
      text += ProgramWriter.location(program.file, diagnostic.position.line)
      text += "#error(\(diagnostic.message.swiftLiteral))\n"
    }
    if let cell = program.cells.first(where: { program.incompleteCells.contains($0.number) }) {
      text += ProgramWriter.location(program.file, cell.fence.firstTextLine) + cell.code
    }
    self.text = text
  }
}
