import LessonKit

/// What is known of a lesson: the report on it, and what its page is made of.
struct LessonOutcome: Sendable {
  let file: LessonFile
  let report: LessonReport
  /// What its page is made of; `nil` for a lesson that failed.
  let page: SiteLesson?
  /// The verdict; `nil` where the lesson is as it was and nobody read it.
  let verdict: Verdict?
  /// A digest of the extra files that the verdict is about; empty where nobody read the lesson.
  let files: String
}

extension LessonOutcome {
  /// The outcome of a lesson that was read.
  ///
  /// - Parameter files: a digest of the extra files that the verdict is about.
  init(_ verdict: Verdict, of file: LessonFile, files: String) {
    self.init(
      file: file, report: LessonReport(verdict),
      page: verdict.isVerified ? SiteLesson(verdict) : nil, verdict: verdict,
      files: files)
  }
}
