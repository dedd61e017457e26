import Foundation
import Testing

/// Lessons that are as they were are not read; what was found out about others is never believed.
@Suite struct RecordTests {
  /// A package whose lessons are known: the second build finds files that are older than it.
  private func knownPackage() throws -> TemporaryPackage {
    let package = try TemporaryPackage([
      "a.md": "# A\n\n[B](b.md#b), ![picture](one.svg)\n", "b.md": "# B\n",
      "c.md": "# C\n\n```swift ignore=\"a \\t reason\"\nx\n```\n\n```swift\nlet x = 1\n```\n",
    ])
    try package.write("<svg/>", to: "Lessons/one.svg")
    for _ in 1...2 { #expect(try package.run("build").status == 0) }
    // Only of a lesson that nobody read it is said that it is unchanged although it has no cells.
    #expect(try package.run("build").output.contains("b  0 cells, unchanged\n"))
    return package
  }

  /// The report of `check`, without what tells cached cells from others.
  private func report(_ package: TemporaryPackage, _ options: String...) throws -> String {
    try Command(["check", "--format", "json"] + options, in: package.folder).output
      .replacing("\"cached\" : true", with: "\"cached\" : false")
  }

  @Test func reportsOnKnownLessonsAreThoseOfReadOnes() throws {
    let package = try knownPackage()
    #expect(try report(package) == report(package, "--no-cache"))
    #expect(
      try report(package, "--filter", "c-2") == report(package, "--filter", "c-2", "--no-cache"))
    let text = try package.run("build", "--max-unchecked", "0")
    #expect(text.status == 1 && text.errorOutput.contains("Lessons/c.md:3: c-1 (ignored)"))
  }

  @Test func aLessonIsReadWhenWhatItLinksToChanges() throws {
    let package = try knownPackage()
    try package.write("# Bee\n", to: "Lessons/b.md")
    let run = try package.run("check")
    #expect(run.status == 1 && run.output.contains("there is no heading with the anchor `#b`"))
    try FileManager.default.removeItem(at: package.folder.appending(path: "Lessons/b.md"))
    #expect(try package.run("check").output.contains("there is no file `b.md`"))
  }

  @Test func aChangeThatLeavesSizeAndDateIsSeen() throws {
    let package = try knownPackage()
    let path = package.folder.appending(path: "Lessons/b.md").path
    let date = try #require(
      try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.write(contentsOf: Data("# D\n".utf8))
    try file.close()
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    #expect(try package.run("check").status == 1)
  }

  @Test func copiesAndPagesFollowTheirOriginals() throws {
    let package = try knownPackage()
    try package.write("<svg></svg>", to: "Lessons/one.svg")
    #expect(try package.run("build").output.hasSuffix("Output: 3 pages, 1 changed\n"))
    #expect(try package.read("Output/one.svg") == "<svg></svg>")
    let made = try package.output
    try package.write("mine", to: "Output/b.html")
    try package.write("mine", to: "Output/print.html")
    #expect(try package.run("build").output.hasSuffix("Output: 3 pages, 2 changed\n"))
    #expect(try package.output == made)
  }

  @Test func aKnownLessonThatFailsWhenItIsRunAgainIsKnownNoMore() throws {
    let word = UUID().uuidString
    let package = try TemporaryPackage([:])
    try package.write("", to: "there")
    let there = package.folder.appending(path: "there").path
    try package.write(
      "# A\n\n```swift\nimport Foundation\n// \(word)\n"
        + "print(FileManager.default.fileExists(atPath: \"\(there)\"))\n```\n\n```output\ntrue\n```\n",
      to: "Lessons/a.md")
    for _ in 1...3 { #expect(try package.run("build").status == 0) }
    try FileManager.default.removeItem(atPath: there)
    #expect(try package.run("build").status == 0)
    // Its page has to be made, and nobody knows what its program printed.
    try FileManager.default.removeItem(at: package.folder.appending(path: "Output/a.html"))
    try FileManager.default.removeItem(at: try CacheTests.entry(with: word))
    for _ in 1...2 {
      let run = try package.run("build")
      #expect(run.status == 1 && run.output.contains("output-mismatch"))
    }
  }

  @Test func aChangedLessonLeavesTheFilesThatABuildFromNothingMakes() throws {
    let package = try knownPackage()
    for text in [
      "# Bee\n\n## B\n\nMore.\n", "# B\n\n$x^2$\n",
      "# B\n\nA & <b>\n\n```swift\nlet y = 2\n```\n",
      // What a cell displays is guessed while it runs.
      "# B\n\n```swift\nlet y = 3\ny + 1\n```\n\n```output\n4\n```\n",
      "# B\n\n```swift\nprint(5)\n```\n\n```output\n5\n```\n",
      "# B\n\n```swift\nfunc f() { print(6) }\nf()\n```\n\n```output\n6\n```\n",
    ] {
      try package.write(text, to: "Lessons/b.md")
      #expect(try package.run("build").status == 0)
      let made = try package.output
      for option in ["--no-cache", "--verbose"] {
        try FileManager.default.removeItem(at: package.folder.appending(path: "Output"))
        #expect(try package.run("build", option).status == 0)
        #expect(try package.output == made)
      }
    }
  }
}
