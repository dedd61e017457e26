#if os(Linux)
  import CLessonProcess
  import Foundation
  import LessonResults
  import LessonText

  /// The supervisor of one child: a process that ends everything that the child started, detached or
  /// not, and that ends itself when the tool is gone.
  final class Supervision {
    /// How the child ended.
    struct Report {
      /// A `wait` status.
      let status: Int32
      /// The limit that it exceeded, for which it was ended.
      let exceededLimit: Transcript.Ending?
    }

    /// The supervisor's process, which the tool has to wait for.
    let supervisor: pid_t
    private let program: pid_t
    /// What the supervisor reports on; held open until the tool has ended, however it ends.
    private let channel: Int32

    private static let limits = lesson_limits(
      memory: UInt64(ProgramLimits.memory) << 30,
      file_size: UInt64(ProgramLimits.fileSize) << 30,
      open_files: UInt64(ProgramLimits.openFiles), processes: UInt32(ProgramLimits.processes))

    /// Starts `path` below a new supervisor.
    init(
      path: String, arguments: [String], environment: [String: String], directory: String,
      output: Int32, errorOutput: Int32
    ) throws(ChildProcess.StartError) {
      var ends: [Int32] = [-1, -1]
      var code = lesson_channel(&ends)
      var supervisor: pid_t = 0
      var started = lesson_started()
      if code == 0 {
        Interruption.add(.supervisor) {
          code = CStrings.with([path] + arguments) { arguments in
            CStrings.with(environment.map { "\($0)=\($1)" }.sorted()) { environment in
              lesson_supervise(
                &supervisor, path, arguments, environment, directory, output, errorOutput,
                ends[1], Self.limits)
            }
          }
          close(ends[1])
          guard code == 0 else { return 0 }
          code = Self.read(&started, from: ends[0]) ? started.code : ECHILD
          return supervisor
        }
      }
      guard code == 0 else {
        if ends[0] >= 0 { close(ends[0]) }
        if supervisor > 0 {
          _ = lesson_wait_for_supervisor(supervisor)
          Interruption.remove(.supervisor, supervisor)
        }
        throw ChildProcess.StartError(path: path, code: code)
      }
      self.supervisor = supervisor
      program = started.program
      channel = ends[0]
    }

    deinit {
      Interruption.remove(.supervisor, supervisor)
      close(channel)
    }

    /// Has the supervisor end everything and then itself; only while it has not been waited for.
    func end() { lesson_order_end(supervisor) }

    /// Waits for the supervisor, which was told to end.
    func wait() { _ = lesson_wait_for_supervisor(supervisor) }

    /// What the supervisor reported before it ended with this `wait` status.
    func report(endedWith ending: Int32) -> Report {
      // Its number may be another process's soon.
      Interruption.remove(.supervisor, supervisor)
      var report = lesson_report()
      // Only one that ended in its own way has reported.
      guard ending == 0, Self.read(&report, from: channel) else {
        // It was killed from outside.
        ProcessSession(leader: program).kill()
        return Report(status: SIGKILL, exceededLimit: nil)
      }
      let limits: [UInt32: Transcript.Ending] = [
        LESSON_EXCEEDED_PROCESSES.rawValue: .processLimit,
        LESSON_EXCEEDED_MEMORY.rawValue: .memoryLimit,
      ]
      return Report(
        status: report.status, exceededLimit: limits[UInt32(bitPattern: report.exceeded)])
    }

    private static func read<Record>(_ record: inout Record, from descriptor: Int32) -> Bool {
      withUnsafeMutableBytes(of: &record) { bytes in
        while true {
          let count = recv(descriptor, bytes.baseAddress, bytes.count, 0)
          guard count < 0, errno == EINTR else { return count == bytes.count }
        }
      }
    }
  }
#endif
