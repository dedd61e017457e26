import Foundation
import Testing

/// Programs see the variables that their cells ask for, and no others; what they are counts.
@Suite struct EnvironmentTests {
  /// A lesson that prints a variable, which it asks for with `words`; a word of its own keeps its entry
  /// apart from all others.
  private static func lesson(_ words: String, prints text: String) -> String {
    """
    # A

    ```swift \(words)
    import Foundation

    print(ProcessInfo.processInfo.environment["WORD"] ?? "nothing")
    ```

    ```output
    \(text)
    ```

    """
  }

  private static func check(
    _ package: TemporaryPackage, _ environment: [String: String], _ options: String...
  ) throws -> Command {
    try Command(["check"] + options, in: package.folder, environment: environment)
  }

  @Test func otherVariablesAreNotPassedOn() throws {
    let package = try TemporaryPackage(["a.md": Self.lesson("", prints: "nothing")])
    let run = try Self.check(
      package, ["WORD": "secret", "TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8"])
    #expect(run.status == 0, "\(run.output)")
  }

  @Test(arguments: ["", "<!-- lesson: requires=\"env:WORD\" -->\n\n"])
  func verdictsGoByTheValue(_ settings: String) throws {
    let words = settings.isEmpty ? "requires=\"env:WORD\"" : ""
    let package = try TemporaryPackage(["a.md": settings + Self.lesson(words, prints: "one")])
    // Twice each: what is known of the lesson is not asked for the first time.
    for _ in 1...2 {
      let skipped = try Self.check(package, [:], "--format", "junit")
      #expect(skipped.status == 0)
      #expect(skipped.output.contains("requires env:WORD, which is not set"), "\(skipped.output)")
      for _ in 1...2 { #expect(try Self.check(package, ["WORD": "one"]).status == 0) }
      for _ in 1...2 { #expect(try Self.check(package, ["WORD": "two"]).status == 1) }
      #expect(try Self.check(package, ["WORD": ""]).status == 1)
    }
  }

  @Test func onlyProgramsThatAskSeeIt() throws {
    let package = try TemporaryPackage([
      "a.md": """
      ```swift
      import Foundation

      func word() -> String { ProcessInfo.processInfo.environment["WORD"] ?? "nothing" }
      print(word())
      ```

      ```output
      seen
      ```

      ```swift requires="env:WORD"
      print(word())
      ```

      ```output
      seen
      ```

      ```swift reset
      import Foundation

      print(ProcessInfo.processInfo.environment["WORD"] ?? "nothing")
      ```

      ```output
      nothing
      ```

      """
    ])
    let run = try Self.check(package, ["WORD": "seen"])
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func valuesAreNotKept() throws {
    let secret = "secret-\(UUID().uuidString)"
    let package = try TemporaryPackage([
      "a.md": "```swift requires=\"env:WORD\"\nlet word = \"\(UUID().uuidString)\"\n```\n"
    ])
    for options in [
      [], ["--shard", "1/1", "--format", "json"], ["--shard", "1/1", "--format", "junit"],
    ] {
      let run = try Command(["check"] + options, in: package.folder, environment: ["WORD": secret])
      #expect(run.status == 0)
      #expect(!run.output.contains(secret))
    }
    #expect(try !CacheTests.files.contains { $0.firstRange(of: Data(secret.utf8)) != nil })
  }

  @Test func shardsMayHaveWhatTheMergeHasNot() throws {
    let package = try TemporaryPackage([
      "a.md": Self.lesson("requires=\"env:WORD\"", prints: "one"),
      "b.md": Self.lesson("requires=\"env:WORD\"", prints: "one"),
    ])
    for (index, environment) in [(1, ["WORD": "one"]), (2, [:])] {
      let run = try Self.check(package, environment, "--shard", "\(index)/2", "--format", "json")
      #expect(run.status == 0)
      try package.write(run.output, to: "\(index).json")
    }
    let merge = try package.run("merge", "1.json", "2.json")
    #expect(merge.status == 0, "\(merge.errorOutput)")
    #expect(merge.output.contains("1 passed, 1 skipped"), "\(merge.output)")
  }

  /// A comma stands between the backtracer's settings, and it is not told of such a path.
  @Test(arguments: ["a,b", "a b", "a'\"b", "ä=b;&$(c)"])
  func trapsHaveTheirPlacesInAnyFolder(_ name: String) throws {
    let package = try TemporaryPackage([
      "a.md":
        "# T\n\n```swift\nfunc f(_ a: [Int]) -> Int { a[7] }\n```\n\n```swift\n_ = f([1])\n```\n"
    ])
    let folder = package.folder.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let run = try Self.check(package, ["TMPDIR": folder.path], "--no-cache")
    #expect(run.status == 1 && run.output.contains("a.md:4:30: error"), "\(run.output)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
