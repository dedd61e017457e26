import Foundation
import LessonFormat
import LessonResults
import LessonText
import Testing

/// Verdicts that travel.
@Suite struct LessonReportTests {
  private static let text = """
    # A

    [gone](gone.md)

    ```swift
    1
    ```

    ```output
    2
    ```

    ```swift ignore="later"
    ```

    """

  private static func lesson(_ text: String = text) -> Lesson {
    Lesson(parsing: Array(text.utf8), file: "Lessons/a.md")
  }

  /// A verdict with a drawing, something wrong with a cell, and something with none.
  private static func verdict() -> Verdict {
    let lesson = lesson()
    var transcript = Transcript()
    transcript.cells = [.init(number: 1)]
    transcript.cells[0].output = Array("1\n".utf8)
    transcript.cells[0].drawings = ["<svg/>"]
    transcript.cells[0].displaysValue = true
    transcript.isComplete = true
    let results = lesson.programs.map {
      ProgramResult($0, program: nil, outcome: .ran(transcript))
    }
    let position = SourcePosition(line: 3)
    return Verdict(lesson, results: results, isCached: true)
      .adding([Diagnostic(.brokenLink, at: position, length: 15, "gone", advice: "look")])
  }

  /// The report of a shard on `verdict`.
  private static func report(_ verdict: Verdict = verdict()) -> LessonReport {
    LessonReport(
      verdict, origin: .init(of: verdict.lesson, number: 1, files: "f", variables: []),
      seconds: 1.5)
  }

  private static func json(_ report: LessonReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }

  @Test func verdictComesBack() throws {
    let text = try Self.json(Self.report())
    let copy = try JSONDecoder().decode(LessonReport.self, from: Data(text.utf8))
    #expect(try Self.json(copy) == text)
    #expect(copy.seconds == 1.5 && copy.origin?.files == "f")
    let verdict = try copy.verdict(on: Self.lesson())
    #expect(LessonReport(verdict) == LessonReport(Self.verdict()))
    #expect(try Self.json(Self.report(verdict)) == text)
    #expect(verdict.diagnostics.map(\.id) == [.brokenLink, .outputMismatch])
  }

