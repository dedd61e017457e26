import Foundation
import Testing

/// `lessons new` writes a lesson that passes, wired in, or nothing at all.
@Suite struct NewCommandTests {
  private static let manifest = "let lessons = [\n  \"01-first\",\n]\n"
  private static let first = "# First\n"

  private func package() throws -> TemporaryPackage {
    let package = try TemporaryPackage(["01-first.md": Self.first])
    try package.write(Self.manifest, to: "Package.swift")
    return package
  }

  @Test func newLessonIsWiredInAndPasses() throws {
    let package = try package()
    let run = try package.run("new", "Größe,  `map` & 日本語")
    #expect(run.status == 0)
    let name = "02-grosse-map-ri-ben-yu"
    #expect(
      run.output == """
        Wrote Lessons/\(name).md
        Wrote Sources/LessonPrograms/\(name)/Stub.swift
        Added "\(name)" to the lessons of Package.swift
        Next: write the lesson, and verify it with `swift run lessons check \(name)`

        """)
    #expect(
      try package.read("Package.swift") == "let lessons = [\n  \"01-first\",\n  \"\(name)\",\n]\n")
    #expect(try package.read("Sources/LessonPrograms/\(name)/Stub.swift").contains("\(name).md"))
    #expect(try package.read("Lessons/\(name).md").hasPrefix("# Größe, `map` & 日本語\n"))
    let check = try package.run("check", name)
    #expect(check.status == 0)
    #expect(!check.errorOutput.contains("has no target"))
    #expect(try package.run("new", "Next").output.contains("Wrote Lessons/03-next.md"))
  }

  @Test(
    "A title that is a whole name keeps its number",
    arguments: [
      ("10-ten", "10-ten"), ("10-Ten", "10-ten"), ("07-a-b", "07-a-b"),
      ("3-way merge", "02-3-way-merge"), ("10 ten", "02-10-ten"), ("10-", "02-10"),
    ])
  func numbersAreNotDoubled(_ title: String, _ name: String) throws {
    let package = try package()
    #expect(try package.run("new", title).output.contains("Wrote Lessons/\(name).md\n"))
  }

  @Test(
    "Titles that name no lesson, or one that is there, are wrong usage",
    arguments: [("First", "01-first.md"), ("🎉", "no letters"), ("", "no letters"), ("#", "no")])
  func titleIsRefused(_ title: String, _ reason: String) throws {
    let package = try package()
    let before = try package.files
    let run = try package.run("new", title)
    #expect(run.status == 64)
    #expect(run.errorOutput.contains(reason))
    #expect(try package.files == before)
  }

  @Test func manifestWithoutTheArrayIsRefusedUntilItNamesTheLesson() throws {
    let package = try package()
    try package.write("let lessons = folders()\n", to: "Package.swift")
    let before = try package.files
    let run = try package.run("new", "Second")
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("  \"02-second\",\n"))
    #expect(try package.files == before)
    try package.write("let lessons = folders() + [\"02-second\"]\n", to: "Package.swift")
    #expect(try package.run("new", "Second").status == 0)
    #expect(try package.read("Package.swift") == "let lessons = folders() + [\"02-second\"]\n")
  }

  @Test func folderWithoutPackageGetsTheLessonOnly() throws {
    let package = try TemporaryPackage(["09-ninth.md": Self.first])
    let run = try package.run("new", "Tenth", "--package-path", package.folder.path)
    #expect(run.status == 0)
    #expect(run.output.contains("There is no Package.swift in"))
    #expect(
      try package.files.keys.sorted() == [
        "Lessons/09-ninth.md", "Lessons/10-tenth.md", "README.md",
      ])
    #expect(try package.run("check", "tenth").status == 0)
  }

  @Test func whatFailsHalfwayIsUndone() throws {
    let package = try package()
    try package.write("a file where a folder should be", to: "Sources")
    let before = try package.files
    let run = try package.run("new", "Second")
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("nothing was changed"))
    #expect(try package.files == before)
  }
}
