import LessonKit
import Synchronization

/// How long lessons took: the seconds of each that was compiled and run.
package final class Stopwatch: Sendable {
  private let measured = Mutex<[String: Double]>([:])

  /// The seconds by file, as reports show it.
  package var seconds: [String: Double] { measured.withLock { $0 } }

  /// The verdict that `body` comes to; one that was known already says nothing about the time.
  package func time(_ file: LessonFile, _ body: () throws -> Verdict) rethrows -> Verdict {
    let clock = ContinuousClock()
    let start = clock.now
    let verdict = try body()
    if !verdict.isCached, verdict.lesson.isWellFormed {
      let duration = clock.now - start
      measured.withLock { $0[file.shownPath] = (duration / .milliseconds(10)).rounded() / 100 }
    }
    return verdict
  }
}
