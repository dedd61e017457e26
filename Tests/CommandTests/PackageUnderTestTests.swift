import Foundation
import Testing

/// `lessons` in a Swift package that knows nothing of it.
struct PackageUnderTestTests {
  /// One package and few builds: each takes seconds.
  @Test(.mustEnd) func packageIsBuiltAndItsDocumentationChecked() throws {
    let package = try PackageUnderTest()
    let report = try package.report()
    #expect(
      report.lessons.map(\.file) == [
        "Lessons/first.md", "README.md", "Sources/Geometry/Geometry.docc/Start.md",
        "Sources/Geometry/Square.swift", "Sources/geometry-tool/main.swift",
      ])
    let problems = report.lessons.flatMap(\.diagnostics)
    #expect(problems.map(\.id) == ["compile-error", "output-mismatch"])
    #expect(problems.map(\.line) == [5, 13])
    #expect(report.lessons.flatMap(\.cells).count { $0.status == "passed" } == 6)

    // What only comments say is no reason to build again; and what was mended is seen.
    func update(_ arguments: String...) throws -> Command {
      try Command(["update"] + arguments, in: package.folder, environment: ["CI": ""])
    }
    let square = "Sources/Geometry/Square.swift"
    let old = try package.text(of: square)
    let shown = try update(square, "--dry-run")
    #expect(shown.output.contains("\n-  ///     // Prints \"6.0\"\n+  ///     // Prints \"9.0\"\n"))
    #expect(try package.text(of: square) == old)
    let updated = try update(square)
    #expect(updated.status == 0, "\(updated.output)\(updated.errorOutput)")
    #expect(updated.errorOutput.contains("updated \(square):13\n"))
    #expect(try package.text(of: square) == old.replacing("\"6.0\"", with: "\"9.0\""))
    // What others have written is not ours to change.
    let foreign = "```swift\nprint(1)  // Prints \"2\"\n```\n"
    try package.write(foreign, to: "Examples/Docs/README.md")
    try package.write("```swift\nprint(1)\n```\n\n```text\n1\n3\n```\n", to: "Docs/Fence.md")
    try FileManager.default.createSymbolicLink(
      atPath: package.folder.path + "/Docs/Linked.md",
      withDestinationPath: "../Examples/Docs/README.md")
    #expect(try package.run("check", "Fence").status == 1)
    // The result is known, and so is what was printed.
    #expect(try update("Fence").status == 0)
    #expect(try package.text(of: "Docs/Fence.md").hasSuffix("```text\n1\n```\n"))
    for name in ["Linked", "Docs/Linked.md"] {
      #expect(try update(name).errorOutput.contains("does not belong to the package"))
    }
    #expect(try package.text(of: "Examples/Docs/README.md") == foreign)

    let mended = try package.run("check", square)
    #expect(mended.status == 0, "\(mended.output)\(mended.errorOutput)")
    #expect(!mended.errorOutput.contains("Building"))
    #expect(try package.run("check", "Geometry", "--only", "pages").status == 0)
    #expect(try package.run("check", "Start", "first").output.contains("2 passed"))
    #expect(try package.run("check", "geometry_tool").status == 0)

    // The module of a target that is gone stays in the folder of the build.
    try package.edit(
      "Package.swift",
      "\n    .executableTarget(name: \"geometry-tool\", dependencies: [\"Geometry\"]),",
      to: "")
    try package.write("```swift\nimport geometry_tool\n```\n", to: "Lessons/second.md")
    let refused = try package.run("check", "second")
    #expect(refused.status == 1)
    #expect(refused.output.contains("no such module 'geometry_tool'"))

