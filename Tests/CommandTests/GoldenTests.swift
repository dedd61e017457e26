import Foundation
import Testing

/// Markdown in, verdict out: every folder of `Cases` through one run of `lessons check`.
@Suite struct GoldenTests {
  /// The verdicts of all cases by path, from one run of the command.
  private static let verdicts = Result {
    let report = try Command.report(["--no-cache"] + GoldenCase.all.map(\.lesson.path))
    return Dictionary(
      zip(GoldenCase.all.map(\.name), report.lessons.map(\.verdict)), uniquingKeysWith: { $1 })
  }

  @Test(arguments: GoldenCase.all)
  func verdictIsTheExpectedOne(_ golden: GoldenCase) throws {
    let verdict = try #require(try Self.verdicts.get()[golden.name])
    #expect(verdict == (try golden.expected))
  }

  @Test func thereAreCases() {
    #expect(GoldenCase.all.count > 30)
  }
}
