import Foundation
import Testing

/// The command needs nothing but itself and a compiler.
@Suite struct CopiedCommandTests {
  private static let lesson = """
    # A

    ```swift
    print("one")
    [1, 2].map { $0 * 2 }
    ```

    ```output
    one
    [2, 4]
    ```

    ```swift traps
    _ = [1][7]
    ```

    ```output trap
    Index out of range
    ```

    """

  /// A folder with a copy of the command and a lesson.
  private static func copy() throws -> (package: TemporaryPackage, executable: URL) {
    let package = try TemporaryPackage(["a.md": lesson])
    let executable = package.folder.appending(path: "bin/lessons")
    try FileManager.default.createDirectory(
      at: executable.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Command.executable.resolvingSymlinksInPath(), to: executable)
    return (package, executable)
  }

  @Test func copyVerifiesLessons() throws {
    let (package, executable) = try Self.copy()
    for _ in 1...2 {
      let run = try Command(["check"], in: package.folder, executable: executable)
      #expect(run.status == 0, "\(run.output)\(run.errorOutput)")
    }
    let kept = executable.deletingLastPathComponent().appending(path: "lessons.cache/runtime")
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept.path).count == 1)
    try package.write(Self.lesson.replacing("[2, 4]", with: "[2, 5]"), to: "Lessons/a.md")
    #expect(
      try Command(["check", "--no-cache"], in: package.folder, executable: executable).status == 1)
  }

  /// Deleting what is kept is always safe, a part of it too.
  @Test func whatIsMissingOfTheRuntimeIsMadeAgain() throws {
    let (package, executable) = try Self.copy()
    func check() throws -> Command {
      try Command(["check", "--no-cache"], in: package.folder, executable: executable)
    }
    #expect(try check().status == 0)
    let runtimes = executable.deletingLastPathComponent().appending(path: "lessons.cache/runtime")
    let manager = FileManager.default
    let name = try #require(try manager.contentsOfDirectory(atPath: runtimes.path).first)
    let files = ["LessonRuntime.o", "LessonRuntime.swiftmodule", "CLessonRuntime.h"]
    for file in files {
      try manager.removeItem(at: runtimes.appending(path: "\(name)/\(file)"))
      let run = try check()
      #expect(run.status == 0, "\(file): \(run.output)\(run.errorOutput)")
    }
    #expect(try manager.contentsOfDirectory(atPath: runtimes.path) == [name])
  }

  @Test func copyRunsFiles() throws {
    let (package, executable) = try Self.copy()
    try package.write("print(\"ran\")\n", to: "a.swift")
    let run = try Command(["run", "a.swift"], in: package.folder, executable: executable)
    #expect(run.status == 0 && run.output == "ran\n", "\(run.output)\(run.errorOutput)")
  }

  /// The description of the build that lies beside the command says what lessons may import: what the targets
  /// of lessons depend on.
  @Test func lessonsImportWhatTheDescriptionTells() throws {
    let (package, executable) = try Self.copy()
    try package.write(
      "# A\n\n```swift\nimport Autograd\n\nTensor([1, 2]).sum()\n```\n\n```output\ntensor(3.)\n```\n",
      to: "Lessons/a.md")
    func check() throws -> Command {
      try Command(["check", "--no-cache"], in: package.folder, executable: executable)
    }
    let alone = try check()
    #expect(alone.status == 1 && alone.output.contains("no such module 'Autograd'"))
    let build = Command.executable.resolvingSymlinksInPath().deletingLastPathComponent()
    let description = try String(
      contentsOf: build.appending(path: "description.json"), encoding: .utf8)
    try package.write(description, to: "bin/description.json")
    let beside = try check()
    #expect(beside.status == 0, "\(beside.output)\(beside.errorOutput)")
    try package.write(
      description.replacing("\"LessonPlugin\"", with: "\"AnotherPlugin\""),
      to: "bin/description.json")
    #expect(try check().status == 1)
  }

  /// Who may write anywhere needs no other folder.
  @Test(.enabled(if: geteuid() != 0)) func copyKeepsWhereTheUserMayWrite() throws {
    let (package, executable) = try Self.copy()
    let folder = executable.deletingLastPathComponent().path
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }
    let cache = package.folder.appending(path: "user")
    let run = try Command(
      ["check"], in: package.folder, environment: ["XDG_CACHE_HOME": cache.path],
      executable: executable)
    #expect(run.status == 0, "\(run.output)\(run.errorOutput)")
    #expect(FileManager.default.fileExists(atPath: cache.path + "/lessons/runtime"))
  }
}
