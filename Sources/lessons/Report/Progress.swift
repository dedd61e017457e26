import Foundation
import LessonKit
import Synchronization

/// Says on standard error how far a verification is: one moving line, on a terminal only.
///
/// In a pipe the report itself has a line a lesson, and progress would say the same twice.
final class Progress: Sendable {
  private struct State {
    var running: [String] = []
    var done = 0
  }
  private let state = Mutex(State())
  private let total: Int
  private let isShown: Bool

  init(total: Int, _ options: VerificationOptions) {
    self.total = total
    isShown = Terminal.error.isInteractive && !options.quiet && options.format == .text
  }

  func begin(_ slug: String) {
    state.withLock { state in
      state.running.append(slug)
      show(state)
    }
  }

  func end(_ slug: String) {
    state.withLock { state in
      state.running.removeAll { $0 == slug }
      state.done += 1
      show(state)
    }
  }

  /// Clears the line.
  func finish() {
    if isShown { try? Terminal.error.write("\r\u{1B}[K") }
  }

  private func show(_ state: State) {
    guard isShown else { return }
    let names = state.running.joined(separator: ", ")
    try? Terminal.error.write("\r\u{1B}[K[\(state.done)/\(total)] \(String(names.prefix(60)))")
  }
}
