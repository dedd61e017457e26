import Foundation
import Testing

/// What saves lead to.
@Suite struct WatchTests {
  private static func lesson(_ number: Int) -> String {
    "# Save \(number)\n\n```swift\nprint(\(number))\n```\n\n```output\n\(number)\n```\n"
  }

  @Test(.mustEnd) func saveRebuildsWhatItTouches() throws {
    let watch = try Watch(["1-a.md": Self.lesson(1), "2-b.md": Self.lesson(2)])
    #expect(try watch.nextReport().contains("2 lessons, 2 cells: 2 passed"))

    try watch.package.write(Self.lesson(3), to: "Lessons/2-b.md")
    let second = try watch.nextReport()
    #expect(second.contains("✓ 2-b"))
    #expect(!second.contains("✓ 1-a"))
    #expect(try watch.package.read("Output/2-b.html").contains("Save 3"))
    // The other page's link to it says the new title.
    #expect(try watch.package.read("Output/1-a.html").contains("Save 3"))

    try watch.package.write(Self.lesson(4).replacing("print", with: "prin"), to: "Lessons/2-b.md")
    #expect(try watch.nextReport().contains("Lessons/2-b.md:4:1: error: "))
    #expect(try watch.package.read("Output/2-b.html").contains("Save 3"))

    try watch.package.write(Self.lesson(5), to: "Lessons/3-c.md")
    let fourth = try watch.nextReport()
    #expect(fourth.contains("✓ 3-c"))
    #expect(fourth.contains("✗ 2-b"))
    #expect(fourth.contains("3 lessons, 3 cells: 2 passed, 1 failed"))

    let folder = watch.package.folder
    try FileManager.default.removeItem(at: folder.appending(path: "Lessons/2-b.md"))
    #expect(try watch.nextReport().contains("2-b is gone"))
    #expect(try watch.package.output["2-b.html"] == nil)
    #expect(try !watch.package.read("Output/index.html").contains("Save 3"))
    #expect(try watch.package.read("Output/1-a.html").contains("Save 5"))

    // As `lessons build` leaves it.
    let watched = try watch.package.output
    #expect(try watch.package.run("build", "--no-cache").output.contains("0 changed"))
    #expect(try watch.package.output == watched)
  }

  @Test(.mustEnd) func savedDocumentationIsCheckedAgain() throws {
    let source = "Sources/Shapes/Shapes.swift"
    let code = """
      /// How many sides there are.
      ///
      ///     print(sides())  // Prints "4"
      public func sides() -> Int { 4 }

      """
    let page = "# Page\n\n```swift\nsides()  // 4\n```\n"
    let watch = try Watch(
      ["a.md": Self.lesson(1)],
      others: [
        "Package.swift": """
        // swift-tools-version: 5.9
        import PackageDescription
        let package = Package(
          name: "shapes", products: [.library(name: "Shapes", targets: ["Shapes"])],
          targets: [.target(name: "Shapes")])

        """, source: code, "Docs/Page.md": page,
      ])
    #expect(try watch.nextReport().contains("✓ a"))
    func nextReport() throws -> String {
      try watch.nextReport(endingWith: "2 files of documentation")
    }
    let first = try nextReport()
    #expect(first.contains("✓ \(source)"))
    #expect(first.contains("✓ Docs/Page.md"))
    #expect(first.hasSuffix("1 lesson, 2 files of documentation, 3 cells: 3 passed\n"))

    try watch.package.write(code.replacing("\"4\"", with: "\"5\""), to: source)
    let second = try nextReport()
    #expect(second.contains("\(source):3:36: error: the comment is not true: it prints `4`"))
    #expect(!second.contains("Page.md"))
    try watch.package.write(page.replacing("// 4", with: "// 6"), to: "Docs/Page.md")
    let third = try nextReport()
    #expect(third.contains("Docs/Page.md:4:13: error: "))
    // Said shortly: it was told before.
    #expect(third.contains("✗ \(source)"))
    #expect(!third.contains("\(source):3"))
    // The code is another one, and so is what is said of it.
    try watch.package.write(code.replacing("{ 4 }", with: "{ 6 }"), to: source)
    let fourth = try nextReport()
    #expect(fourth.contains("✓ Docs/Page.md"))
    #expect(fourth.contains("\(source):3:36: error: the comment is not true: it prints `6`"))
  }

