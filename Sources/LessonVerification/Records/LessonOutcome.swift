import LessonPages
import LessonResults
import Synchronization

/// What is known of a lesson: the report on it, what its page is made of, and the verdict.
///
/// The verdict on a lesson that is as it was is found out where somebody asks for it, and kept.
package final class LessonOutcome: Sendable {
  /// A verdict, and the extra files that it is about.
  package struct Judgement: Sendable {
    package let verdict: Verdict
    /// A digest of the files that all programs saw; empty for none, and one that no files have where they
    /// changed meanwhile.
    package let files: String
  }

  package let file: LessonFile
  private let known: Mutex<(report: LessonReport, page: SiteLesson?, judgement: Judgement?)>
  /// Finds out the verdict; `nil` where it is known.
  private let judge: (@Sendable () throws -> LessonOutcome?)?

  /// The outcome of a lesson that is as it was.
  ///
  /// - Parameters:
  ///   - page: what its page is made of.
  ///   - judge: finds out the verdict.
  package init(
    of file: LessonFile, _ report: LessonReport, _ page: SiteLesson,
    judge: @escaping @Sendable () throws -> LessonOutcome?
  ) {
    self.file = file
    self.judge = judge
    known = Mutex((report, page, nil))
  }

  /// The outcome of a lesson that is as it was, and whose verdict is known.
  init(of file: LessonFile, _ report: LessonReport, _ page: SiteLesson, _ verdict: Verdict) {
    self.file = file
    judge = nil
    known = Mutex((report, page, Judgement(verdict: verdict, files: "")))
  }

  /// The outcome of a lesson that was read.
  ///
  /// - Parameter files: a digest of the extra files that the verdict is about.
  package init(_ verdict: Verdict, of file: LessonFile, files: String) {
    self.file = file
    let page = verdict.isVerified ? SiteLesson(verdict) : nil
    judge = nil
    known = Mutex((LessonReport(verdict), page, Judgement(verdict: verdict, files: files)))
  }

  /// The report on the lesson.
  package var report: LessonReport { known.withLock { $0.report } }
  /// What its page is made of; `nil` for a lesson that failed.
  package var page: SiteLesson? { known.withLock { $0.page } }
  /// The verdict; `nil` where the lesson is as it was and nobody has asked for it.
  package var knownVerdict: Verdict? { known.withLock { $0.judgement?.verdict } }
  /// A digest of the extra files that the verdict is about; empty where nobody has asked for it.
  package var files: String { known.withLock { $0.judgement?.files ?? "" } }

  /// The verdict, which may tell another story than the report before; whoever asks first waits for it.
  package func verdict() throws -> Verdict {
    if let verdict = knownVerdict { return verdict }
    guard let now = try judge?()?.known.withLock({ $0 }), let judgement = now.judgement else {
      throw ToolFailure(message: "lessons went away while they were rendered: run again")
    }
    known.withLock { $0 = now }
    return judgement.verdict
  }
}
