import Foundation
import Testing

/// What is known of lessons is believed only where it is sound.
@Suite(.serialized) struct CacheTests {
  private static func lesson(_ text: String) -> String {
    "# A\n\n```swift\nprint(\"\(text)\")\n```\n\n```output\n\(text)\n```\n"
  }

  /// The cache's folder, beside the command.
  private static let folder = Command.executable.resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "lessons.cache")

  /// What is in all files of the cache.
  static var files: [Data] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).compactMap {
        try? Data(contentsOf: folder.appending(path: $0))
      }
    }
  }

  /// The entry of a lesson whose code has a word that nothing else has.
  static func entry(with word: String) throws -> URL {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let files = names.map { folder.appending(path: $0) }
    return try #require(
      files.first { file in
        (try? Data(contentsOf: file))?.firstRange(of: Data(word.utf8)) != nil
      })
  }

  /// Whether the lesson was verified, and whether it had to run for that.
  private static func hasRun(_ package: TemporaryPackage) throws -> Bool {
    // A shard reads all of its lessons; else one that is as it was is not looked at.
    let run = try package.run("check", "--shard", "1/1")
    #expect(run.status == 0, "\(run.output)")
    return !run.output.contains("unchanged")
  }

  @Test func damagedEntriesAreIgnored() throws {
    let word = UUID().uuidString
    let package = try TemporaryPackage(["a.md": Self.lesson(word)])
    #expect(try Self.hasRun(package))
    #expect(try !Self.hasRun(package))
    let file = try Self.entry(with: word)
    let good = try Data(contentsOf: file)
    // A bit here and there: in the head, the hash, the key and the output.
    for offset in stride(from: 0, to: good.count, by: good.count / 9) {
      var bad = good
      bad[offset] ^= 1
      try bad.write(to: file, options: .atomic)
      #expect(try Self.hasRun(package), "bit at \(offset)")
      #expect(try !Self.hasRun(package))
    }
    for bad in [Data(), good.prefix(good.count / 2), good.dropLast(), good + Data([10])] {
      try bad.write(to: file, options: .atomic)
      #expect(try Self.hasRun(package), "\(bad.count) of \(good.count) bytes")
    }
  }

  @Test func entriesOfOtherFormsAreIgnored() throws {
    let word = UUID().uuidString
    let package = try TemporaryPackage(["a.md": Self.lesson(word)])
    #expect(try Self.hasRun(package))
    let file = try Self.entry(with: word)
    let text = try String(contentsOf: file, encoding: .utf8)
    for bad in [
      text.replacing("lessons cache 3", with: "lessons cache 1"),
      String(text.drop { $0 != "\n" }), String(text.drop { $0 != "\n" }.dropFirst()), "{}",
    ] {
      try Data(bad.utf8).write(to: file)
      #expect(try Self.hasRun(package))
    }
    // What is no file can be neither read nor replaced; a pipe would wait for ever.
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    #expect(try Self.hasRun(package))
    try FileManager.default.removeItem(at: file)
    #expect(mkfifo(file.path, 0o600) == 0)
    #expect(try Self.hasRun(package))
    #expect(try !Self.hasRun(package))
    try FileManager.default.removeItem(at: file)
  }

  @Test func entryOfAnotherLessonIsIgnored() throws {
    let words = [UUID().uuidString, UUID().uuidString]
    let packages = try words.map { try TemporaryPackage(["a.md": Self.lesson($0)]) }
    for package in packages { #expect(try Self.hasRun(package)) }
    let files = try words.map(Self.entry)
    let entries = try files.map { try Data(contentsOf: $0) }
    try entries[1].write(to: files[0])
    try entries[0].write(to: files[1])
    for package in packages { #expect(try Self.hasRun(package)) }
  }

  @Test func contentsCountAndNotDates() throws {
    let code = """
      # A

      ```swift
      import Foundation

      print(try String(contentsOfFile: "a.files/\(UUID().uuidString)", encoding: .utf8))
      ```

      """
    let name = try #require(code.firstMatch(of: #/a\.files/([^"]*)"/#)?.1)
    let package = try TemporaryPackage(["a.md": code + "\n```output\nold\n```\n"])
    let file = "Lessons/a.files/\(name)"
    try FileManager.default.createDirectory(
      at: package.folder.appending(path: "Lessons/a.files"), withIntermediateDirectories: true)
    try package.write("old", to: file)
    #expect(try Self.hasRun(package))
    // The same bytes in a new file of another date, as a checkout makes them.
    try package.write("old", to: file)
    #expect(try !Self.hasRun(package))
    try package.write("new", to: file)
    #expect(try package.run("check").status == 1)
  }

  @Test func anotherMachineWithTheSameBytesRunsNothing() throws {
    let word = UUID().uuidString
    let package = try TemporaryPackage(["a.md": Self.lesson(word)])
    #expect(try Self.hasRun(package))
    let executable = try Self.copyOfBuild(in: package.folder.appending(path: "machine"))
    let entry = try Self.entry(with: word)
    let cache = executable.deletingLastPathComponent().appending(path: "lessons.cache")
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: entry, to: cache.appending(path: entry.lastPathComponent))
    func check() throws -> String {
      try Command(["check"], in: package.folder, executable: executable).output
    }
    #expect(try check() == "✓ a  1 cell, unchanged\n1 lesson, 1 cell: 1 passed\n")
    // A tool of other bytes has other results, for all that anybody knows.
    let file = try FileHandle(forWritingTo: executable)
    try file.seekToEnd()
    try file.write(contentsOf: Data([0]))
    try file.close()
    // Whether it compiles there is another question: modules know where they were built.
    let other = try check()
    #expect(other.contains("a  1 cell") && !other.contains("unchanged"), "\(other)")
  }

  /// A build that goes on beside the run: the lesson itself gives an object another date.
  @Test func whatRanWhileTheLibrariesChangedIsNotKept() throws {
    let package = try TemporaryPackage([:])
    let machine = package.folder.appending(path: "machine")
    let executable = try Self.copyOfBuild(in: machine)
    let part = executable.deletingLastPathComponent().appending(path: "CLessonRuntime.build")
    let original = part.resolvingSymlinksInPath()
    try FileManager.default.removeItem(at: part)
    try FileManager.default.copyItem(at: original, to: part)
    let names = try FileManager.default.contentsOfDirectory(atPath: part.path)
    let object = part.appending(path: try #require(names.first { $0.hasSuffix(".o") }))
    try package.write("", to: "building")
    try package.write(
      """
      ```swift
      import Foundation

      if FileManager.default.fileExists(atPath: "\(package.folder.path)/building") {
        let object = URL(fileURLWithPath: "\(object.path)")
        try Data(contentsOf: object).write(to: object, options: .atomic)
      }
      ```

      """, to: "Lessons/a.md")
    func isKnown() throws -> Bool {
      let run = try Command(
        ["check", "--shard", "1/1"], in: package.folder, executable: executable)
      #expect(run.status == 0, "\(run.output)")
      return run.output.contains("unchanged")
    }
    for _ in 1...2 { #expect(try !isKnown()) }
    try FileManager.default.removeItem(at: package.folder.appending(path: "building"))
    #expect(try !isKnown())
    #expect(try isKnown())
  }

  /// The command with what lies beside it, at another place and with other dates.
  private static func copyOfBuild(in folder: URL) throws -> URL {
    let build = Self.folder.deletingLastPathComponent()
    // The descriptions of the build: one lies in its folder, one two folders above.
    let copy = folder.appending(path: "host").appending(path: build.lastPathComponent)
    let manager = FileManager.default
    try manager.createDirectory(at: copy, withIntermediateDirectories: true)
    for path in ["description.json", "../../\(build.lastPathComponent).yaml"] {
      let text = try String(contentsOf: build.appending(path: path).standardized, encoding: .utf8)
      // The tool calls the folder what it calls itself, without symbolic links.
      try Data(text.replacing(build.path, with: copy.resolvingSymlinksInPath().path).utf8)
        .write(to: copy.appending(path: path).standardized)
    }
    for name in try manager.contentsOfDirectory(atPath: build.path)
    where name.hasSuffix(".build") || name.hasPrefix("Module") {
      try manager.createSymbolicLink(
        at: copy.appending(path: name), withDestinationURL: build.appending(path: name))
    }
    let executable = copy.appending(path: "lessons")
    try manager.copyItem(at: build.appending(path: "lessons"), to: executable)
    return executable
  }
}
