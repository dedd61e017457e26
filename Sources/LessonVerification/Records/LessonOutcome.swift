import LessonKit

/// What is known of a lesson: the report on it, and what its page is made of.
package struct LessonOutcome: Sendable {
  package let file: LessonFile
  package let report: LessonReport
  /// What its page is made of; `nil` for a lesson that failed.
  package let page: SiteLesson?
  /// The verdict; `nil` where the lesson is as it was and nobody read it.
  package let verdict: Verdict?
  /// A digest of the extra files that the verdict is about; empty where nobody read the lesson.
  package let files: String
}

extension LessonOutcome {
  /// The outcome of a lesson that was read.
  ///
  /// - Parameter files: a digest of the extra files that the verdict is about.
  package init(_ verdict: Verdict, of file: LessonFile, files: String) {
    self.init(
      file: file, report: LessonReport(verdict),
      page: verdict.isVerified ? SiteLesson(verdict) : nil, verdict: verdict,
      files: files)
  }
}
