import Foundation
import LessonFormat
import LessonResults

/// Runs that believe nothing that is kept: whether they print what was written of another one.
package struct FreshRuns {
  /// How often a lesson runs at most: a coin falls alike a few times in a row.
  private static let mostRuns = 10
  /// How long further runs may take together; the first one takes what it takes.
  private static let timeForMore = Duration.seconds(1)

  /// For how long a clock that shows seconds may show the same.
  private static let second = Duration.milliseconds(1050)

  /// A lesson with what a run has printed in its fences.
  package struct Text {
    package let lesson: Lesson
    package let file: LessonFile
    /// The verdict that the run came to on the text before.
    package let written: Verdict

    package init(lesson: Lesson, file: LessonFile, written: Verdict) {
      self.lesson = lesson
      self.file = file
      self.written = written
    }
  }

  private let verifier: LessonVerifier

  init(_ verifier: LessonVerifier) {
    self.verifier = verifier
  }

  /// The verdict on `text`: that of the first run that prints something else, else that of the last one.
  ///
  /// Results that a run has refuted are kept no more.
  package func verdict(of text: Text, enters: (LessonStage) -> Void) throws -> Verdict {
    let lesson = text.lesson
    let expected = Verdict(lesson, results: text.written.results)
    let programs = try verifier.compiled(lesson.programs, of: lesson, enters)
    let clock = ContinuousClock()
    let start = clock.now
    var verdict: Verdict
    var count = 0
    /// Whether the next run is the last one, as far apart from the first as it has to be.
    var isLast = false
    repeat {
      verdict = Verdict(lesson, results: try verifier.results(of: programs, in: text.file, enters))
      count += 1
      guard !verdict.differs(from: expected) else {
        // Also where this run keeps nothing: an earlier one may have.
        ResultCache(folder: RunningCommand.cacheFolder).forget(text.file.path)
        return verdict.namingChanges(since: expected)
      }
      let passed = clock.now - start
      guard count >= Self.mostRuns || passed >= Self.timeForMore else { continue }
      guard !isLast, passed < Self.second, text.mayReadClock else { break }
      Thread.sleep(forTimeInterval: (Self.second - passed) / .seconds(1))
      isLast = true
    } while true
    return verdict
  }
}

extension FreshRuns.Text {
  /// Whether the code names anything that tells the time; programs that cannot need not wait for it.
  fileprivate var mayReadClock: Bool {
    lesson.cells.contains { cell in
      let code = cell.code.lowercased()
      return ["date", "time", "clock"].contains { code.contains($0) }
    }
  }
}
