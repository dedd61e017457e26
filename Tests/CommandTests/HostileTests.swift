import Foundation
import Testing

/// What a hostile lesson leaves behind: nothing.
@Suite struct HostileTests {
  /// Starts a process in a session of its own, whose parent ends at once, and keeps its number.
  ///
  /// Nobody waits for its ten minutes: they only keep it from staying for ever where the tool fails to
  /// end it.
  private static let detach = """
    ```swift requires="env:DETACHED"
    import Foundation

    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "setsid sh -c 'echo $$ >$DETACHED.new; exec sleep 600' >/dev/null &"]
    try shell.run()
    let path = ProcessInfo.processInfo.environment["DETACHED"]! + ".new"
    while (try? String(contentsOfFile: path, encoding: .utf8))?.hasSuffix("\\n") != true {
      sched_yield()
    }
    try FileManager.default.moveItem(atPath: path, toPath: String(path.dropLast(4)))
    ```

    """

  private static func isRunning(_ process: pid_t) -> Bool { kill(process, 0) == 0 }

  // macOS has neither the shell's command nor a way to find such a process.
  #if os(Linux)
    @Test func detachedProcessEndsWithTheLesson() throws {
      let package = try TemporaryPackage(["a.md": Self.detach])
      let file = package.folder.appending(path: "detached")
      let run = try Command(
        ["check", "--no-cache"], in: package.folder, environment: ["DETACHED": file.path])
      #expect(run.status == 0, "\(run.output)")
      let process = try #require(pid_t(Self.number(in: file)))
      #expect(!Self.isRunning(process))
    }

    @Test(.mustEnd) func nothingOutlivesTheTool() throws {
      let package = try TemporaryPackage([
        "a.md": Self.detach + "```swift\nwhile true { pause() }\n```\n"
      ])
      let file = package.folder.appending(path: "detached")
      let tool = Process()
      tool.executableURL = Command.executable
      tool.arguments = ["check", "--no-cache"]
      tool.currentDirectoryURL = package.folder
      tool.environment = ProcessInfo.processInfo.environment.merging(["DETACHED": file.path]) { $1 }
      try tool.run()
      while tool.isRunning, !FileManager.default.fileExists(atPath: file.path) { sched_yield() }
      let process = try #require(pid_t(Self.number(in: file)))
      #expect(Self.isRunning(process))
      kill(tool.processIdentifier, SIGKILL)
      tool.waitUntilExit()
      while Self.isRunning(process) { sched_yield() }
    }

    private static func number(in file: URL) throws -> String {
      try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .newlines)
    }
  #endif

  @Test func temporaryFilesGoWithTheLesson() throws {
    let package = try TemporaryPackage([
      "a.md": """
      ```swift
      import Foundation

      let folder = NSTemporaryDirectory() + "/left"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try "x".write(toFile: folder + "/file", atomically: true, encoding: .utf8)
      try "x".write(toFile: "file", atomically: true, encoding: .utf8)
      chmod(folder, 0)
      _ = chmod(".", 0)
      ```

      """
    ])
    let scratch = package.folder.appending(path: "scratch")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let run = try Command(
      ["check", "--no-cache"], in: package.folder, environment: ["TMPDIR": scratch.path])
    #expect(run.status == 0, "\(run.output)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
  }

  /// A path has 4,096 bytes at most, a folder in a folder in a folder has no limit.
  @Test func foldersBeyondAnyPathGoWithTheLesson() throws {
    let package = try TemporaryPackage([
      "a.md": """
      ```swift
      import Foundation

      for number in 0..<1100 {
        _ = mkdir("moved-0", 0o700)
        _ = mkdir("other", 0)
        _ = symlink("/", "link")
        _ = chdir("moved-0")
        if number % 100 == 0 { _ = chmod(".", 0o500) }
      }
      ```

      """
    ])
    let scratch = package.folder.appending(path: "scratch")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let run = try Command(
      ["check", "--no-cache"], in: package.folder, environment: ["TMPDIR": scratch.path])
    #expect(run.status == 0, "\(run.output)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
  }

  /// A folder that a killed run has left is nobody's; one whose lock is held is not.
  @Test func onlyFoldersOfDeadRunsAreRemoved() throws {
    let package = try TemporaryPackage(["a.md": "```swift silent\nprint(1)\n```\n"])
    let scratch = package.folder.appending(path: "scratch")
    let manager = FileManager.default
    let dead = "lessons-scratch-\(UUID().uuidString)"
    let living = "lessons-scratch-\(UUID().uuidString)"
    let others = ["lessons-scratch-mine", "lessons-scratch-\(UUID().uuidString)-mine", "other"]
    for name in [dead, living] + others {
      try manager.createDirectory(
        at: scratch.appending(path: "\(name)/work"), withIntermediateDirectories: true)
    }
    // What such a link leads to is somebody else's.
    let link = "lessons-scratch-\(UUID().uuidString)"
    try manager.createSymbolicLink(
      at: scratch.appending(path: link), withDestinationURL: scratch.appending(path: "other"))
    let descriptor = open(scratch.appending(path: living).path, O_RDONLY)
    defer { close(descriptor) }
    try #require(flock(descriptor, LOCK_EX) == 0)
    let run = try Command(
      ["check", "--no-cache"], in: package.folder, environment: ["TMPDIR": scratch.path])
    #expect(run.status == 0, "\(run.output)")
    let left = try manager.contentsOfDirectory(atPath: scratch.path)
    #expect(Set(left) == Set(others + [living, link]))
    #expect(manager.fileExists(atPath: scratch.appending(path: "other/work").path))
  }
}
