import Foundation
import Testing

/// What a run without the cache has refuted, nobody is told again.
@Suite struct RefutedResultTests {
  /// A lesson whose second cell prints whether a file of the machine exists, which no key knows of.
  private static func package() throws -> TemporaryPackage {
    let package = try TemporaryPackage([:])
    try package.write("", to: "there")
    let there = package.folder.appending(path: "there").path
    try package.write(
      "# A\n\n```swift id=first\nimport Foundation\n```\n\n```swift id=second\n"
        + "print(FileManager.default.fileExists(atPath: \"\(there)\"))\n```\n\n```output\ntrue\n```\n",
      to: "Lessons/a.md")
    // The second run finds files that are older than it, and keeps what it knows of the lesson.
    for _ in 1...3 { #expect(try package.run("check").status == 0) }
    try FileManager.default.removeItem(atPath: there)
    // So far nobody can know.
    #expect(try package.run("check").status == 0)
    return package
  }

  @Test(arguments: [
    ["check"], ["build"], ["update", "--dry-run"], ["check", "--filter", "first"],
    ["check", "--shard", "1/1"],
  ])
  func refutedResultIsDropped(_ arguments: [String]) throws {
    let package = try Self.package()
    _ = try Command(
      arguments + ["--no-cache"], in: package.folder, environment: ["CI": ""])
    for command in ["check", "build"] {
      let run = try package.run(command)
      #expect(run.status == 1 && run.output.contains("output-mismatch"), "\(run.output)")
    }
  }

  /// The package is known by the folder that the command runs in; the lesson is the same.
  @Test func refutedFromAnotherFolderItIsDroppedToo() throws {
    let package = try Self.package()
    let elsewhere = try TemporaryPackage([:])
    let lesson = package.folder.appending(path: "Lessons/a.md").path
    #expect(try elsewhere.run("check", "--no-cache", lesson).status == 1)
    #expect(try package.run("check").status == 1)
  }

  /// A failure that is known no more does not outlive a run that passes either.
  @Test func refutedFailureIsDropped() throws {
    let package = try Self.package()
    #expect(try package.run("check", "--no-cache").status == 1)
    #expect(try package.run("check").status == 1)
    try package.write("", to: "there")
    #expect(try package.run("check", "--no-cache").status == 0)
    #expect(try package.run("check").status == 0)
  }

  @Test func confirmedResultIsKept() throws {
    let package = try TemporaryPackage(["a.md": "# A\n\n```swift\n1\n```\n\n```output\n1\n```\n"])
    #expect(try package.run("check").status == 0)
    #expect(try package.run("check", "--no-cache").status == 0)
    #expect(try package.run("check", "--shard", "1/1").output.contains("unchanged"))
  }
}
