import Foundation
import LessonFormat
import LessonResults
import LessonVerification
import Synchronization

/// Says on standard error how far a verification is: one moving line on a terminal, and a line of its
/// own for each lesson that takes long, in a pipe too.
///
/// In a pipe the report itself has a line a lesson, and all of the progress would say the same twice;
/// but a lesson that hangs is one that the report cannot name yet.
final class Progress: ProgressFollower {
  private struct State {
    var progress: VerificationProgress
    var shown: (line: String, time: Duration)?
    var isWatched = false
    var isFinished = false
  }

  /// How often the line is written, at most: thousands of lessons may end in a second.
  private static let interval = 0.1

  private let state: Mutex<State>
  private let start = ContinuousClock.now
  private let isQuiet: Bool
  private let hasLine: Bool

  init(total: Int, _ settings: ReportSettings) {
    state = Mutex(State(progress: VerificationProgress(total: total)))
    isQuiet = settings.isQuiet
    hasLine = Terminal.error.isInteractive && !settings.isQuiet && settings.format == .text
  }

  func expect(_ count: Int) {
    update { progress, _ in progress.expect(count) }
  }

  func begin(_ slug: String) {
    update { $0.begin(slug, at: $1) }
  }

  /// Says what is now being done with `lesson`.
  func enter(_ stage: LessonStage, of lesson: Lesson) {
    update { $0.enter(stage, of: lesson.slug, in: lesson.file, at: $1) }
    watch()
  }

  func end(_ slug: String) {
    update { progress, _ in progress.end(slug) }
  }

  /// Clears the line; nothing is said any more.
  func finish() {
    state.withLock { state in
      state.isFinished = true
      if hasLine { try? Terminal.error.write("\r\u{1B}[K") }
    }
  }

  private func update(_ change: (inout VerificationProgress, Duration) -> Void) {
    state.withLock { state in
      change(&state.progress, ContinuousClock.now - start)
      show(&state)
    }
  }

  /// Looks for lessons that take long, on a thread: the queues' own are all at work on lessons.
  private func watch() {
    let isFirst = state.withLock { state in
      defer { state.isWatched = true }
      return !state.isWatched && !isQuiet
    }
    guard isFirst else { return }
    Thread.detachNewThread { [weak self] in
      while self?.look() == true { Thread.sleep(forTimeInterval: Self.interval) }
    }
  }

  /// Names the lessons that take long; returns whether there may be more.
  private func look() -> Bool {
    state.withLock { state in
      guard !state.isFinished else { return false }
      let overdue = state.progress.overdue(at: ContinuousClock.now - start)
      if !overdue.isEmpty {
        let lines = overdue.map { $0 + "\n" }.joined()
        try? Terminal.error.write((hasLine ? "\r\u{1B}[K" : "") + lines)
        state.shown = nil
      }
      show(&state)
      return true
    }
  }

  private func show(_ state: inout State) {
    guard hasLine else { return }
    let now = ContinuousClock.now - start
    if let shown = state.shown, now - shown.time < .seconds(Self.interval) { return }
    let line = state.progress.line(at: now, columns: Terminal.error.screen.columns)
    guard line != state.shown?.line else { return }
    state.shown = (line, now)
    try? Terminal.error.write("\r\u{1B}[K" + line)
  }
}
