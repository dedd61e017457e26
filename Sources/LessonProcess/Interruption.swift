import CLessonProcess
import Foundation
import Synchronization

/// What has to be undone when the tool is interrupted: children end, scratch folders go.
///
/// Children live in sessions of their own, so that Ctrl-C does not reach them.
package enum Interruption {
  /// How a child is ended.
  enum Child {
    /// It leads a session of its own, which ends with it.
    case session
    /// It ends everything below it itself.
    case supervisor
    /// It is in this session, and hears of the signal.
    case process
  }

  private struct State {
    var children: [pid_t: Child] = [:]
    var folders: Set<String> = []
    var sources: [any DispatchSourceSignal] = []
  }
  private static let state = Mutex(State())

  /// Follows the signals from now on, for a command that waits before it starts anything: a script's
  /// background process would otherwise not hear Ctrl-C's signal.
  package static func follow() { change { _ in } }

  /// Starts a child and notes it in one step: an interruption in between would miss it.
  ///
  /// - Parameter start: returns the child, 0 where none was started.
  static func add(_ kind: Child, startedBy start: () -> pid_t) {
    change { state in
      let child = start()
      if child > 0 { state.children[child] = kind }
    }
  }
  /// Forgets a child that has ended.
  static func remove(_ kind: Child, _ child: pid_t) {
    // Its number may be another one's by now.
    change { if $0.children[child] == kind { $0.children[child] = nil } }
  }
  /// Notes a scratch folder.
  static func add(folder: String) { change { _ = $0.folders.insert(folder) } }
  /// Forgets a scratch folder that is gone.
  static func remove(folder: String) { change { _ = $0.folders.remove(folder) } }

  private static func change(_ body: (inout sending State) -> Void) {
    state.withLock { state in
      if state.sources.isEmpty {
        // `nohup` has the end of the terminal ignored.
        let signals = [SIGINT, SIGTERM] + (lesson_ignores(SIGHUP) == 0 ? [SIGHUP] : [])
        state.sources = signals.map(watch)
      }
      body(&state)
    }
  }

  private static func watch(_ signal: Int32) -> any DispatchSourceSignal {
    // The default action would end the process before the source sees the signal.
    Foundation.signal(signal, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: signal, queue: .global())
    source.setEventHandler {
      state.withLock { state in
        let children = Dictionary(grouping: state.children.keys) { state.children[$0] }
        #if os(Linux)
          for supervisor in children[.supervisor] ?? [] { lesson_order_end(supervisor) }
          for supervisor in children[.supervisor] ?? [] {
            _ = lesson_wait_for_supervisor(supervisor)
          }
        #endif
        for session in children[.session] ?? [] { ProcessSession(leader: session).kill() }
        // As a terminal would send it: they may want to end in their own way.
        for process in children[.process] ?? [] { _ = kill(process, signal) }
        for folder in state.folders { ScratchFolder.remove(folder) }
        // 128 and the signal's number, as a shell reports it. Still under the lock, where everything
        // that starts or ends something waits, so that what this has destroyed is not reported.
        _exit(128 + signal)
      }
    }
    source.resume()
    return source
  }
}

/// Ends the compilers and programs that run, because nobody wants to know any more what comes of them.
///
/// It holds for the whole process, as an interruption does: whoever requests it knows everything that
/// the process runs. What is ended throws `CancellationError`, so that nobody takes it for a result.
package enum RunCancellation {
  private static let isRequested = Atomic(false)

  /// Ends what runs, and keeps anything else from starting until ``withdraw()``.
  package static func request() { isRequested.store(true, ordering: .sequentiallyConsistent) }

  /// Lets programs run again.
  package static func withdraw() { isRequested.store(false, ordering: .sequentiallyConsistent) }

  /// Throws `CancellationError` while a request stands.
  package static func check() throws {
    if isRequested.load(ordering: .sequentiallyConsistent) { throw CancellationError() }
  }
}

/// The processes of one session: a child, and what it started and did not detach.
struct ProcessSession {
  /// The identifier of the session, and of the process that it began with.
  let leader: pid_t

  /// Ends the leader's process group, and on Linux the other groups of the session too: Foundation's
  /// `Process` and the compiler's driver put their children into groups of their own.
  func kill() {
    _ = killpg(leader, SIGKILL)
    #if os(Linux)
      for process in members { _ = Foundation.kill(process, SIGKILL) }
    #endif
  }

  #if os(Linux)
    /// The processes whose session this is, as `/proc` tells.
    private var members: [pid_t] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return names.compactMap { pid_t($0) }.filter { getsid($0) == leader }
    }
  #endif
}
