import ArgumentParser
import Foundation
import LessonKit
import LessonProcess

/// Verifies lessons in parallel, each in its own process.
struct Verification {
  private let files: [LessonFile]
  private let common: CommonOptions
  private let options: VerificationOptions
  /// How long the lessons took that were compiled and run.
  let stopwatch = Stopwatch()

  init(_ files: [LessonFile], _ common: CommonOptions, _ options: VerificationOptions) {
    self.files = files
    self.common = common
    self.options = options
  }

  /// The whole verdict of every lesson that has a selected cell, in order.
  func run() throws -> [Verdict] {
    let lessons = try files.map { (file: $0, lesson: try $0.lesson()) }
      .filter { common.isSelected($0.lesson) }
    guard !lessons.isEmpty || common.filter == nil else {
      throw common.noCellSelected
    }
    let progress = Progress(total: lessons.count, options)
    defer { progress.finish() }
    // Nothing to compile, no compiler needed.
    guard lessons.contains(where: \.lesson.hasProgram) else {
      return lessons.map { file, lesson in
        Verdict(lesson).adding(file.proseDiagnostics(of: lesson))
      }
    }

    let toolchain = try Toolchain()
    let cache = ResultCache(folder: options.cacheFolder)
    let verifier = LessonVerifier(
      toolchain: toolchain, cache: cache, fingerprint: toolchain.fingerprint(cache))
    let results = inParallel(lessons, jobs: options.jobs) { file, lesson in
      progress.begin(lesson.slug)
      let result = Result {
        try stopwatch.time(file) { try verifier.verdict(of: lesson, in: file) }
          .adding(file.proseDiagnostics(of: lesson))
      }
      if case .success(let verdict) = result { progress.end(verdict) }
      return result
    }
    return try results.map { try $0.get() }
  }

  /// Reports without the cells that the filter leaves out, nor what is wrong in them.
  func reports(on verdicts: [Verdict]) -> [LessonReport] {
    verdicts.map { LessonReport($0).restricted(to: common.filter) }
  }
}
