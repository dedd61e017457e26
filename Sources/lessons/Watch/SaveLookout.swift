import Foundation
import LessonProcess
import Synchronization

/// Ends the compilers and programs that run as soon as a lesson is saved: what they do would be of
/// use to nobody.
final class SaveLookout: Sendable {
  private let isOver = Mutex(false)

  /// Looks out in the background for others than the lessons of `known`, until ``end()``.
  init(_ lessons: WatchedLessons, since known: WatchedLessons.Look) {
    let thread = Thread { [self] in
      let clock = ContinuousClock()
      while !isOver.withLock({ $0 }) {
        var isSaved = false
        let duration = clock.measure {
          // A folder that is away for a moment is not a save.
          guard let now = try? lessons.look() else { return }
          isSaved = now.hasSaves(since: known)
        }
        if isSaved {
          // Under the lock, so that nothing is ended that begins after the end.
          return isOver.withLock { if !$0 { RunCancellation.request() } }
        }
        WatchedLessons.pause(afterLookOf: duration)
      }
    }
    thread.name = "save lookout"
    thread.start()
  }

  /// Stops looking; from here on programs may run.
  func end() {
    isOver.withLock {
      $0 = true
      RunCancellation.withdraw()
    }
  }
}
