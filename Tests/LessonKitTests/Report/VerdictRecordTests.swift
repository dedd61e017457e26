import Foundation
import LessonKit
import Testing

/// Verdicts that travel.
@Suite struct VerdictRecordTests {
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
    transcript.cells = [
      .init(
        number: 1, output: Array("1\n".utf8), drawings: [Array("<svg/>".utf8)], displaysValue: true)
    ]
    transcript.isComplete = true
    let results = lesson.programs.map {
      ProgramResult($0, program: nil, outcome: .ran(transcript))
    }
    let position = SourcePosition(line: 3)
    return Verdict(lesson, results: results, isCached: true)
      .adding([Diagnostic(.brokenLink, at: position, length: 15, "gone", advice: "look")])
  }

  @Test func verdictComesBack() throws {
    let record = VerdictRecord(Self.verdict())
    let copy = try JSONDecoder().decode(VerdictRecord.self, from: JSONEncoder().encode(record))
    #expect(copy == record)
    let verdict = try copy.verdict(on: Self.lesson())
    #expect(LessonReport(verdict) == LessonReport(Self.verdict()))
    #expect(VerdictRecord(verdict) == record)
    #expect(verdict.diagnostics.map(\.id) == [.brokenLink, .outputMismatch])
  }

  @Test(arguments: ["# A\n", text + "\n", text.replacing("gone", with: "come"), "\u{FEFF}" + text])
  func otherLessonIsRefused(_ text: String) {
    #expect(throws: VerdictRecord.Mismatch.changedLesson) {
      try VerdictRecord(Self.verdict()).verdict(on: Self.lesson(text))
    }
  }

  /// Numbers and words that no verdict has; none of them ends the tool.
  @Test(arguments: [
    ("\"line\":3", "\"line\":0"), ("\"line\":3", "\"line\":-9223372036854775808"),
    ("\"column\":1", "\"column\":0"), ("\"column\":1", "\"column\":9223372036854775807"),
    ("\"length\":15", "\"length\":-1"), ("\"length\":15", "\"length\":9223372036854775807"),
    ("\"cell\":1", "\"cell\":0"), ("\"cell\":1", "\"cell\":3"),
    ("\"cell\":1", "\"cell\":-9223372036854775808"), ("broken-link", "broken"),
    ("<svg", "<img"), ("\"displaysValue\":true", "\"displaysValue\":false"),
  ])
  func impossibleValuesAreRefused(_ old: String, _ new: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(VerdictRecord(Self.verdict())), as: UTF8.self)
    let altered = text.replacing(old, with: new, maxReplacements: 1)
    #expect(altered != text)
    let record = try JSONDecoder().decode(VerdictRecord.self, from: Data(altered.utf8))
    #expect(throws: VerdictRecord.Mismatch.damaged) { try record.verdict(on: Self.lesson()) }
  }

  @Test func cellThatFailedForNoReasonIsRefused() throws {
    var verdict = Verdict(Self.lesson())
    verdict.cells[0].status = .failed
    #expect(throws: VerdictRecord.Mismatch.damaged) {
      try VerdictRecord(verdict).verdict(on: Self.lesson())
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
    #expect(throws: VerdictRecord.Mismatch.damaged) {
      try VerdictRecord(verdict).verdict(on: Self.lesson())
    }
  }

  @Test func malformedLessonIsNeverFine() throws {
    let text = "```swift requires=amiga\n1\n```\n"
    let record = VerdictRecord(Verdict(Self.lesson(text)))
    #expect(try record.verdict(on: Self.lesson(text)).diagnostics.map(\.id) == [.badAttributeValue])
    var verdict = Verdict(Self.lesson(text))
    verdict.lessonDiagnostics = []
    #expect(throws: VerdictRecord.Mismatch.damaged) {
      try VerdictRecord(verdict).verdict(on: Self.lesson(text))
    }
  }

  @Test func cellThatIsSkippedElsewhereOnlyIsPointedOut() {
    let text = "```swift requires=\"swift>=6.2\"\n```\n"
    func lesson(_ version: String) -> Lesson {
      Lesson(
        parsing: Array(text.utf8), file: "a.md", on: Platform(swiftVersion: { Version(version) }))
    }
    #expect(throws: VerdictRecord.Mismatch.otherPlatform(cell: "cell-1")) {
      try VerdictRecord(Verdict(lesson("6.3"))).verdict(on: lesson("6.1"))
    }
  }
}
