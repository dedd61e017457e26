import Foundation

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
