import Foundation
import Testing

/// How much is not checked, and that it can be limited.
@Suite struct UncheckedTests {
  private static let lessons = [
    "a.md": "# A\n\n```swift silent\n1\n```\n\n```swift ignore=\"later\"\n```\n",
    "b.md": "# B\n\n```swift\n1\n```\n\n```output\n1\n```\n\n```swift silent\n2\n```\n",
  ]

  @Test func listCountsWhatIsNotChecked() throws {
    let package = try TemporaryPackage(Self.lessons)
    #expect(
      try package.run("list").output == """
        a  2 cells, 0 tests, 1 ignored, 1 silent  A
        b  2 cells, 1 test, 1 silent  B
        2 lessons, 4 cells, 1 test, 1 ignored, 2 silent

        """)
    let json = try package.run("list", "--format", "json").output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let summary = try #require(object["summary"] as? [String: Any])
    #expect(summary["uncheckedReasons"] as? [String: Int] == ["ignored": 1, "silent": 2])
  }

  @Test func aFenceThatMatchesAnythingIsNotChecked() throws {
    let package = try TemporaryPackage([
      "c.md": "# C\n\n```swift\n1\n```\n\n```output\n...\n```\n"
    ])
    let list = try package.run("list").output
    #expect(list.hasPrefix("c  1 cell, 1 test, 1 matches-anything  C\n"))
    let run = try package.run("check", "--max-unchecked", "0")
    #expect(run.status == 1)
    #expect(run.errorOutput.contains("Lessons/c.md:3: c-1 (matches-anything)"))
  }

  @Test func moreThanTheLimitFails() throws {
    let package = try TemporaryPackage(Self.lessons)
    #expect(try package.run("check").status == 0)
    #expect(try package.run("check", "--max-unchecked", "3").status == 0)
    for format in ["text", "json"] {
      let run = try package.run("build", "--max-unchecked", "2", "--format", format)
      #expect(run.status == 1)
      #expect(
        run.errorOutput == """
          error: 3 cells are not checked, more than the 2 of --max-unchecked: \
          have their output compared, or allow more
            Lessons/a.md:3: a-1 (silent)
            Lessons/a.md:7: a-2 (ignored)
            Lessons/b.md:11: b-2 (silent)

          """)
    }
    #expect(try package.run("check", "b", "--max-unchecked", "1").status == 0)
    #expect(try package.run("check", "--max-unchecked=-1").status == 64)
  }
}