  @Test(.mustEnd) func savedThemeRendersPagesAnew() throws {
    let watch = try Watch(
      ["a.md": "# A\n"], theme: ["index.mustache": "{{<page}}{{$main}}one{{/main}}{{/page}}"])
    #expect(try watch.nextReport().contains("1 lesson, 0 cells"))
    #expect(try watch.package.read("Output/index.html").contains("one"))
    try watch.package.write("{{<page}}{{$main}}two{{/main}}{{/page}}", to: "theme/index.mustache")
    #expect(try watch.nextReport().contains("Output: 1 page, "))
    #expect(try watch.package.read("Output/index.html").contains("two"))
    // What is wrong is said, and the next save is another try.
    try watch.package.write("{{titel}}", to: "theme/fold.mustache")
    let failed = try watch.nextLine(containing: "there is no field `titel`")
    #expect(failed.hasPrefix("theme/fold.mustache:1:1: error: "))
    try watch.package.write("{{summary}}", to: "theme/fold.mustache")
    #expect(try watch.nextReport().contains("Output: 1 page, "))
  }

  @Test(.mustEnd) func extraFilesBelongToTheirLesson() throws {
    let text = """
      # Data

      ```swift
      import Foundation
      print(try String(contentsOfFile: "a.files/data.txt", encoding: .utf8))
      ```

      ```output
      new
      ```
      """
    let watch = try Watch(["a.md": text, "b.md": Self.lesson(1)])
    #expect(try watch.nextReport().contains("✗ a"))
    let files = watch.package.folder.appending(path: "Lessons/a.files")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    var report = ""
    try watch.package.write("new", to: "Lessons/a.files/data.txt")
    while !report.contains("✓ a") {
      report = try watch.nextReport()
      #expect(!report.contains("✓ b"))
    }
    // An editor that saves by renaming.
    try watch.package.write("old", to: "Lessons/a.files/.data.txt.new")
    #expect(
      rename(files.appending(path: ".data.txt.new").path, files.appending(path: "data.txt").path)
        == 0
    )
    while !report.contains("✗ a") { report = try watch.nextReport() }
  }

  @Test(.mustEnd) func linksAreFollowedToWhatTheyLeadTo() throws {
    let two = "# Two\n\n[one](1-a.md) [part](1-a.md#part) ![p](p.png) [code](../Code.swift)\n"
    let watch = try Watch(["1-a.md": "# One\n\n## Part\n"])
    _ = try watch.nextReport()
    func url(_ path: String) -> URL { watch.package.folder.appending(path: path) }
    func move(_ old: String, _ new: String) throws {
      try FileManager.default.moveItem(at: url(old), to: url(new))
    }
    // The last of the reports that tell of `word`: several files may be seen one after the other.
    func report(_ word: String) throws -> String {
      while true {
        let report = try watch.nextReport()
        if report.contains(word) { return report }
      }
    }
    try watch.package.write("pixels", to: "Lessons/p.png")
    try watch.package.write("", to: "Code.swift")
    try watch.package.write(two, to: "Lessons/2-b.md")
    _ = try report("✓ 2-b")

    try move("Lessons/1-a.md", "Lessons/1-c.md")
    let renamed = try report("✗ 2-b")
    #expect(renamed.contains("Lessons/2-b.md:3:1: error: there is no file `1-a.md` [broken-link]"))
    #expect(renamed.contains("1-a is gone"))
    try move("Lessons/1-c.md", "Lessons/1-a.md")
    _ = try report("✓ 2-b")

    try watch.package.write("# One\n\n## Piece\n", to: "Lessons/1-a.md")
    #expect(try report("✗ 2-b").contains("no heading with the anchor `#part` in `1-a.md`"))
    try watch.package.write("# One\n\n## Part\n\nText.\n", to: "Lessons/1-a.md")
    _ = try report("✓ 2-b")
    // What changes nothing about the links is no matter of the lesson that has them.
    try watch.package.write("# One\n\n## Part\n\nOther text.\n", to: "Lessons/1-a.md")
    #expect(try !report("✓ 1-a").contains("2-b"))

    for path in ["Lessons/p.png", "Code.swift"] {
      try move(path, "elsewhere")
      #expect(try report("✗ 2-b").contains("[broken-link]"))
      try move("elsewhere", path)
      _ = try report("✓ 2-b")
    }
    try watch.package.write("other pixels", to: "Lessons/p.png")
    while try watch.package.read("Output/p.png") != "other pixels" { _ = try watch.nextReport() }
  }

  @Test(.mustEnd) func aLessonFailsWhileAnotherEndsItsPart() throws {
    let (a, b) = ("# A\n\n<!-- part: A -->\n", "# B\n\n<!-- part: B -->\n")
    let watch = try Watch(["1-a.md": a, "2-b.md": "# B\n", "3-c.md": a])
    #expect(try watch.nextReport().contains("✓ 3-c"))
    try watch.package.write(b, to: "Lessons/2-b.md")
    let report = try watch.nextReport()
    #expect(report.contains("✗ 3-c") && report.contains("Lessons/3-c.md:3:6: error: the part `A`"))
    try watch.package.write("# B\n", to: "Lessons/2-b.md")
    #expect(try watch.nextReport().contains("✓ 3-c"))
  }

  @Test(.mustEnd) func saveEndsWhatRuns() throws {
    let watch = try Watch(["a.md": Self.lesson(1), "b.md": Self.lesson(2)])
    _ = try watch.nextReport()
    let endless = "# Endless\n\n```swift timeout=3600\nprint(0)\nwhile true {}\n```\n"
    func run(_ text: String) throws {
      try watch.package.write(text, to: "Lessons/a.md")
      while try !watch.isAboutToRun { sched_yield() }
    }
    try run(endless)
    try watch.package.write(Self.lesson(3), to: "Lessons/a.md")
    let corrected = try watch.nextReport()
    #expect(corrected.contains("✓ a"))
    #expect(corrected.contains("2 lessons, 2 cells: 2 passed"))
    #expect(try watch.hasNoProcesses)

    // What is known of a lesson that was not verified is not told.
    try run(endless)
    try watch.package.write(Self.lesson(4), to: "Lessons/b.md")
    let other = try watch.nextReport()
    #expect(other.contains("✓ b"))
    #expect(other.contains("a is still to be verified"))
    #expect(other.contains("1 lesson, 1 cell: 1 passed"))
    #expect(try watch.package.read("Output/a.html").contains("Save 3"))
    // And it comes next.
    while try !watch.isAboutToRun { sched_yield() }
    try watch.package.write(Self.lesson(5), to: "Lessons/a.md")
    #expect(try watch.nextReport().contains("2 lessons, 2 cells: 2 passed"))
  }

  @Test(.mustEnd) func pagesAreMadeWholeAgain() throws {
    let watch = try Watch(["a.md": Self.lesson(1), "b.md": Self.lesson(2)])
    _ = try watch.nextReport()
    let made = try watch.package.output
    let folder = watch.package.folder.appending(path: "Output")
    for path in ["", "a.html", "style.css"] {
      try FileManager.default.removeItem(at: folder.appending(path: path))
      _ = try watch.nextReport()
      #expect(try watch.package.output == made, "\(path)")
    }
    // The page of a lesson that fails cannot be, and is no reason to try for ever.
    try watch.package.write(Self.lesson(2) + "[x](c.md)\n", to: "Lessons/b.md")
    #expect(try watch.nextReport().contains("✗ b"))
    for name in ["b.html", "a.html"] {
      try FileManager.default.removeItem(at: folder.appending(path: name))
      #expect(try watch.nextReport().contains("✗ b"))
    }
    #expect(try watch.package.output["b.html"] == nil)
    try watch.package.write(Self.lesson(2), to: "Lessons/b.md")
    #expect(try watch.nextReport().contains("✓ b"))
    #expect(try watch.package.output == made)
    try watch.package.write("altered", to: "Output/a.html")
    try watch.package.write("# Course\n\nMore.\n", to: "README.md")
    _ = try watch.nextReport()
    #expect(try watch.package.output["a.html"] == made["a.html"])
    #expect(try watch.package.read("Output/index.html").contains("More."))
  }

  @Test(.mustEnd) func whatCannotBeReadIsSaidAndEndsNothing() throws {
    let watch = try Watch(["a.md": Self.lesson(1)])
    _ = try watch.nextReport()
    let folder = watch.package.folder
    func url(_ name: String) -> URL { folder.appending(path: name) }
    for target in ["nowhere", "b.md", "."] {
      try FileManager.default.createSymbolicLink(
        atPath: url("Lessons/b.md").path, withDestinationPath: target)
      let report = try watch.nextReport()
      #expect(report.contains("error: cannot read "), "\(target)")
      #expect(report.contains("1 lesson, 1 cell: 1 passed"))
      try FileManager.default.removeItem(at: url("Lessons/b.md"))
      #expect(try watch.nextReport().contains(" is gone"))
    }
    // The lessons that can be are verified, and nothing is told of the one that was.
    let files = url("Lessons/a.files")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    _ = try watch.nextReport()
    try FileManager.default.createSymbolicLink(
      atPath: files.appending(path: "link").path, withDestinationPath: "..")
    let refused = try watch.nextReport()
    #expect(refused.contains("a.files/link is a link that leads out of the lesson's folder"))
    #expect(refused.contains("0 lessons, 0 cells: 0 passed"))
    try watch.package.write(Self.lesson(2), to: "Lessons/b.md")
    let second = try watch.nextReport()
    #expect(second.contains("✓ b") && second.contains("a.files/link is a link"))
    try FileManager.default.removeItem(at: files)
    #expect(try watch.nextReport().contains("2 lessons, 2 cells: 2 passed"))

    // Folders that are away are said to be, and waited for.
    try FileManager.default.moveItem(at: url("Lessons"), to: url("Away"))
    _ = try watch.nextLine(containing: "There is no folder Lessons in ")
    try FileManager.default.moveItem(at: url("Away"), to: url("Lessons"))
    #expect(try watch.nextReport().contains("2 lessons, 2 cells: 2 passed"))
    try FileManager.default.removeItem(at: url("Output"))
    try watch.package.write("no folder", to: "Output")
    _ = try watch.nextLine(containing: "error: cannot write to ")
    // As soon as the pages can be written, they are.
    try FileManager.default.removeItem(at: url("Output"))
    #expect(try watch.nextReport().contains("2 lessons, 2 cells: 2 passed"))
    // A lesson that is elsewhere keeps nobody waiting.
    try FileManager.default.createSymbolicLink(
      atPath: url("Lessons/c.md").path, withDestinationPath: "/etc/hosts")
    #expect(try watch.nextReport().contains("Lessons/c.md is a link that leads out of the package"))
    try watch.package.write(Self.lesson(3), to: "Lessons/b.md")
    #expect(try watch.nextReport().contains("✓ b"))
    #expect(watch.end(with: SIGINT) == 128 + SIGINT)
  }

  @Test(.mustEnd) func burstOfSavesEndsInTheLastState() throws {
    let watch = try Watch(["a.md": Self.lesson(0)])
    _ = try watch.nextReport()
    for number in 1...99 { try watch.package.write(Self.lesson(number), to: "Lessons/a.md") }
    let second = "\n```swift\nprint(2)\n```\n\n```output\n2\n```\n"
    try watch.package.write(Self.lesson(100) + second, to: "Lessons/a.md")
    // The page is there before the report is, so that it does not tell of the end.
    while try !watch.nextReport().contains("a  2 cells") {}
    #expect(try RawResponse("/a.html", port: watch.port).body.contains("Save 100"))
    #expect(try watch.removesScratchFolders)
    #expect(try watch.hasNoProcesses)
    #expect(watch.isRunning)
    #expect(watch.end(with: SIGINT) == 128 + SIGINT)
  }

  @Test(.mustEnd, arguments: [SIGINT, SIGTERM, SIGHUP])
  func interruptionLeavesNothingRunning(_ signal: Int32) throws {
    let watch = try Watch(["a.md": "# Text\n"])
    _ = try watch.nextReport()
    try watch.package.write("```swift\nprint(1)\nwhile true {}\n```\n", to: "Lessons/a.md")
    while watch.isRunning, try !watch.isAboutToRun { sched_yield() }
    #expect(watch.end(with: signal) == 128 + signal)
    #expect(try watch.scratchFolders.isEmpty)
    #expect(try watch.hasNoProcesses)
    #expect(throws: RawResponse.NoConnection.self) { try RawResponse("/", port: watch.port) }
  }

  @Test(.mustEnd) func interruptionEndsAToolThatWaits() throws {
    let watch = try Watch(["a.md": "# Text\n"])
    _ = try watch.nextReport()
    #expect(watch.end(with: SIGTERM) == 128 + SIGTERM)
  }
}
