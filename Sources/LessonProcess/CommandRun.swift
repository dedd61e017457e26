import Foundation

/// A command that was run to its end, with what it printed on both channels.
package struct CommandRun {
  /// The exit status; 128 and the signal's number where a signal ended it.
  package let status: Int32
  /// What it printed.
  package let output: String
  /// Whether it was ended because it took too long.
  package let isTimedOut: Bool
  /// The most memory that it, or one of its children, had at a time, in bytes.
  package let peakMemory: UInt64

  /// Runs the command at `path` to its end, or ends it after `limit` seconds.
  ///
  /// - Parameters:
  ///   - memory: how many bytes each of its processes may have for itself, where the system can limit
  ///     that.
  ///   - changes: the variables that its environment has besides this process's.
  /// - Throws: an error that says why it could not be started, or `CancellationError` where
  ///   ``RunCancellation`` has ended it.
  package init(
    path: String, arguments: [String], directory: String, limit: Double,
    memory: UInt64 = .max, environment changes: [String: String] = [:]
  ) throws {
    try RunCancellation.check()
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(limit)
    let child = try ChildProcess(
      path: path, arguments: arguments,
      environment: ProcessInfo.processInfo.environment.merging(changes) { $1 },
      directory: directory, memory: memory)
    var bytes: [UInt8] = []
    var isTimedOut = false
    while true {
      // The child ends with its value.
      try RunCancellation.check()
      if !isTimedOut, clock.now > deadline {
        isTimedOut = true
        child.kill()
      }
      let isEnded = child.pollStatus() != nil
      // Nothing more can come through closed channels; only the end may be a moment away.
      let wait = isEnded ? 0.005 : child.hasOpenChannel ? 0.05 : 0.001
      let parts = isEnded && !child.hasOpenChannel ? [] : child.read(waiting: wait)
      for part in parts { bytes += part.bytes }
      guard isEnded, parts.isEmpty, let code = child.pollStatus() else { continue }
      let signal = code & 0x7F
      status = signal == 0 ? (code >> 8) & 0xFF : 128 + signal
      output = String(decoding: bytes, as: UTF8.self)
      self.isTimedOut = isTimedOut
      peakMemory = child.peakMemory
      return
    }
  }
}
