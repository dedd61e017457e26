#if os(Linux)
  import Foundation
  import Testing

  /// A supervisor that somebody has stopped keeps neither the tool nor what the lesson started.
  @Suite struct SupervisorTests {
    /// A run of the tool on a lesson that does not end, whose supervisor was stopped.
    private final class StoppedRun {
      let tool = Process()
      let supervisor: pid_t
      private let package: TemporaryPackage
      private let output: URL
      /// The tool's folder for temporary files.
      private let temporary: String

      /// - Parameter limit: the cell's time limit in seconds.
      init(limit: Int) throws {
        package = try TemporaryPackage([
          "a.md": """
          ```swift timeout=\(limit)
          import Foundation

          let child = Process()
          child.executableURL = URL(fileURLWithPath: "/bin/sleep")
          child.arguments = ["600"]
          try child.run()
          while true { pause() }
          ```

          """
        ])
        output = package.folder.appending(path: "output")
        try Data().write(to: output)
        tool.executableURL = Command.executable
        tool.arguments = ["check", "--no-cache"]
        tool.currentDirectoryURL = package.folder
        // With a comma, which makes for a link elsewhere, too.
        temporary = package.folder.appending(path: "a,b").path
        try FileManager.default.createDirectory(
          atPath: temporary, withIntermediateDirectories: true)
        tool.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": temporary]) { $1 }
        tool.standardOutput = try FileHandle(forWritingTo: output)
        try tool.run()
        var found: pid_t?
        while found == nil, tool.isRunning {
          found =
            Self.children(of: tool.processIdentifier).first { $0.name == "lesson-host" }?
            .process
        }
        supervisor = try #require(found)
        // Until all is there that must not stay.
        while tool.isRunning, Self.descendants(of: supervisor).count < 2 {}
        try #require(kill(supervisor, SIGSTOP) == 0)
      }

      var text: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

      /// The tool's temporary files and folders, and links to them.
      var leftovers: [String] {
        let manager = FileManager.default
        let links = ((try? manager.contentsOfDirectory(atPath: "/tmp")) ?? []).filter { name in
          (try? manager.destinationOfSymbolicLink(atPath: "/tmp/" + name))?.hasPrefix(temporary)
            ?? false
        }
        return links + ((try? manager.contentsOfDirectory(atPath: temporary)) ?? [])
      }

      /// Waits until the tool and all that it started have ended.
      func waitForAll(_ processes: [pid_t]) {
        tool.waitUntilExit()
        while processes.contains(where: { kill($0, 0) == 0 }) { sched_yield() }
      }

      /// The supervisor and all below it.
      var processes: [pid_t] { [supervisor] + Self.descendants(of: supervisor) }

      private static func descendants(of process: pid_t) -> [pid_t] {
        children(of: process).map(\.process).flatMap { [$0] + descendants(of: $0) }
      }

      private static func children(of parent: pid_t) -> [(process: pid_t, name: String)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.compactMap { process in
          let data = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
          let text = String(decoding: data, as: UTF8.self)
          guard let start = text.firstIndex(of: "("), let end = text.lastIndex(of: ")") else {
            return nil
          }
          let fields = text[end...].split(separator: " ")
          guard fields.count > 2, pid_t(fields[2]) == parent else { return nil }
          return (process, String(text[start...].dropFirst().prefix { $0 != ")" }))
        }
      }
    }

    @Test(.mustEnd) func theLimitHolds() throws {
      let run = try StoppedRun(limit: 3)
      run.waitForAll(run.processes)
      #expect(run.tool.terminationStatus == 1)
      #expect(run.text.contains("[timeout]"), "\(run.text)")
    }

    @Test(.mustEnd, arguments: [SIGINT, SIGTERM])
    func theToolCanBeInterrupted(_ signal: Int32) throws {
      let run = try StoppedRun(limit: 600)
      let processes = run.processes
      kill(run.tool.processIdentifier, signal)
      run.waitForAll(processes)
      #expect(run.tool.terminationStatus == 128 + signal)
      #expect(run.leftovers.isEmpty, "\(run.leftovers)")
    }

    @Test(.mustEnd) func nothingOutlivesAKilledTool() throws {
      let run = try StoppedRun(limit: 600)
      let processes = run.processes
      kill(run.tool.processIdentifier, SIGKILL)
      run.waitForAll(processes)
    }
  }
#endif
