import Foundation
import Testing

@Suite struct CommandLineTests {
  private static let good = """
    # Good

    A sum.

    ```swift
    1 + 1
    ```

    ```output
    2
    ```
    """
  private static let loop = "```swift timeout=0.3\nwhile true {}\n```\n"
  private static let trap = "```swift\nlet empty: [Int] = []\nprint(empty[0])\n```\n"

  @Test func statusTellsWhatHappened() throws {
    let package = try TemporaryPackage(["a.md": Self.good, "b.md": Self.trap])
    #expect(try package.run("check", "a").status == 0)
    #expect(try package.run("check", "b").status == 1)
    #expect(try package.run("check").status == 1)
    #expect(try package.run("list").status == 0)
    for arguments in [["check", "nowhere.md"], ["check", "Lessons"], ["chek"], ["--frobnicate"]] {
      let run = try Command(arguments, in: package.folder)
      #expect(run.status == 64)
      #expect(run.output.isEmpty)
      #expect(!run.errorOutput.isEmpty)
    }
  }

  @Test func missingCompilerIsTheToolsOwnFailure() throws {
    let package = try TemporaryPackage(["a.md": Self.good])
    let run = try Command(
      ["check", "--no-cache"], in: package.folder, environment: ["PATH": "/nowhere"])
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("no swiftc in PATH"))
  }

  @Test func lessonsThatFailLeaveOthersUnharmed() throws {
    let package = try TemporaryPackage([
      "1.md": Self.loop, "2.md": Self.good, "3.md": Self.trap, "4.md": Self.good,
      "5.md": "```swift missspelt\n```\n",
    ])
    let report = try Command.report(["--no-cache"], in: package.folder)
    #expect(report.lessons.map(\.file) == (1...5).map { "Lessons/\($0).md" })
    #expect(
      report.lessons.map { $0.diagnostics.map(\.id) }
        == [["timeout"], [], ["trap"], [], ["unknown-attribute"]])
    #expect(
      report.summary
        == CommandReport.Summary(
          lessons: 5, cells: 5, passed: 2, failed: 2, skipped: 0, unchecked: 0, notRun: 1))
  }

  @Test func unchangedCodeIsNotRunAgain() throws {
    let package = try TemporaryPackage([
      "a.md": "```swift\nprint(\"x\")\n```\n\n```output\nx\n```\n"
    ])
    func isCached() throws -> Bool {
      let run = try package.run("check", "--verbose", "--format", "json")
      return run.output.contains("\"cached\" : true")
    }
    #expect(try !isCached())
    #expect(try isCached())
    try package.write(
      "New prose.\n\n```swift\nprint(\"x\")\n```\n\n```output\nx\n```\n", to: "Lessons/a.md")
    #expect(try isCached())
    try package.write("```swift\nprint(\"y\")\n```\n\n```output\nx\n```\n", to: "Lessons/a.md")
    #expect(try !isCached())
    #expect(try package.run("check").status == 1)
  }

  @Test func buildRendersVerifiedLessonsOnly() throws {
    let package = try TemporaryPackage(["1-a.md": Self.good, "2-b.md": Self.good])
    #expect(try package.run("build").status == 0)
    let first = try package.output
    #expect(Set(first.keys).isSuperset(of: ["index.html", "1-a.html", "2-b.html"]))

    try package.write(Self.good.replacing("2\n```", with: "3\n```"), to: "Lessons/1-a.md")
    try package.write(Self.good.replacing("# Good", with: "# Better"), to: "Lessons/2-b.md")
    let run = try package.run("build")
    #expect(run.status == 1)
    #expect(run.output.contains("1-a failed: its page stays as it was"))
    let second = try package.output
    #expect(second["1-a.html"] == first["1-a.html"])
    #expect(try package.read("Output/2-b.html").contains("Better"))

    try FileManager.default.removeItem(at: package.folder.appending(path: "Lessons/1-a.md"))
    #expect(try package.run("build").status == 0)
    #expect(try package.output["1-a.html"] == nil)
  }

  @Test func imagesAreCopiedBesideThePages() throws {
    let package = try TemporaryPackage(["a.md": Self.good + "\n\n![plot](img/a.png)\n"])
    #expect(try package.run("build").output.contains("there is no file `img/a.png`"))
    let images = package.folder.appending(path: "Lessons/img")
    try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
    try package.write("pixels", to: "Lessons/img/a.png")
    #expect(try package.run("build").status == 0)
    #expect(try package.read("Output/img/a.png") == "pixels")
    #expect(try package.read("Output/a.html").contains("src=\"img/a.png\""))
  }

  @Test func symbolicLinkOutOfThePackageIsABrokenLink() throws {
    let outside = try TemporaryPackage(["b.md": Self.good])
    let package = try TemporaryPackage(["a.md": "[b](b.md) [c](c.md) [d](d/b.md)\n"])
    let links = [
      ("b.md", outside.folder.appending(path: "Lessons/b.md")),
      ("c.md", package.folder.appending(path: "README.md")),
      ("d", outside.folder.appending(path: "Lessons")),
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        at: package.folder.appending(path: "Lessons/\(name)"), withDestinationURL: target)
    }
    let report = try Command.report(["Lessons/a.md"], in: package.folder)
    #expect(report.lessons.first?.diagnostics.map(\.id) == ["broken-link", "broken-link"])
    #expect(report.lessons.first?.diagnostics.map(\.column) == [1, 21])
  }

  @Test func pagesAreTheSameInEveryFolder() throws {
    let packages = try (0..<2).map { _ in try TemporaryPackage(["a.md": Self.good]) }
    for package in packages { #expect(try package.run("build", "--no-cache").status == 0) }
    #expect(try packages[0].output == packages[1].output)
  }

  @Test func caretsStandUnderWideCharactersToo() throws {
    let code = "> ```swift\n>\tlet s = \"日本\"; let ü: Int = s + \"é\"; nope\n> ```\n"
    let package = try TemporaryPackage(["a.md": code])
    let output = try package.run("check").output
    #expect(
      output.contains(
        """
          2 │ >\tlet s = "日本"; let ü: Int = s + "é"; nope
            │  \t                                      ^~~~
        """), "\(output)")
  }

  @Test func filterPicksCells() throws {
    let bad = "\n\n## Bad\n\n```swift\n3\n```\n\n```output\n4\n```\n"
    let package = try TemporaryPackage(["a.md": Self.good + bad])
    #expect(try package.run("check", "--filter", "a/good-1").status == 0)
    #expect(try package.run("check", "--filter", "bad").status == 1)
    #expect(try package.run("check", "--filter", "nothing").status == 64)
    // A page shows all cells, so that it is rendered only if all of them are verified.
    #expect(try package.run("build", "--filter", "a/good-1").output.contains("0 pages"))
    #expect(try package.output["a.html"] == nil)
  }

  @Test func filteredCellThatDidNotRunIsNotVerified() throws {
    let package = try TemporaryPackage(["a.md": Self.trap + "\n" + Self.good])
    let run = try package.run("check", "--filter", "good-1")
    #expect(run.status == 1)
    #expect(run.output.contains("[trap]"))
  }

  @Test func errorsAreReportedWhereOutputCannotBeWritten() throws {
    let package = try TemporaryPackage(["a.md": Self.trap])
    try package.write("a file where the folder should be", to: "Output")
    let run = try package.run("build")
    #expect(run.status == 2)
    #expect(run.output.contains("[trap]"))
    #expect(run.errorOutput.contains("cannot write"))
  }

  @Test func pageOfAnotherLessonIsNotOverwritten() throws {
    let package = try TemporaryPackage(["a.md": Self.good, "index.md": Self.good])
    #expect(try package.run("build").status == 2)
    let other = try TemporaryPackage(["a.md": Self.good])
    let path = package.folder.appending(path: "Lessons/a.md").path
    #expect(try other.run("build", path).status == 2)
  }

  @Test func lessonWithoutATargetIsPointedOut() throws {
    let package = try TemporaryPackage(["a.md": Self.good, "b.md": Self.good])
    try package.write("let lessons = [\"a\"]", to: "Package.swift")
    let run = try package.run("check", "--quiet", "--format", "json")
    #expect(run.errorOutput.contains("b has no target"))
    #expect(!run.errorOutput.contains("a has no target"))
  }

  @Test(.mustEnd) func interruptionLeavesNothingRunning() throws {
    let package = try TemporaryPackage(["a.md": "```swift\nprint(1)\nwhile true {}\n```\n"])
    let scratch = package.folder.appending(path: "scratch")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = Command.executable
    process.arguments = ["check", "--no-cache"]
    process.currentDirectoryURL = package.folder
    process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": scratch.path]) {
      $1
    }
    try process.run()
    func folders() throws -> [URL] {
      // By path: listing URLs fails where a folder goes away meanwhile.
      try FileManager.default.contentsOfDirectory(atPath: scratch.path)
        .filter { $0.hasPrefix("lessons-") }.map { scratch.appending(path: $0) }
    }
    // The program's own folder is there once it is about to run.
    func isAboutToRun() throws -> Bool {
      try folders().contains { root in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.contains {
          FileManager.default.fileExists(atPath: root.appending(path: "\($0)/work").path)
        }
      }
    }
    while process.isRunning, try !isAboutToRun() { sched_yield() }
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationStatus == 128 + SIGTERM)
    #expect(try folders().isEmpty)
  }

  @Test func extractedFileKeepsItsDateWhenNothingChanged() throws {
    let package = try TemporaryPackage(["a.md": Self.good])
    let file = package.folder.appending(path: "main.swift")
    let old = Date(timeIntervalSince1970: 1_000_000)
    #expect(
      try package.run("extract", "program", "Lessons/a.md", "--output", file.path).status == 0)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: file.path)
    #expect(
      try package.run("extract", "program", "Lessons/a.md", "--output", file.path).status == 0)
    let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]
    #expect(date as? Date == old)
  }
}
