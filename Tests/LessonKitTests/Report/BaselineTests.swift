import LessonDocumentation
import LessonMatching
import LessonText
import Testing

@testable import LessonResults

@Suite("What a baseline knows of a report")
struct BaselineTests {
  /// The report on a page whose blocks have this code and, where something is wrong, these diagnostics.
  private static func report(
    _ blocks: [(code: String, wrong: [Diagnostic.ID])], _ status: Verdict.Status? = nil
  ) -> LessonReport {
    let text = blocks.map { "```swift\n\($0.code)\n```\n\n" }.joined()
    let file = DocumentationFile.reading(.page, text)
    return LessonReport(
      file,
      zip(file.blocks, blocks).map { block, entry in
        BlockVerdict(
          block, status ?? (entry.wrong.isEmpty ? .passed : .failed),
          diagnostics: entry.wrong.map { Diagnostic($0, at: block.position, "wrong") })
      })
  }

  /// Marks a report; returns it and how many faults are there no more.
  private static func marked(
    _ report: LessonReport, by old: LessonReport
  ) -> (report: LessonReport, gone: Int) {
    var reports = [report]
    let gone = Baseline([old]).mark(&reports) { _ in true }
    return (reports[0], gone.reduce(0) { $0 + $1.count })
  }

  @Test func faultIsKnownWhereverItStands() {
    let old = Self.report([("a", [.outputMismatch]), ("b", [])])
    let (report, gone) = Self.marked(
      Self.report([("c", []), ("b", []), ("a", [.outputMismatch])]), by: old)
    #expect(report.isVerified)
    #expect(report.knownFaults == 1)
    #expect(report.summary.known == 1)
    #expect(gone == 0)
    #expect(!Self.marked(Self.report([("d", [.outputMismatch])]), by: old).report.isVerified)
  }

  @Test func moreThanIsKnownOfABlockIsNew() {
    let old = Self.report([("a", [.outputMismatch])])
    for wrong in [[.outputMismatch, .outputMismatch], [.trap], [.trap, .outputMismatch]]
      as [[Diagnostic.ID]]
    {
      let report = Self.marked(Self.report([("a", wrong)]), by: old).report
      #expect(!report.isVerified)
      #expect(report.count(.error) == 1)
      #expect(report.summary.known == 0)
    }
    // A compiler may find more errors than another one.
    let wrong = Self.report([("a", [.compileError])])
    let more = Self.marked(Self.report([("a", [.compileError, .compileError])]), by: wrong)
    #expect(more.report.isVerified)
    #expect(more.report.knownFaults == 1)
  }

  @Test func whatIsMendedIsGone() {
    let old = Self.report([("a", [.trap]), ("a", [.trap])])
    #expect(Self.marked(old, by: old).gone == 0)
    #expect(Self.marked(Self.report([("a", [.trap]), ("a", [])]), by: old).gone == 1)
    #expect(Self.marked(Self.report([("b", [])]), by: old).gone == 2)
    // What is not judged here is not mended.
    for status in [Verdict.Status.skipped, .unchecked] {
      #expect(Self.marked(Self.report([("a", []), ("a", [])], status), by: old).gone == 0)
    }
    var none: [LessonReport] = []
    #expect(Baseline([old]).mark(&none) { _ in false }.isEmpty)
    #expect(Baseline([old]).mark(&none) { _ in true }.map(\.count) == [2])
  }
}
