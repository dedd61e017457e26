import Testing

@testable import LessonKit

@Suite struct CompilerReportTests {
  private let lesson = Lesson(
    parsing: Array("> ```swift\n> let ü: Int = a; x == 1;\n> ```\n".utf8), file: "C:/a:b.md")

  private func place(_ line: Int, _ column: Int, file: String? = nil) -> CompilerDiagnostic.Place {
    CompilerDiagnostic.Place(file: file ?? lesson.file, line: line, column: column)
  }

  private func range(_ start: Int, _ end: Int, file: String? = nil)
    -> CompilerDiagnostic.SourceRange
  {
    CompilerDiagnostic.SourceRange(
      start: place(2, start, file: file), end: place(2, end, file: file))
  }

  private func report(
    _ found: [CompilerDiagnostic], text: String = "", status: Int32 = 1
  ) -> [Diagnostic] {
    CompilerReport(
      found, text: text, status: status, program: LessonProgram(lesson.cells, file: lesson.file)
    )
    .errors.map(\.diagnostic)
  }

  @Test func errorsGetTheContainersColumnAndTheirNotes() throws {
    let note = CompilerDiagnostic(severity: .note, place: place(2, 5), message: "'ü' declared here")
    let error = CompilerDiagnostic(
      severity: .error, place: place(2, 15), message: "cannot find 'a' in scope", notes: [note])
    let warning = CompilerDiagnostic(severity: .warning, place: place(2, 5), message: "never used")
    let found = report([warning, error, error])
    #expect(found.count == 1)
    let diagnostic = try #require(found.first)
    #expect(diagnostic.position == SourcePosition(line: 2, column: 17))
    #expect(diagnostic.message == "cannot find 'a' in scope")
    #expect(diagnostic.details == ["note: 'ü' declared here (line 2)"])
  }

  @Test func fixItsSayWhatToWriteWhere() throws {
    let fixIts = [
      CompilerDiagnostic.FixIt(range: range(15, 15), text: "try "),
      CompilerDiagnostic.FixIt(range: range(5, 7), text: "y\nz"),
      CompilerDiagnostic.FixIt(range: range(24, 25), text: ""),
      CompilerDiagnostic.FixIt(range: range(1, 1, file: "/x/main.swift"), text: "generated"),
    ]
    let error = CompilerDiagnostic(
      severity: .error, place: place(2, 15), message: "wrong", fixIts: fixIts)
    #expect(
      report([error]).first?.details == [
        "fix-it: insert 'try ' at 2:17", "fix-it: replace 'ü' with 'y\\nz' at 2:7",
        "fix-it: remove ';' at 2:26",
      ])
  }

  @Test func rangesReachToWhatTheCompilerUnderlinesOrToTheWordsEnd() {
    func length(_ column: Int, _ ranges: [CompilerDiagnostic.SourceRange]) -> Int? {
      let error = CompilerDiagnostic(
        severity: .error, place: place(2, column), message: "wrong", ranges: ranges)
      return report([error]).first?.length
    }
    #expect(length(5, []) == 2)
    #expect(length(12, []) == 1)
    #expect(length(9, [range(1, 3)]) == 3)
    #expect(length(20, [range(18, 24), range(20, 22)]) == 4)
    #expect(
      length(20, [CompilerDiagnostic.SourceRange(start: place(2, 18), end: place(9, 1))]) == 5)
  }

  @Test func textWithoutAnErrorIsStillAFailure() throws {
    let error = try #require(report([], text: "ld: cannot find -lm\n").first)
    #expect(error.message == "the compiler failed with exit status 1")
    #expect(error.details == ["ld: cannot find -lm"])
    #expect(error.position == SourcePosition(line: 1, column: 3))
    #expect(report([], status: 139).first?.message == "the compiler was ended by signal 11")
  }

  @Test func aCompilerThatFailsRejectsNoCode() {
    let program = LessonProgram(lesson.cells, file: lesson.file)
    func isRejection(_ found: [CompilerDiagnostic]) -> [Bool] {
      CompilerReport(found, text: "", status: 1, program: program).errors.map(\.isRejection)
    }
    #expect(isRejection([]) == [false])
    #expect(
      isRejection([CompilerDiagnostic(severity: .error, place: nil, message: "no")]) == [false])
    let rejected = CompilerDiagnostic(severity: .error, place: place(2, 1), message: "no")
    #expect(isRejection([rejected]) == [true])
  }
}
