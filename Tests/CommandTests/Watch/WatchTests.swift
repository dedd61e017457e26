import Foundation
import Testing

/// What saves lead to.
@Suite struct WatchTests {
  private static func lesson(_ number: Int) -> String {
    "# Save \(number)\n\n```swift\nprint(\(number))\n```\n\n```output\n\(number)\n```\n"
  }

  @Test(.timeLimit(.minutes(3))) func saveRebuildsWhatItTouches() throws {
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

  @Test(.timeLimit(.minutes(3))) func savedThemeRendersPagesAnew() throws {
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

  @Test(.timeLimit(.minutes(3))) func extraFilesBelongToTheirLesson() throws {
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

  @Test(.timeLimit(.minutes(3))) func burstOfSavesEndsInTheLastState() throws {
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

  @Test(.timeLimit(.minutes(3)), arguments: [SIGINT, SIGTERM, SIGHUP])
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

  @Test(.timeLimit(.minutes(3))) func interruptionEndsAToolThatWaits() throws {
    let watch = try Watch(["a.md": "# Text\n"])
    _ = try watch.nextReport()
    #expect(watch.end(with: SIGTERM) == 128 + SIGTERM)
  }
}