  /// What programs read: the whole of it, and nothing that only `lessons merge` needs.
  @Test func jsonHasANameForEachThing() throws {
    let text = try Self.json(LessonReport(Self.verdict()))
    #expect(
      text == """
        {"cells":[\
        {"cached":true,"id":"a-1","line":5,"number":1,"status":"failed"},\
        {"cached":true,"id":"a-2","line":13,"number":2,"skipReason":"later","status":"skipped",\
        "uncheckedReason":"ignored"}],\
        "diagnostics":[\
        {"advice":"look","column":1,"endColumn":16,"endLine":3,"file":"Lessons/a.md",\
        "id":"broken-link","length":15,"line":3,"message":"gone","severity":"error"},\
        {"advice":"correct the fence if the code is right (`lessons update`), or the code if the \
        lesson is","cell":"a-1","column":1,"details":["-   10 │ 2","+      │ 1"],"endColumn":2,\
        "endLine":10,"file":"Lessons/a.md","id":"output-mismatch","length":0,"line":10,\
        "message":"the output differs from the lesson in its digits only","severity":"error"}],\
        "file":"Lessons/a.md","title":"A"}
        """)
  }

  /// Of a thousand unchanged lessons it is told how many cells they have, and not which.
  @Test func cellsOfUnchangedLessonsAreReadWhereSomebodyAsks() {
    let report = Self.report()
    let unread = LessonReport(unchanged: "a.md", title: "A", summary: report.summary) {
      Issue.record("nobody asked for the cells")
      return []
    }
    #expect(unread.summary == report.summary && unread.summary.cells == 2)
    #expect(unread.isVerified && unread.isCached && unread.problems.isEmpty)
    let known = LessonReport(unchanged: "a.md", title: "A", summary: report.summary) {
      LessonReport(Verdict(Self.lesson())).cells
    }
    #expect(known.cells.map(\.id) == ["a-1", "a-2"])
    #expect(known.cells.map(\.isCached) == [true, true])
  }

  @Test(arguments: ["# A\n", text + "\n", text.replacing("gone", with: "come"), "\u{FEFF}" + text])
  func otherLessonIsRefused(_ text: String) {
    #expect(throws: LessonReport.Mismatch.changedLesson) {
      try Self.report().verdict(on: Self.lesson(text))
    }
  }

  /// Numbers and words that no verdict has; none of them ends the tool.
  @Test(arguments: [
    ("\"line\":3", "\"line\":0"), ("\"line\":3", "\"line\":-9223372036854775808"),
    ("\"column\":1", "\"column\":0"), ("\"column\":1", "\"column\":9223372036854775807"),
    ("\"length\":15", "\"length\":-1"), ("\"length\":15", "\"length\":9223372036854775807"),
    ("\"cell\":\"a-1\"", "\"cell\":\"a-3\""), ("\"drawings\":[", "\"pictures\":["),
    ("\"displaysValue\":true,", ""),
  ])
  func impossibleValuesAreRefused(_ old: String, _ new: String) throws {
    let text = try Self.json(Self.report())
    let altered = text.replacing(old, with: new, maxReplacements: 1)
    #expect(altered != text)
    let report = try JSONDecoder().decode(LessonReport.self, from: Data(altered.utf8))
    #expect(throws: LessonReport.Mismatch.damaged) { try report.verdict(on: Self.lesson()) }
  }

  @Test func wordsThatNoReportHasAreNotRead() throws {
    for (old, new) in [("broken-link", "broken"), ("\"failed\"", "\"fine\"")] {
      let altered = try Self.json(Self.report()).replacing(old, with: new)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(LessonReport.self, from: Data(altered.utf8))
      }
    }
  }

  @Test func cellThatFailedForNoReasonIsRefused() throws {
    var verdict = Verdict(Self.lesson())
    verdict.cells[0].status = .failed
    #expect(throws: LessonReport.Mismatch.damaged) {
      try Self.report(verdict).verdict(on: Self.lesson())
    }
  }

  /// What the lesson itself says of its cells, no report can say otherwise.
  @Test(arguments: [
    (0, Verdict.Status.unchecked), (0, .skipped), (0, .passed), (1, .passed), (1, .failed),
    (1, .notRun),
  ])
  func statusThatNoCellCanHaveIsRefused(_ index: Int, _ status: Verdict.Status) throws {
    var verdict = Self.verdict()
    #expect(verdict.cells[index].status != status)
    verdict.cells[index].status = status
    #expect(throws: LessonReport.Mismatch.damaged) {
      try Self.report(verdict).verdict(on: Self.lesson())
    }
  }

  @Test func malformedLessonIsNeverFine() throws {
    let text = "```swift requires=amiga\n1\n```\n"
    let record = Self.report(Verdict(Self.lesson(text)))
    #expect(try record.verdict(on: Self.lesson(text)).diagnostics.map(\.id) == [.badAttributeValue])
    var verdict = Verdict(Self.lesson(text))
    verdict.lessonDiagnostics = []
    #expect(throws: LessonReport.Mismatch.damaged) {
      try Self.report(verdict).verdict(on: Self.lesson(text))
    }
  }

  @Test func cellThatIsSkippedElsewhereOnlyIsPointedOut() {
    let text = "```swift requires=\"swift>=6.2\"\n```\n"
    func lesson(_ version: String) -> Lesson {
      Lesson(
        parsing: Array(text.utf8), file: "a.md", on: Platform(swiftVersion: { Version(version) }))
    }
    #expect(throws: LessonReport.Mismatch.otherPlatform(cell: "cell-1")) {
      try Self.report(Verdict(lesson("6.3"))).verdict(on: lesson("6.1"))
    }
  }
}
