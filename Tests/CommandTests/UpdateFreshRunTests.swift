import Foundation
import Testing

/// `lessons update` does not believe the run that it has written down: the lesson runs again.
@Suite struct UpdateFreshRunTests {
  private static let environment = ["CI": ""]

  private func update(_ package: TemporaryPackage, _ arguments: String...) throws -> Command {
    try Command(["update"] + arguments, in: package.folder, environment: Self.environment)
  }

  /// Cells whose output no two runs have in common, with the line that it is on once it is written.
  private static let unstable: [(cell: String, line: Int)] = [
    ("```swift\nUInt64.random(in: 0 ... .max)\n```\n", 6),
    ("```swift\nfinal class Box {}\nlet box = Box()\nprint(1)\nObjectIdentifier(box)\n```\n", 10),
    ("```swift\n\"a\".hashValue\n```\n\n```output\n1\n```\n", 6),
    ("```swift\nimport Foundation\nDate().timeIntervalSince1970\n```\n\n```output\nnow\n```\n", 7),
    // The same for a second.
    ("```swift\nimport Foundation\nDate()\n```\n", 7), ("```swift\nSet(0..<100)\n```\n", 6),
    (
      "```swift\nimport Foundation\nlet number = UInt64.random(in: 0 ... .max)\n"
        + "FileHandle.standardError.write(Data(\"\\(number)\\n\".utf8))\n```\n\n"
        + "```output stderr\nx\n```\n", 8
    ),
    (
      "```swift traps\nfatalError(\"\\(UInt64.random(in: 0 ... .max))\")\n```\n\n"
        + "```output trap\nnone\n```\n", 6
    ),
  ]

  @Test("What changes from run to run is named at its line", arguments: unstable)
  func changesAreNamed(_ cell: String, _ line: Int) throws {
    let package = try TemporaryPackage(["a.md": cell])
    let run = try update(package, "--format", "json")
    #expect(run.status == 1)
    let report = try JSONDecoder().decode(CommandReport.self, from: Data(run.output.utf8))
    let diagnostic = try #require(report.lessons.first?.diagnostics.first)
    #expect(report.lessons.flatMap(\.diagnostics).count == 1)
    #expect(["output-mismatch", "trap-mismatch"].contains(diagnostic.id))
    #expect(diagnostic.line == line)
    #expect(diagnostic.column == 1)
    #expect(diagnostic.message.contains("changes from run to run"))
    let advice = try #require(diagnostic.advice)
    for way in ["`nondeterministic`", "`[..]`", "seed"] { #expect(advice.contains(way)) }
    // The author sees what was printed.
    #expect(try package.read("Lessons/a.md") != cell)
    // Nothing that is kept says otherwise.
    #expect(try package.run("check").status == 1)
    #expect(try package.run("check").status == 1)
  }

  @Test func aDryRunSaysTheSameAndWritesNothing() throws {
    let cell = "```swift\nUInt64.random(in: 0 ... .max)\n```\n"
    let package = try TemporaryPackage(["a.md": cell])
    let run = try update(package, "--dry-run")
    #expect(run.status == 1)
    #expect(run.output.contains("+```output\n"))
    #expect(run.errorOutput.contains("Lessons/a.md:6:1: error: the output changes from run to run"))
    #expect(try package.read("Lessons/a.md") == cell)
  }

  @Test func whatAWildcardStandsForMayChange() throws {
    let cell =
      "```swift\nprint(1)\nprint(\"took\", UInt64.random(in: 0 ... .max), \"s\")\n```\n\n"
      + "```output\n2\ntook [..] s\n```\n\n```swift\nUInt64.random(in: 0 ... .max)\n```\n\n"
      + "```output nondeterministic\n5\n```\n"
    let package = try TemporaryPackage(["a.md": cell])
    #expect(try update(package).status == 0)
    #expect(try package.read("Lessons/a.md") == cell.replacing("\n2\n", with: "\n1\n"))
  }

  /// A cell that passes is run again too, with what was written beside it.
  @Test func keptResultsOfOtherCellsAreNotBelieved() throws {
    let unstable = "```swift id=a\nUInt64.random(in: 0 ... .max)\n```\n"
    let package = try TemporaryPackage(["a.md": unstable + "```swift id=b\n1\n```\n"])
    #expect(try update(package, "--filter", "a/a").status == 1)
    let run = try update(package, "--filter", "a/b")
    #expect(run.status == 0)
    let all = try update(package)
    #expect(all.status == 1)
    #expect(all.errorOutput.contains("updated output at Lessons/a.md:5"))
    #expect(all.output.contains("Lessons/a.md:6:1: error: the output changes from run to run"))
  }

  @Test func failuresOfLaterRunsAreToldAsTheyAre() throws {
    let package = try TemporaryPackage([:])
    let mark = package.folder.appending(path: "mark").path
    // Ends well once.
    try package.write(
      """
      ```swift
      import Foundation
      print(1)
      let isFirst = mkdir("\(mark)", 0o700) == 0
      if !isFirst { fatalError("again") }
      ```

      """, to: "Lessons/a.md")
    let run = try update(package)
    #expect(run.status == 1)
    #expect(run.output.contains("Lessons/a.md:5:15: error: Fatal error: again [trap]"))
    #expect(try package.run("check").status == 1)
  }
}
