import Foundation
import Testing

/// Documentation whose faults are known, and what counts as a fault.
@Suite struct BaselineTests {
  private static let source = "Sources/Shapes/Shapes.swift"
  private static let list = ".lessons-baseline.json"

  /// A package with one fault in a comment, and a fragment in a page.
  private static func package() throws -> PackageUnderTest {
    try PackageUnderTest([
      "Package.swift": """
      // swift-tools-version: 5.9
      import PackageDescription
      let package = Package(
        name: "shapes", products: [.library(name: "Shapes", targets: ["Shapes"])],
        targets: [.target(name: "Shapes")])

      """,
      source: """
      /// How many sides there are.
      ///
      ///     print(sides())  // Prints "3"
      public func sides() -> Int { 4 }

      /// How many angles there are.
      ///
      ///     angles()  // 4
      public func angles() -> Int { 4 }

      """,
      "README.md": "# Shapes\n\n```swift\nprint(sides())  // Prints \"4\"\n```\n",
      "Docs/Fragment.md": "# Fragment\n\n```swift\ndraw(square)\n```\n",
    ])
  }

  private static let known = "1 known fault in .lessons-baseline.json\n"

  @Test(.mustEnd) func whatIsKnownFailsNothingAndWhatIsNewDoes() throws {
    let package = try Self.package()
    #expect(try package.run("check").status == 1)
    let run = try package.run("baseline")
    #expect(run.status == 0, "\(run.output)\(run.errorOutput)")
    #expect(run.output.hasSuffix("2 passed, 1 known to fail, 1 unchecked\n" + Self.known))
    let text = try package.text(of: Self.list)
    #expect(try package.run("baseline", "--no-cache", "--quiet").output == "")
    #expect(try package.text(of: Self.list) == text)
    #expect(!text.contains("line"))

    // In every format.
    let check = try package.run("check")
    #expect(check.status == 0)
    #expect(check.output.hasSuffix(Self.known))
    #expect(!check.output.contains("error"))
    let json = try package.run("check", "--format", "json")
    #expect(json.status == 0)
    let report = try JSONDecoder().decode(CommandReport.self, from: Data(json.output.utf8))
    #expect(report.lessons.flatMap(\.diagnostics).map(\.baseline) == [true])
    let junit = try package.run("check", "--format", "junit")
    #expect(junit.status == 0)
    #expect(!junit.output.contains("<failure"))
    #expect(junit.output.contains("<skipped message=\"known fault: the comment is not true"))
    let github = try package.run("check", "--format", "github")
    #expect(github.status == 0)
    #expect(!github.output.contains("::error"))
    #expect(try package.run("build").status == 0)

    // Edits elsewhere do not matter; what is new does.
    try package.edit(Self.source, "/// How many sides", to: "/// Counts.\n///\n/// How many sides")
    #expect(try package.run("check").status == 0)
    try package.edit(Self.source, "// 4", to: "// 5")
    let new = try package.run("check")
    #expect(new.status == 1)
    #expect(new.output.contains("Shapes.swift:10:22: error: the comment is not true: it is `4`"))
    #expect(!new.output.contains("Prints"))
    #expect(new.output.hasSuffix("1 passed, 1 failed, 1 known to fail, 1 unchecked\n" + Self.known))
    try package.edit(Self.source, "// 5", to: "// 4")

    // What is mended has to go.
    try package.edit(Self.source, "\"3\"", to: "\"4\"")
    for arguments in [["check"], ["check", "Shapes"], ["build"], ["check", "--shard", "1/1"]] {
      let mended = try Command(arguments, in: package.folder)
      #expect(mended.status == 1)
      #expect(
        mended.errorOutput == """
          error: 1 fault of .lessons-baseline.json is there no more: run `lessons baseline` again, \
          so that it does not come back unseen
            Sources/Shapes/Shapes.swift: 1

          """)
    }
    // Who asks for something else is told nothing of it.
    for arguments in [
      ["README.md"], ["--only", "pages"], ["--filter", "angles"], ["--filter", "README"],
    ] {
      let other = try Command(["check"] + arguments, in: package.folder)
      #expect(other.status == 0, "\(arguments) \(other.errorOutput)")
    }
    #expect(try package.run("baseline").status == 0)
    #expect(!FileManager.default.fileExists(atPath: package.folder.path + "/" + Self.list))
    #expect(try package.run("check").status == 0)

