import CLessonProcess
import Foundation
import LessonResults

/// A child process in a session of its own, with pipes on its two output channels.
///
/// A limited one may use no more than `ProgramLimits` says, and has a supervisor between it and the
/// tool, where the system can do that.
///
/// Foundation's `Process` cannot make a session; neither it nor swift-subprocess can put a process of the
/// tool's own between, which shares its memory with the program until that begins.
final class ChildProcess {
  /// Why a process could not be started.
  struct StartError: Error, CustomStringConvertible {
    let path: String
    let code: Int32
    var description: String { "cannot start \(path): \(String(cString: strerror(code)))" }
  }

  private let identifier: pid_t
  private var descriptors: [StandardStream: Int32] = [:]
  private var status: Int32?
  #if os(Linux)
    private let supervision: Supervision?
  #endif

  /// The limit that the child exceeded, together with all that it had started, and was ended for.
  private(set) var exceededLimit: Transcript.Ending?

  /// The most memory that the child, or one of those that it waited for, had at a time, once it has
  /// ended; in bytes.
  private(set) var peakMemory: UInt64 = 0

  /// Starts `path` with standard input empty.
  ///
  /// - Parameter memory: how many bytes a child that is not limited otherwise may have for itself.
  init(
    path: String, arguments: [String], environment: [String: String], directory: String,
    isLimited: Bool = false, memory: UInt64 = .max
  ) throws(StartError) {
    InheritedSignals.hearOfChildren()
    var pipes: [(channel: StandardStream, read: Int32, write: Int32)] = []
    for channel in StandardStream.allCases {
      var ends: [Int32] = [0, 0]
      let code = lesson_pipe(&ends)
      guard code == 0 else {
        for pipe in pipes {
          close(pipe.read)
          close(pipe.write)
        }
        throw StartError(path: path, code: code)
      }
      _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
      pipes.append((channel, ends[0], ends[1]))
    }

    for pipe in pipes { descriptors[pipe.channel] = pipe.read }
    let output = pipes[0].write
    let errorOutput = pipes[1].write
    defer { for pipe in pipes { close(pipe.write) } }
    do throws(StartError) {
      #if os(Linux)
        guard !isLimited else {
          let supervision = try Supervision(
            path: path, arguments: arguments, environment: environment, directory: directory,
            output: output, errorOutput: errorOutput)
          self.supervision = supervision
          identifier = supervision.supervisor
          return
        }
        supervision = nil
      #endif
      identifier = try Self.spawn(
        path, arguments, environment, directory, output: output, errorOutput: errorOutput,
        memory: memory)
    } catch {
      for pipe in pipes { close(pipe.read) }
      throw error
    }
  }

  /// Starts `path` without anything in between.
  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String: String], _ directory: String,
    output: Int32, errorOutput: Int32, memory: UInt64
  ) throws(StartError) -> pid_t {
    var identifier: pid_t = 0
    var code: Int32 = 0
    Interruption.add(.session) {
      code = CStrings.with([path] + arguments) { arguments in
        CStrings.with(environment.map { "\($0)=\($1)" }.sorted()) { environment in
          lesson_spawn(
            &identifier, path, arguments, environment, directory, output, errorOutput, memory)
        }
      }
      return code == 0 ? identifier : 0
    }
    guard code == 0 else { throw StartError(path: path, code: code) }
    return identifier
  }

  deinit {
    kill()
    Interruption.remove(.session, identifier)
    for descriptor in descriptors.values { close(descriptor) }
    guard status == nil else { return }
    #if os(Linux)
      if let supervision { return supervision.wait() }
    #endif
    var code: Int32 = 0
    _ = waitpid(identifier, &code, 0)
  }

  /// Ends the child and everything that it started.
  func kill() {
    #if os(Linux)
      if let supervision {
        if status == nil { supervision.end() }
        return
      }
    #endif
    ProcessSession(leader: identifier).kill()
  }

  /// Waits up to `seconds` for output and returns what came; empty at the end of the time.
  func read(waiting seconds: Double) -> [(channel: StandardStream, bytes: [UInt8])] {
    let open = Array(descriptors)
    var polls = open.map { pollfd(fd: $0.value, events: Int16(POLLIN), revents: 0) }
    let milliseconds = Int32(min(max(seconds * 1000, 0).rounded(.up), 1000))
    guard poll(&polls, nfds_t(polls.count), milliseconds) > 0 else { return [] }
    var result: [(StandardStream, [UInt8])] = []
    for (index, poll) in polls.enumerated() where poll.revents != 0 {
      let (channel, descriptor) = open[index]
      if let bytes = Self.bytes(from: descriptor) {
        if !bytes.isEmpty { result.append((channel, bytes)) }
      } else {
        close(descriptor)
        descriptors[channel] = nil
      }
    }
    return result
  }

  /// Whether a channel is still open on the child's side.
  var hasOpenChannel: Bool { !descriptors.isEmpty }

  /// How the process ended, once it has: a `wait` status.
  func pollStatus() -> Int32? {
    if status == nil {
      var code: Int32 = 0
      var usage = rusage()
      let ended = wait4(identifier, &code, WNOHANG, &usage)
      guard ended != 0, ended > 0 || errno == ECHILD else { return nil }
      // Something else has waited for it, and how it ended is not known.
      if ended < 0 { code = SIGKILL }
      #if os(Linux)
        // In KiB.
        peakMemory = UInt64(usage.ru_maxrss) << 10
        if let report = supervision?.report(endedWith: code) {
          code = report.status
          exceededLimit = report.exceededLimit
        }
      #else
        peakMemory = UInt64(usage.ru_maxrss)
      #endif
      status = code
    }
    return status
  }

  /// The next bytes of a channel; empty where none are there yet, `nil` at its end.
  private static func bytes(from descriptor: Int32) -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, initializedCount in
      count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      initializedCount = max(count, 0)
    }
    if count < 0 { return errno == EAGAIN || errno == EINTR ? [] : nil }
    return count == 0 ? nil : bytes
  }
}

/// Lists of strings as C takes them.
enum CStrings {
  /// Calls `body` with `strings`, each ended by a zero byte, and a null pointer behind them.
  static func with<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

/// What this process may have got from the one that started it: daemons, agents and shell scripts start
/// programs with signals ignored or blocked, and a tool that waits for children must not be.
package enum InheritedSignals {
  private static let areChildrenHeardOf: Void = lesson_wait_for_children()

  /// Lets the end of children be heard of, in whatever process this is.
  static func hearOfChildren() { areChildrenHeardOf }

  /// Lets that be heard of, and no signal be blocked: for a command, before it starts threads.
  package static func reset() {
    hearOfChildren()
    lesson_unblock_signals()
  }
}
