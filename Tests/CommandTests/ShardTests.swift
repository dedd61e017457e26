import Foundation
import Testing

/// Lessons that several machines verify, and what is made of their reports.
@Suite struct ShardTests {
  private static func lesson(_ title: String, _ code: String, _ output: String) -> String {
    "# \(title)\n\nSee [b](b.md).\n\n```swift\n\(code)\n```\n\n```output\n\(output)\n```\n"
  }

  /// Lessons of all kinds: a drawing, a value, hostile text, skipped and unchecked cells, no cells.
  private static let lessons = [
    "a.md": lesson("Drawing", "import Plots\nplot([1, 2])", "..."),
    "b.md": lesson("B", "print(\"<b>&amp;\\u{1B}[31m]]>\", terminator: \"\")\n7", "[..]7"),
    "c.md": lesson("C", "1", "1") + "\n```swift silent\n2\n```\n\n```swift ignore=\"x\"\n```\n",
    "d.md": "# No cells\n\nText with <i>HTML</i>.\n",
    "e.md": lesson("E", "print(\"e\")", "e"),
  ]

  private static func package(_ more: [String: String] = [:]) throws -> TemporaryPackage {
    try TemporaryPackage(lessons.merging(more) { $1 })
  }

  /// Runs all shards; returns the names of the reports.
  private static func reports(
    of package: TemporaryPackage, _ count: Int, _ arguments: [String] = [], status: Int32? = 0
  ) throws -> [String] {
    try (1...count).map { index in
      let run = try Command(
        ["check", "--shard", "\(index)/\(count)", "--format", "json"] + arguments,
        in: package.folder)
      if let status { #expect(run.status == status, "\(run.output)\(run.errorOutput)") }
      try package.write(run.output, to: "\(index).json")
      return "\(index).json"
    }
  }

  private static func merge(_ package: TemporaryPackage, _ arguments: [String]) throws -> Command {
    try Command(["merge"] + arguments, in: package.folder)
  }

  @Test func pagesAndReportsAreThoseOfAWholeRun() throws {
    let package = try Self.package()
    #expect(try package.run("build").status == 0)
    let pages = try package.output
    #expect(try package.read("Output/a.html").contains("<svg"))
    let reports = try Self.reports(of: package, 3)
    for format in ["json", "junit", "github", "text"] {
      let whole = try package.run("check", "--format", format).output
      let merged = try Self.merge(package, reports + ["--format", format]).output
      if format == "json" || format == "junit" {
        #expect(merged == whole)
      } else {
        #expect(merged.contains("5 lessons, 6 cells: 3 passed, 2 unchecked, 1 skipped\n"))
      }
    }
    for name in try FileManager.default.contentsOfDirectory(
      atPath: package.folder.appending(path: "Output").path)
    {
      try FileManager.default.removeItem(at: package.folder.appending(path: "Output/\(name)"))
    }
    #expect(try Self.merge(package, reports.reversed()).status == 0)
    #expect(try package.output == pages)
  }

  @Test func failuresAreToldAsInAWholeRun() throws {
    let broken = [
      "e.md": Self.lesson("E", "print(\"e\")", "f"),
      "f.md": "# F\n\n[gone](gone.md)\n\n```swift\nlet ü: Int = \"\u{FFFF}日\"\n```\n",
      "g.md": "```swift no_run\n1\n```\n",
    ]
    let package = try Self.package(broken)
    let reports = try Self.reports(of: package, 3, status: nil)
    for option in [["--format", "json"], ["--format", "junit"], ["--verbose"]] {
      let whole = try Command(["build"] + option, in: package.folder)
      let merged = try Self.merge(package, reports + option)
      #expect(merged.status == 1)
      let lines = [whole, merged].map { run in
        run.output.replacing("\"cached\" : true", with: "\"cached\" : false")
          .replacing(", unchanged", with: "").split(separator: "\n").filter {
            !$0.hasPrefix("Output: ")
          }
      }
      #expect(lines[0] == lines[1])
    }
    #expect(try package.output["f.html"] == nil)
    #expect(try package.output["a.html"] != nil)
    #expect(
      try Self.merge(package, reports + ["--max-unchecked", "0"]).errorOutput.contains("c-2"))
  }

