import Foundation
import LessonCode
import LessonFormat
import LessonResults
import LessonText
import Testing

/// What came of programs is kept where they did what was asked, and comes back as it was.
@Suite struct KeptOutcomeTests {
  private static func results(
    _ text: String, _ change: (inout Transcript) -> Void = { _ in }
  ) -> [ProgramResult] {
    let lesson = Lesson(parsing: Array(text.utf8), file: "a.md")
    return lesson.programs.map { plan in
      var transcript = Transcript()
      transcript.cells = plan.cells.map { .init(number: $0.number) }
      transcript.isComplete = true
      change(&transcript)
      return ProgramResult(plan, program: nil, outcome: .ran(transcript))
    }
  }

  @Test func bytesComeBackWhetherTheyAreTextOrNot() throws {
    let result = try #require(
      Self.results("```swift\n1\n```\n") { transcript in
        transcript.cells[0].output = Array("ü\u{0}\u{FFFE}\r\n".utf8)
        transcript.cells[0].errorOutput = [0xFF, 0x00, 0xC3]
        transcript.cells[0].drawings = ["<svg/>", "ü\u{0}"]
        transcript.cells[0].displaysValue = true
      }.first)
    let kept = try #require(result.keptOutcome)
    let copy = try JSONDecoder().decode(ProgramOutcome.self, from: JSONEncoder().encode(kept))
    #expect(copy == result.outcome)
  }

  @Test func placesAreNotKept() throws {
    let text = "```swift traps\nfatalError()\n```\n\n```output trap\n...\n```\n"
    let result = try #require(
      Self.results(text) { transcript in
        transcript.isComplete = false
        transcript.ending = .signal(4)
        transcript.trapReason = "overflow"
        transcript.trappedStatement = 1
        transcript.frames = [.init(file: "a.md", line: 2, column: 1)]
      }.first { $0.plan.fate == .mustTrap })
    guard case .ran(let kept)? = result.keptOutcome else {
      Issue.record("the trap is not kept")
      return
    }
    #expect(kept.frames.isEmpty && kept.trappedStatement == nil)
    #expect(kept.ending == .signal(4) && kept.trapReason == "overflow")
  }

  @Test func failuresAreNotKept() {
    let endings: [Transcript.Ending] = [
      .exit(status: 1), .signal(6), .timeout, .outputLimit, .processLimit, .memoryLimit,
    ]
    for ending in endings {
      #expect(Self.results("```swift\n1\n```\n") { $0.ending = ending }[0].keptOutcome == nil)
    }
    #expect(Self.results("```swift\n1\n```\n") { $0.isComplete = false }[0].keptOutcome == nil)
  }

  @Test func ofARejectionTheWordsAreKept() throws {
    let text = "```swift compile-fail\nx\n```\n\n```output error\nerror: no\n```\n"
    let plan = try #require(Self.results(text).first { $0.plan.fate == .mustNotCompile }?.plan)
    let place = SourcePosition(line: 2, column: 1)
    func kept(_ id: Diagnostic.ID) -> ProgramOutcome? {
      let failure = CompileFailure(cell: 1, Diagnostic(id, at: place, "no", details: ["d"]))
      return ProgramResult(plan, program: nil, outcome: .notCompiled([failure])).keptOutcome
    }
    let words = Diagnostic(.compileError, at: SourcePosition(line: 1), "no")
    #expect(kept(.compileError) == .notCompiled([CompileFailure(cell: nil, words)]))
    #expect(kept(.timeout) == nil)
    #expect(ProgramResult(plan, program: nil, outcome: .compiled).keptOutcome == nil)
  }
}
