import Foundation
import Synchronization

/// Calls `body` with each piece of work that `next` tells, on up to `jobs` threads at a time, and `take` on this
/// one with what comes of it, which may make more work; returns when nothing is left.
package func inTurns<Work: Sendable, Output: Sendable>(
  jobs: Int, next: () -> Work?, take: (Work, Output) throws -> Void,
  _ body: @escaping @Sendable (Work) -> Output
) rethrows {
  let finished = Mutex<[(Work, Output)]>([])
  let signal = DispatchSemaphore(value: 0)
  var running = 0
  // What still runs names this function's values.
  defer { for _ in 0..<running { signal.wait() } }
  while true {
    while running < jobs, let work = next() {
      running += 1
      // Not one of the queues' threads, which may all wait for this one.
      let thread = Thread {
        let output = body(work)
        finished.withLock { $0.append((work, output)) }
        signal.signal()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    guard running > 0 else { return }
    signal.wait()
    running -= 1
    let first = finished.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    if let (work, output) = first { try take(work, output) }
  }
}