    // So does a file.
    try package.write(text.replacingOccurrences(of: Self.source, with: "Gone.swift"), to: Self.list)
    let gone = try package.run("check")
    #expect(gone.status == 1)
    #expect(gone.errorOutput.hasSuffix("  Gone.swift: 1\n"))
    for damaged in ["{", "{\"faults\": [], \"version\": 7}", "<<<<<<< HEAD\n" + text] {
      try package.write(damaged, to: Self.list)
      let run = try package.run("check")
      #expect(run.status == 1)
      #expect(run.output.isEmpty)
      #expect(run.errorOutput.hasPrefix("error: .lessons-baseline.json is "))
      #expect(run.errorOutput.contains("or run `lessons baseline`"))
    }
    #expect(try package.run("list").status == 0)
    #expect(try package.run("baseline").status == 0)
  }

  @Test(.mustEnd) func fragmentsFailWhereThatIsAskedFor() throws {
    let package = try Self.package()
    let page = "Docs/Fragment.md"
    #expect(try package.run("check", page).status == 0)
    let strict = try package.run("check", page, "--strict")
    #expect(strict.status == 1)
    #expect(
      strict.output.contains(
        "Docs/Fragment.md:3:1: error: the block is a fragment: it needs draw [compile-error]"))
    // Neither takes the reports that the other one has kept.
    for _ in 1...2 {
      #expect(try package.run("check", page).status == 0)
      #expect(try package.run("check", page, "--strict").output == strict.output)
    }
    let limited = try package.run("check", "--only", "pages", "--max-unchecked", "0")
    #expect(limited.status == 1)
    #expect(limited.errorOutput.hasSuffix("\n  Docs/Fragment.md:3: fragment-1-1 (needs draw)\n"))
    #expect(try package.run("check", "--only", "pages", "--max-unchecked", "1").status == 0)

    #expect(
      try package.run("baseline", "--strict").output.hasSuffix("2 known faults in \(Self.list)\n"))
    #expect(try package.run("check", "--strict").status == 0)
    // To ask for less mends nothing.
    #expect(try package.run("check").status == 0)
  }

  @Test(.mustEnd) func shardsOfDocumentationAreMerged() throws {
    let package = try Self.package()
    func shards(_ options: String...) throws -> [String] {
      try (1...2).map { index in
        let run = try Command(
          ["check", "--shard", "\(index)/2", "--format", "json"] + options, in: package.folder)
        try package.write(run.output, to: "shard/\(index).json")
        return "shard/\(index).json"
      }
    }
    func merge(_ files: [String], _ options: String...) throws -> Command {
      try Command(["merge"] + files + options, in: package.folder)
    }
    for isKnown in [false, true] {
      if isKnown { #expect(try package.run("baseline").status == 0) }
      let files = try shards()
      for file in files {
        #expect(try package.text(of: file).components(separatedBy: "\"title\"").count > 1)
      }
      #expect(try package.run("check").status == (isKnown ? 0 : 1))
      for format in ["text", "junit", "github"] {
        let whole = try package.run("check", "--format", format)
        let merged = try merge(files.reversed(), "--format", format)
        #expect(merged.status == whole.status)
        // The word that ends what is no command is a digest of it, `unchanged` included.
        let lines = { (text: String) in
          text.replacingOccurrences(of: ", unchanged", with: "").split(separator: "\n").filter {
            !$0.hasPrefix("::stop-commands::") && $0.firstMatch(of: /^::[0-9a-f]{64}::$/) == nil
          }
        }
        #expect(lines(merged.output) == lines(whole.output))
      }
    }
    let files = try shards("--filter", "angles")
    #expect(try merge(files).output.hasSuffix("1 file of documentation, 1 cell: 1 passed\n"))

    // Each machine has a part of the files, and all of them have the list.
    try package.edit(Self.source, "\"3\"", to: "\"4\"")
    let mended = try merge(try shards())
    #expect(mended.status == 1)
    #expect(mended.errorOutput.contains("run `lessons baseline` again"))
    let old = try shards()
    try package.edit(Self.source, "\"4\"", to: "\"5\"")
    let refused = try merge(old)
    #expect(refused.status == 1)
    #expect(refused.output.isEmpty)
    #expect(refused.errorOutput.contains("\(Self.source) is not what it was when shard/"))
  }
}
