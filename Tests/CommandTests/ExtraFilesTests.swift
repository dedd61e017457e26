import Foundation
import Testing

/// What is known of a lesson is known of the files that its programs saw.
@Suite struct ExtraFilesTests {
  /// A lesson of one cell, whose code is followed by what it prints.
  private static func lesson(_ code: String, prints text: String) -> String {
    "# A\n\n```swift\nimport Foundation\n\n\(code)\n```\n\n```output\n\(text)\n```\n"
  }

  /// A package with a lesson `a` and one file of its own, `a.files/d`.
  private static func package(_ lesson: String, file: String = "v1") throws -> TemporaryPackage {
    let package = try TemporaryPackage(["a.md": lesson])
    try FileManager.default.createDirectory(
      at: package.folder.appending(path: "Lessons/a.files"), withIntermediateDirectories: true)
    try package.write(file, to: "Lessons/a.files/d")
    return package
  }

  /// Changes of what a program sees that leave contents, names or both as they are, made by a shell.
  @Test(arguments: [
    ("FileManager.default.isExecutableFile(atPath: \"a.files/d\")", "false", "chmod +x d"),
    (
      "try FileManager.default.attributesOfItem(atPath: \"a.files/d\")[.posixPermissions] ?? 0",
      "\(0o600)", "chmod 640 d"
    ),
    (
      "(try? FileManager.default.destinationOfSymbolicLink(atPath: \"a.files/d\")) ?? \"file\"",
      "file", "mv d e && ln -s e d"
    ),
    (
      "try FileManager.default.contentsOfDirectory(atPath: \"a.files\").sorted()", "[\"d\"]",
      "mkdir empty"
    ),
    (
      "(try? FileManager.default.contentsOfDirectory(atPath: \"a.files/d\").count) ?? -1", "-1",
      "rm d && mkdir d"
    ),
  ])
  func changesOfModeAndKindCount(_ code: String, _ output: String, _ change: String) throws {
    let package = try Self.package(Self.lesson("print(\(code))", prints: output), file: "")
    func shell(_ text: String) throws {
      let run = try Command(
        ["-c", text], in: package.folder.appending(path: "Lessons/a.files"),
        executable: URL(fileURLWithPath: "/bin/sh"))
      #expect(run.status == 0)
    }
    try shell("chmod 600 d")
    for _ in 1...2 { #expect(try package.run("check").status == 0) }
    try shell(change)
    for _ in 1...2 { #expect(try package.run("check").status == 1) }
  }

  @Test func linkThatLeadsElsewhereCounts() throws {
    let code = "print(try String(contentsOfFile: \"a.files/link\", encoding: .utf8))"
    let package = try Self.package(Self.lesson(code, prints: "v1"))
    let link = package.folder.appending(path: "Lessons/a.files/link").path
    try package.write("v2", to: "Lessons/a.files/e")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "d")
    for _ in 1...2 { #expect(try package.run("check").status == 0) }
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "e")
    #expect(try package.run("check").status == 1)
  }

  #if os(Linux)
    /// It cannot be told from others as text; macOS has no such names.
    @Test func nameThatIsNotUTF8IsRefused() throws {
      let package = try Self.package(Self.lesson("print(1)", prints: "1"))
      for _ in 1...2 { #expect(try package.run("check").status == 0) }
      let made = try Command(
        ["-c", "touch \"$(printf 'b\\377')\""],
        in: package.folder.appending(path: "Lessons/a.files"),
        executable: URL(fileURLWithPath: "/bin/sh"))
      #expect(made.status == 0)
      for _ in 1...2 {
        let run = try package.run("check")
        #expect(run.status == 2)
        #expect(run.errorOutput.contains("a.files/b\u{FFFD} has a name that is not UTF-8"))
      }
    }
  #endif

  /// The lesson itself changes its file in the package while it runs, and back, if `isRestored`: stamps
  /// tell what contents do not.
  @Test(arguments: [false, true]) func whatChangedDuringARunIsNotKept(_ isRestored: Bool) throws {
    let package = try Self.package("")
    let path = package.folder.appending(path: "Lessons/a.files/d").path
    func cell(_ code: String) -> String {
      "```swift reset\nimport Foundation\n\n\(code)\n```\n\n"
    }
    let read = "print(try String(contentsOfFile: \"a.files/d\", encoding: .utf8))"
    try package.write(
      "# A\n\n" + cell("try Data(\"v2\".utf8).write(to: URL(fileURLWithPath: \"\(path)\"))")
        + cell(read) + "```output\nv2\n```\n\n"
        + cell(
          isRestored
            ? "try Data(\"v1\".utf8).write(to: URL(fileURLWithPath: \"\(path)\"))" : "_ = 1"),
      to: "Lessons/a.md")
    let first = try package.run("check", "--shard", "1/1", "--format", "json")
    #expect(first.status == 0)
    try package.write("v1", to: "Lessons/a.files/d")
    let second = try package.run("check", "--shard", "1/1")
    #expect(!second.output.contains("unchanged"), "\(second.output)")
    // Nobody knows what the report is about.
    try package.write("v1", to: "Lessons/a.files/d")
    try package.write(first.output, to: "report.json")
    let merge = try package.run("merge", "report.json")
    #expect(merge.status == 1 && merge.errorOutput.contains("a.files"), "\(merge.errorOutput)")
  }

  /// Two contents with one 64-bit hash, made by turning its steps around.
  @Test func contentsWithOneWeakHashAreTwo() throws {
    func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
      let product = (state ^ word) &* 0x100_0000_01B3
      return product ^ (product >> 29)
    }
    func word(_ text: String) -> UInt64 {
      text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    let start: UInt64 = 0xCBF2_9CE4_8422_2325
    let (one, two) = (mixed(start, word("answer=1")), mixed(start, word("answer=2")))
    let end = word("#padding") ^ one ^ two
    #expect(mixed(one, word("#padding")) == mixed(two, end))
    let code =
      "print(String(decoding: FileManager.default.contents(atPath: \"a.files/d\")!.prefix(8), as: UTF8.self))"
    let package = try Self.package(Self.lesson(code, prints: "answer=1"), file: "answer=1#padding")
    #expect(try package.run("check").status == 0)
    let other = Data("answer=2".utf8) + withUnsafeBytes(of: end.littleEndian) { Data($0) }
    try other.write(to: package.folder.appending(path: "Lessons/a.files/d"))
    #expect(try package.run("check").status == 1)
  }
}
