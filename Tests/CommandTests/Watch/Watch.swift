import Foundation
import Testing

/// A running `lessons watch --port 0` on a package of its own; ends with the value.
final class Watch {
  let package: TemporaryPackage
  let address: URL
  private let process = Process()
  private let reader = PipeReader()
  private let scratch: URL

  init(
    _ lessons: [String: String], theme: [String: String]? = nil, others: [String: String] = [:],
    arguments: [String] = ["--port", "0"]
  ) throws {
    package = try TemporaryPackage(lessons)
    if let theme {
      try FileManager.default.createDirectory(
        at: package.folder.appending(path: "theme"), withIntermediateDirectories: true)
      for (name, text) in theme { try package.write(text, to: "theme/\(name)") }
    }
    for (path, text) in others {
      let folder = package.folder.appending(path: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try package.write(text, to: path)
    }
    scratch = package.folder.appending(path: "scratch").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    process.executableURL = Command.executable
    process.arguments =
      ["watch", "--no-cache"] + arguments
      + (theme == nil ? [] : ["--theme", "theme"])
    process.currentDirectoryURL = package.folder
    process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": scratch.path]) {
      $1
    }
    process.standardOutput = reader.pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Our own copy would keep the pipe open after the process's end.
    try reader.pipe.fileHandleForWriting.close()
    let first = try #require(try reader.next(endingWith: UInt8(ascii: "\n")))
    let word = try #require(first.split(separator: " ").dropFirst().first)
    address = try #require(URL(string: String(word)))
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// The port of the preview.
  var port: UInt16 { UInt16(address.port ?? 0) }

  /// The lines of the next report, up to one with `text`.
  func nextReport(endingWith text: String = "\nOutput: ") throws -> String {
    var report = ""
    while !report.contains(text) {
      report += try #require(try reader.next(endingWith: UInt8(ascii: "\n"))) + "\n"
    }
    return report
  }

  /// The next line that has `text` in it.
  func nextLine(containing text: String) throws -> String {
    while true {
      let line = try #require(try reader.next(endingWith: UInt8(ascii: "\n")))
      if line.contains(text) { return line }
    }
  }

  /// Ends the tool with a signal and returns its exit status.
  func end(with signal: Int32) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationStatus
  }

  var isRunning: Bool { process.isRunning }

  /// The folders that the tool has made for its work and not removed.
  var scratchFolders: [URL] {
    get throws {
      // By names: the listing by addresses looks at each entry, which may be gone by then.
      try FileManager.default.contentsOfDirectory(atPath: scratch.path)
        .filter { $0.hasPrefix("lessons-") }.map { scratch.appending(path: $0) }
    }
  }

  /// Whether a lesson's program is about to run: its own folder is there.
  var isAboutToRun: Bool {
    get throws {
      try scratchFolders.contains { root in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.contains {
          FileManager.default.fileExists(atPath: root.appending(path: "\($0)/work").path)
        }
      }
    }
  }

  /// Whether no process is left that works in the tool's scratch folders.
  ///
  /// A process that has been killed takes a moment to end; one that has not would run on.
  var hasNoProcesses: Bool {
    get throws { try becomesTrue { try processes.isEmpty } }
  }

  /// Whether the scratch folders go after a report, which is printed before its round has ended.
  var removesScratchFolders: Bool {
    get throws { try becomesTrue { try scratchFolders.isEmpty } }
  }

  /// How many files and connections the tool has open; only Linux tells.
  var descriptorCount: Int {
    let folder = "/proc/\(process.processIdentifier)/fd"
    return (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? 0
  }

  /// Whether something becomes true in time.
  func becomesTrue(
    within time: Duration = .seconds(30), _ condition: () throws -> Bool
  ) rethrows -> Bool {
    let clock = ContinuousClock()
    let deadline = clock.now + time
    while try !condition() {
      guard clock.now < deadline else { return false }
      sched_yield()
    }
    return true
  }

  /// The processes that work in the tool's scratch folders, compilers and lessons; only Linux tells.
  private var processes: [String] {
    get throws {
      #if os(Linux)
        return try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
          ["cwd", "exe"].contains { link in
            let target = try? FileManager.default.destinationOfSymbolicLink(
              atPath: "/proc/\(name)/\(link)")
            return target?.hasPrefix(scratch.path) == true
          }
        }
      #else
        return []
      #endif
    }
  }
}
