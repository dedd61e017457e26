import Foundation
import Testing

/// Markdown in, verdict out: every folder of `Cases` through one run of `lessons check`.
@Suite struct GoldenTests {
  /// The verdicts of all cases by path, from one run of the command, and what that has left behind.
  private static let run = Result {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Without it nobody would know that such a process is found.
    let sleeper = Process()
    sleeper.executableURL = URL(fileURLWithPath: "/bin/sleep")
    sleeper.arguments = ["600"]
    sleeper.environment = ["TMPDIR": scratch.path]
    sleeper.standardOutput = FileHandle.nullDevice
    sleeper.standardError = FileHandle.nullDevice
    try sleeper.run()
    defer { kill(sleeper.processIdentifier, SIGKILL) }
    let report = try Command.report(
      ["--no-cache"] + GoldenCase.all.map(\.lesson.path), environment: ["TMPDIR": scratch.path])
    let verdicts = Dictionary(
      zip(GoldenCase.all.map(\.name), report.lessons.map(\.verdict)), uniquingKeysWith: { $1 })
    return (
      verdicts: verdicts, leftovers: try Leftovers(of: scratch),
      sleeper: "\(sleeper.processIdentifier)"
    )
  }

  @Test(arguments: GoldenCase.all)
  func verdictIsTheExpectedOne(_ golden: GoldenCase) throws {
    let verdict = try #require(try Self.run.get().verdicts[golden.name])
    #expect(verdict == (try golden.expected))
  }

  /// Many of the cases start processes, write files, or both, and want them to stay.
  @Test func noCaseLeavesAnythingBehind() throws {
    let run = try Self.run.get()
    #expect(run.leftovers.files == [])
    #if os(Linux)
      #expect(run.leftovers.processes == [run.sleeper])
    #endif
  }

  @Test func thereAreCases() {
    #expect(GoldenCase.all.count > 30)
  }
}