    try package.edit("Sources/Geometry/Square.swift", "side * side", to: "side * missing")
    let broken = try package.run("check")
    #expect(broken.status == 2)
    #expect(broken.errorOutput.contains("geometry does not build"))
    #expect(broken.errorOutput.contains("cannot find 'missing' in scope"))
  }

  @Test(.mustEnd) func onlyWhatAnEditConcernsRunsAgain() throws {
    let package = try PackageUnderTest()
    let files = ["Geometry", "README.md"]
    func fresh(_ options: String...) throws -> [String] {
      try Command.report(files + options, in: package.folder).lessons.flatMap { lesson in
        lesson.cells.filter { !$0.cached }.map(\.id)
      }
    }
    let all = try fresh()
    #expect(all.count == 6)
    // What nobody keeps, nobody knows the next time.
    #expect(try fresh("--no-cache") == all)
    #expect(try fresh() == [])
    let first = try Command.report(files, in: package.folder).lessons

    // A comment that moves others, and their failures with them.
    try package.edit(
      "Sources/Geometry/Square.swift", "/// A square.\n", to: "/// A square.\n///\n/// Of a side.\n"
    )
    #expect(try fresh() == [])
    let moved = try Command.report(files, in: package.folder).lessons
    let lines = { (lessons: [CommandReport.Lesson]) in
      lessons.flatMap(\.diagnostics).filter { $0.file.hasSuffix(".swift") }.map(\.line)
    }
    #expect(lines(moved) == lines(first).map { $0 + 2 })
    #expect(lines(moved).count == 1)
    try package.edit("Sources/Geometry/Square.swift", "print(sine(0))", to: "print(sine(0) + 0)")
    #expect(try fresh() == ["sine_-1"])

    try package.edit("Sources/Geometry/Square.swift", "side * side", to: "side * side + 0")
    #expect(try fresh() == all)
  }

  /// Sets and dictionaries have another order in each process.
  @Test(.mustEnd) func everyRunSaysTheSame() throws {
    let numbers = (1...9).map(String.init).joined(separator: ", ")
    let package = try PackageUnderTest([
      "Package.swift": """
      // swift-tools-version: 5.9
      import PackageDescription
      let package = Package(name: "orders", targets: [.target(name: "Orders")])

      """,
      "Sources/Orders/Orders.swift": """
      /// Numbers.
      ///
      ///     print(numbers)  // Prints "[\(numbers)]"
      ///     print(numbers.count)  // Prints "9"
      public let numbers: Set = [\(numbers)]

      """,
      "README.md": """
      ```swift
      print([1: "a", 2: "b", 3: "c"].map(\\.value))  // ["a", "b", "c"]
      ```

      """,
    ])
    for format in ["text", "json", "github", "junit"] {
      let first = try package.run("check", "--no-cache", "--format", format)
      let second = try package.run("check", "--no-cache", "--format", format)
      #expect(first.status == 1)
      #expect(first.output.components(separatedBy: "hangs on the order").count > 2)
      #expect(first.output == second.output)
      // So does what is kept, of which not even the files are read.
      guard format == "github" || format == "junit" else { continue }
      for _ in 1...2 {
        #expect(try package.run("check", "--format", format).output == first.output)
      }
    }
  }

  @Test func whatAnUnchangedFileAsksForIsLookedAtEachTime() throws {
    let package = try PackageUnderTest([
      "Package.swift": """
      // swift-tools-version: 5.9
      import PackageDescription
      let package = Package(name: "asking", targets: [.systemLibrary(name: "CNothing")])

      """,
      "Sources/CNothing/module.modulemap": "module CNothing {}\n",
      "Docs/Snippet.md": "@Snippet(path: \"asking/Snippets/Name\")\n\n```swift\nprint(1)\n```\n",
      "Docs/Variable.md": """
      <!-- lessons: requires="env:LESSON_ASKED" -->
      ```swift
      print(1)  // Prints "2"
      ```

      """,
    ])
    func statuses(_ environment: [String: String] = [:]) throws -> [Int32] {
      try ["Snippet", "Variable"].map {
        try Command(["check", $0], in: package.folder, environment: environment).status
      }
    }
    for _ in 1...2 { #expect(try statuses() == [1, 0]) }
    try package.write("print(1)\n", to: "Snippets/Name.swift")
    for _ in 1...2 { #expect(try statuses(["LESSON_ASKED": "1"]) == [0, 1]) }
    #expect(try statuses() == [0, 0])
    try FileManager.default.removeItem(at: package.folder.appending(path: "Snippets"))
    #expect(try statuses() == [1, 0])
  }

  @Test func packageWithNothingToBuildIsChecked() throws {
    let package = try PackageUnderTest([
      "Package.swift": """
      // swift-tools-version: 5.9
      import PackageDescription
      let package = Package(
        name: "mathematics", products: [.library(name: "CMathematics", targets: ["CMathematics"])],
        targets: [.systemLibrary(name: "CMathematics")])

      """,
      "Sources/CMathematics/module.modulemap": "module CMathematics { link \"m\" }\n",
      "README.md": """
      ```swift
      print(1)  // Prints "2"
      ```

      ```swift
      1 + 1
      ```

      ```output
      2
      ```

      ```swift
      .package(url: "https://example.org/other", from: "1.0.0")
      ```

      ```swift
      nowhere.near(1)
      ```

      """,
    ])
    let run = try package.run("check")
    #expect(run.status == 1)
    #expect(run.output.contains("README.md:2:22: error: the comment is not true: it prints `1`"))
    // An output alone makes no lesson of excerpts.
    #expect(
      try package.report().lessons.flatMap(\.cells).map(\.status) == [
        "failed", "passed", "unchecked", "unchecked",
      ])
  }

  /// Most programs are copies of one process.
  @Test func noProgramNoticesTheOneBeforeIt() throws {
    let traces = """
      print(FileManager.default.fileExists(atPath: "trace"))  // Prints "false"
      print(FileManager.default.createFile(atPath: "trace", contents: nil))  // Prints "true"
      """
    let task = """
      let task = Task { [1, 2, 3].reduce(0, +) }
      print(await task.value)  // Prints "6"
      RunLoop.main.run(until: .now)
      """
    // The word of the marks is nobody's to read, in the process that is copied either.
    let secret = #"""
      let bytes = FileManager.default.contents(atPath: "/proc/\(getppid())/environ") ?? Data()
      let rest = String(decoding: bytes, as: UTF8.self).split(separator: "LESSONS_MARK=").dropFirst()
      print(rest.contains { $0.first != "\0" })  // Prints "false"
      """#
    let codes = [
      traces, "print(1)  // Prints \"1\"", task, "var none: Int?\nprint(none!)", traces,
      "setenv(\"LESSON\", \"1\", 1)\nprint(2)  // Prints \"2\"", "exit(3)",
      "print(ProcessInfo.processInfo.environment[\"LESSON\"] ?? \"\")  // Prints \"\"",
      "print(Set(1...9).count)  // Prints \"9\"", "print([3, 1])  // Prints \"[1]\"", traces,
      secret,
      "print(ProcessInfo.processInfo.environment.keys.filter { $0.hasPrefix(\"LESSONS\") })  // []",
    ]
    let package = try PackageUnderTest([
      "Package.swift": """
      // swift-tools-version: 5.9
      import PackageDescription
      let package = Package(name: "pages", targets: [.systemLibrary(name: "CNothing")])

      """,
      "Sources/CNothing/module.modulemap": "module CNothing {}\n",
    ])
    for (index, code) in codes.enumerated() {
      let page = "```swift\nimport Foundation\n\(code)\n```\n"
      try package.write(page, to: "Docs/\(index + 10).md")
    }
    let report = try package.report()
    #expect(
      report.lessons.flatMap(\.diagnostics).map(\.id) == ["trap", "output-mismatch"])
    #expect(report.lessons.flatMap(\.cells).count { $0.status == "passed" } == 10)
  }

  @Test(.mustEnd) func librariesOfTheSystemLinksAndSnippetsAreParts() throws {
    let package = try PackageUnderTest([
      "Package.swift": """
      // swift-tools-version: 5.9\r
      import PackageDescription\r
      let package = Package(\r
        name: "parts", products: [.library(name: "Parts", targets: ["Parts"])],\r
        targets: [.systemLibrary(name: "CParts"), .target(name: "Parts", dependencies: ["CParts"])])\r

      """,
      "Sources/CParts/module.modulemap": "module CParts [system] { header \"parts.h\" }\n",
      "Sources/CParts/parts.h": "static inline int three(void) { return 3; }\n",
      "Sources/Parts/Parts.swift": "import CParts\npublic let parts = three()\n",
      "README.md": "```swift\nimport CParts\nprint(three())  // Prints \"4\"\n```\n",
      "real.md": "```swift\nparts  // 4\n```\n",
    ])
    try FileManager.default.createDirectory(
      atPath: package.folder.path + "/Docs", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: package.folder.path + "/Docs/Linked.md", withDestinationPath: "../real.md")
    #expect(try package.run("check").output.contains("README.md:3:28: error: the comment is not"))
    let linked = try package.run("check", "Docs/Linked.md")
    #expect(
      linked.output.contains("Docs/Linked.md:2:11: error: the comment is not true: it is `3`"))
    #expect(!linked.errorOutput.contains("Building"))
    try package.write("print(missing)\n", to: "Snippets/Missing.swift")
    let snippet = try package.run("check", "Docs/Linked.md")
    #expect(snippet.errorOutput.contains("cannot find 'missing' in scope"))
  }

  @Test func documentationIsListedWithoutABuild() throws {
    let package = try PackageUnderTest()
    let all = try package.run("list")
    #expect(all.status == 0)
    #expect(all.output.hasSuffix("1 lesson, 1 cell, 1 test\n4 files of documentation, 7 blocks\n"))
    #expect(
      try package.run("list", "--only", "comments").output.contains(
        "2 files of documentation, 5 blocks"))
    #expect(!FileManager.default.fileExists(atPath: package.folder.path + "/.build"))
    let unknown = try package.run("list", "Circle")
    #expect(unknown.status == 64)
    #expect(
      unknown.errorOutput.contains(
        "There is no lesson, module or article `Circle`: no file has this path, and of the package its"
      ))
    let short = try package.run("list", "Geo")
    #expect(short.status == 64)
    #expect(short.errorOutput.contains("`Geo`: no file has this path. Did you mean `Geometry`?\n"))
  }

  @Test func manyPagesAndLinksThatLeadRoundAreRead() throws {
    let package = try PackageUnderTest(["Package.swift": PackageUnderTest.manifest])
    let page = "```swift\nprint(1)\n```\n"
    for number in 1...1000 { try package.write(page, to: "Docs/\(number % 10)/\(number).md") }
    try FileManager.default.createSymbolicLink(
      atPath: package.folder.path + "/Docs/round", withDestinationPath: "..")
    // A page that links lead to is one.
    for name in ["README.md", "Docs/Other.md"] {
      try FileManager.default.createSymbolicLink(
        atPath: package.folder.path + "/" + name,
        withDestinationPath: package.folder.path + "/Docs/1/1.md")
    }
    try package.write(page, to: "Docs/Other.markdown")
    let run = try package.run("list", "--only", "pages")
    #expect(run.output.hasSuffix("1001 files of documentation, 1001 blocks\n"))
  }

  /// Its plugin speaks the compiler's protocol by itself, so that nothing has to be built for it.
  @Test(.mustEnd) func macroOfThePackageItselfIsExpanded() throws {
    let package = try PackageUnderTest([
      "Package.swift": """
      // swift-tools-version: 5.9
      import CompilerPluginSupport
      import PackageDescription
      let package = Package(
        name: "sevens",
        products: [.library(name: "Sevens", targets: ["Sevens"])],
        targets: [
          .macro(name: "SevensMacros"), .target(name: "Sevens", dependencies: ["SevensMacros"]),
        ])
      """,
      "Sources/SevensMacros/main.swift": """
      import Foundation
      let input = FileHandle.standardInput
      while let head = try input.read(upToCount: 8), head.count == 8 {
        let count = head.reversed().reduce(0) { $0 << 8 | Int($1) }
        let message = String(decoding: try input.read(upToCount: count) ?? Data(), as: UTF8.self)
        let answer =
          message.contains("getCapability")
          ? #"{"getCapabilityResult":{"capability":{"protocolVersion":7}}}"#
          : #"{"expandMacroResult":{"expandedSource":"3 + 4","diagnostics":[]}}"#
        let size = (0..<8).map { UInt8(answer.utf8.count >> ($0 * 8) & 0xFF) }
        FileHandle.standardOutput.write(Data(size + answer.utf8))
      }
      """,
      "Sources/Sevens/Seven.swift": """
      /// Seven.
      ///
      ///     print(#seven)  // Prints "7"
      @freestanding(expression)
      public macro seven() -> Int = #externalMacro(module: "SevensMacros", type: "Seven")
      """,
      "README.md": "# Sevens\n\n```swift\nlet a = #seven\na + 1  // 9\n```\n",
    ])
    let report = try package.report()
    #expect(report.lessons.flatMap(\.cells).map(\.status) == ["failed", "passed"])
    #expect(
      report.lessons.flatMap(\.diagnostics).map(\.message) == ["the comment is not true: it is `8`"]
    )
  }

  @Test func packageWithNothingToCheckIsToldSo() throws {
    let package = try PackageUnderTest([
      "Package.swift": PackageUnderTest.manifest, "README.md": "# Geometry\n",
    ])
    let run = try package.run("check")
    #expect(run.status == 64)
    #expect(run.errorOutput.contains("There is nothing to check in"))
  }

  @Test func manifestThatCannotBeReadIsToldInWordsOfSwiftPM() throws {
    let package = try PackageUnderTest([
      "Package.swift":
        "// swift-tools-version: 5.9\nimport PackageDescription\nlet package = Pakage()\n"
    ])
    let run = try package.run("check")
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("cannot find 'Pakage' in scope"))
  }

  @Test func folderWithoutManifestIsToldSo() throws {
    let package = try PackageUnderTest(["README.md": "```swift\nprint(1)\n```\n"])
    let run = try package.run("check")
    #expect(run.status == 64)
    #expect(run.errorOutput.contains("There is no folder Lessons in"))
  }
}
