import Foundation
import Testing

/// Parts of a course: what the command says of them, and what it makes again when they change.
@Suite struct PartTests {
  private static func lesson(_ title: String, _ comment: String = "") -> String {
    "# \(title)\n\n\(comment)\n\nText.\n\n```swift\n1\n```\n\n```output\n1\n```\n"
  }

  private static let lessons = [
    "1.md": lesson("One", "<!-- part: A -->"), "2.md": lesson("Two"),
    "3.md": lesson("Three", "<!-- lesson: apart=\"G & co\" -->"), "4.md": lesson("Four"),
  ]

  private static func package(_ more: [String: String] = [:]) throws -> TemporaryPackage {
    try TemporaryPackage(lessons.merging(more) { $1 })
  }

  @Test func theListAndReportsTellOfParts() throws {
    let package = try Self.package()
    let list = try package.run("list").output.split(separator: "\n").map { $0.prefix(9) }
    #expect(
      list.prefix(6) == ["A:", "1  1 cell", "2  1 cell", "G & co (a", "3  1 cell", "4  1 cell"])
    let report = try package.run("list", "--format", "json").output
    #expect(report.contains("\"part\" : \"A\"") && report.contains("\"part\" : \"G & co\""))
    #expect(try package.run("check").status == 0)
    // Nothing changed: the records know the part too.
    #expect(try package.run("check", "--format", "json").output.contains("\"part\" : \"G & co\""))
  }

  @Test func aPartThatHasEndedDoesNotBeginAgain() throws {
    let package = try Self.package([
      "5.md": Self.lesson("Five", "<!-- part: A -->"),
      "6.md": Self.lesson("Six", "<!-- part: G & co -->"),
    ])
    for _ in 1...2 {
      let run = try package.run("build")
      #expect(run.status == 1)
      #expect(
        run.output.contains(
          """
          Lessons/5.md:3:6: error: the part `A` begins with Lessons/1.md and ends before Lessons/3.md \
          [scattered-part]
          """))
      #expect(
        run.output.contains(
          "Lessons/6.md:3:6: error: the part `G & co` begins with Lessons/3.md and ends before Lessons/5.md"
        ))
    }
    #expect(try package.output["5.html"] == nil && package.output["4.html"] != nil)
    #expect(try package.run("check", "5", "1").status == 0)
    let reports = try (1...2).map { index in
      let name = "\(index).json"
      try package.write(
        try package.run("check", "--shard", "\(index)/2", "--format", "json").output, to: name)
      return name
    }
    let merged = try Command(["merge", "--format", "json"] + reports, in: package.folder)
    let whole = try package.run("check", "--format", "json")
    let texts = [merged, whole].map {
      $0.output.replacing("\"cached\" : true", with: "\"cached\" : false")
    }
    #expect(merged.status == 1)
    #expect(texts[0] == texts[1])
    try package.write(Self.lesson("Five"), to: "Lessons/5.md")
    try package.write(Self.lesson("Six", "<!-- part: G & co -->"), to: "Lessons/6.md")
    #expect(
      try package.run("check").output.contains("begins with Lessons/3.md as one of the other kind"))
  }

  @Test func pagesOfMovedLessonsAreThoseOfABuildFromNothing() throws {
    let package = try Self.package()
    #expect(try package.run("build").status == 0)
    // A part apart, which changes nothing elsewhere, and parts that go.
    for (name, comment) in [
      ("4", "<!-- apart: B -->"), ("3", ""), ("1", ""), ("4", ""), ("2", "<!-- apart: G -->"),
    ] {
      let before = try package.output
      try package.write(Self.lesson("Moved", comment), to: "Lessons/\(name).md")
      #expect(try package.run("build").status == 0)
      let after = try package.output
      if comment.contains("B") { #expect(before["1.html"] == after["1.html"]) }
      try FileManager.default.removeItem(at: package.folder.appending(path: "Output"))
      #expect(try package.run("build", "--no-cache").status == 0)
      #expect(try package.output == after)
    }
  }

  @Test func aLessonThatIsBuiltAloneStandsInItsPart() throws {
    let package = try Self.package()
    #expect(try package.run("build", "4").status == 0)
    #expect(
      try package.read("Output/4.html").contains("<a href=\"index.html#part.g--co\">G &amp; co</a>")
    )
    #expect(try package.run("build", "--filter", "2").status == 0)
    #expect(try package.read("Output/2.html").contains("<a href=\"index.html#part.a\">A</a>"))
  }
}
