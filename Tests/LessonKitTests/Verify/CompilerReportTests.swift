import Testing

@testable import LessonKit

@Suite struct CompilerReportTests {
  private let lesson = Lesson(
    parsing: Array("> ```swift\n> let x: Int = a\n> ```\n".utf8), file: "C:/a:b.md")

  @Test func errorsGetTheContainersColumnAndTheirNotes() throws {
    let text = """
      C:/a:b.md:2:5: warning: variable 'x' was never used
      C:/a:b.md:2:14: error: cannot find 'a' in scope; did you mean 'x'?
      let x: Int = a
                   ^
                   x
      C:/a:b.md:2:5: note: 'x' declared here
      """
    let errors = CompilerReport(text, program: LessonProgram(lesson.cells, file: lesson.file))
      .errors
    let error = try #require(errors.first)
    #expect(errors.count == 1)
    #expect(error.cell == 1)
    #expect(error.diagnostic.position == SourcePosition(line: 2, column: 16))
    #expect(error.diagnostic.message == "cannot find 'a' in scope; did you mean 'x'?")
    #expect(error.diagnostic.details == ["note: 'x' declared here (line 2)"])
  }

  @Test func textWithoutAnErrorIsStillAFailure() throws {
    let report = CompilerReport(
      "ld: cannot find -lm\n", program: LessonProgram(lesson.cells, file: lesson.file))
    let error = try #require(report.errors.first)
    #expect(error.diagnostic.message == "ld: cannot find -lm")
    #expect(error.diagnostic.position == SourcePosition(line: 1, column: 3))
  }
}