  @Test func shardWithoutLessonsSucceedsAndSaysSo() throws {
    let package = try TemporaryPackage(["a.md": Self.lessons["d.md"] ?? ""])
    let run = try package.run("check", "--shard", "2/2")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Shard 2/2: none of the lessons\n"))
    #expect(try Self.merge(package, Self.reports(of: package, 3)).status == 0)
  }

  @Test func namedLessonsAndFiltersAreSplit() throws {
    let package = try Self.package()
    #expect(try package.run("build").status == 0)
    for arguments in [["e", "c"], ["--filter", "c/c-1"], ["--filter=-1", "c", "a"]] {
      let whole = try Command(["check", "--format", "json"] + arguments, in: package.folder)
      let reports = try Self.reports(of: package, 2, arguments)
      let merged = try Self.merge(package, reports + ["--format", "json"])
      #expect(merged.status == 0)
      #expect(merged.output == whole.output)
    }
    #expect(try package.run("check", "--shard", "1/2", "--filter", "nothing").status == 64)
    #expect(try package.run("check", "--shard", "1/2", "nothing").status == 64)
  }

  @Test func buildOfAShardRendersItsPages() throws {
    let package = try Self.package()
    for index in 1...2 {
      #expect(try package.run("build", "--shard", "\(index)/2").status == 0)
    }
    let names = ["a", "b", "c", "d", "e", "index"].map { "\($0).html" }
    #expect(try Set(package.output.keys).isSuperset(of: names))
  }

  @Test(arguments: ["0/4", "5/4", "1/0", "two", "1/2/3", "1"])
  func badShardsAreWrongUsage(_ text: String) throws {
    let run = try Command(["check", "--shard", text])
    #expect(run.status == 64)
    #expect(run.errorOutput.contains("`--shard 2/4`"))
  }

  @Test func timesOfAReportMakeTheSplit() throws {
    let package = try Self.package()
    let times = [("a", 3.0), ("b", 1), ("c", 1), ("d", 1), ("e", 1.5)].map { name, seconds in
      "{\"file\": \"Lessons/\(name).md\", \"seconds\": \(seconds)}"
    }
    try package.write("{\"lessons\": [\(times.joined(separator: ","))]}", to: "times.json")
    let run = try package.run("check", "--shard", "1/2", "--times", "times.json")
    #expect(run.output.contains("✓ a "))
    #expect(run.output.contains("Shard 1/2: 2 of 5 lessons\n"))
    let report = try package.run("check", "--shard", "1/1", "--format", "json").output
    try package.write(report, to: "report.json")
    #expect(try package.run("check", "--shard", "1/2", "--times", "report.json").status == 0)
    try package.write("{}", to: "empty.json")
    for arguments in [
      ["--shard", "1/2", "--times", "empty.json"], ["--shard", "1/2", "--times", "gone.json"],
      ["--times", "times.json"],
    ] {
      #expect(try Command(["check"] + arguments, in: package.folder).status == 64)
    }
  }

  @Test func timesAreKeptByWholeRunsAndMergesOnly() throws {
    let package = try Self.package()
    func seconds(_ index: Int) throws -> Int {
      let run = try package.run("check", "--shard", "\(index)/2", "--format", "json")
      return run.output.components(separatedBy: "\"seconds\" : ").count
    }
    let first = try Self.reports(of: package, 2)
    // The second run of a shard knows no times, because it runs nothing but the lesson without cells.
    #expect(try seconds(1) + seconds(2) == 2 + 1)
    #expect(try Self.merge(package, first).status == 0)
    #expect(try seconds(1) + seconds(2) == 2 + 5)
  }
}
