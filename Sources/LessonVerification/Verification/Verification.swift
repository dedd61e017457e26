import Foundation
import LessonKit
import LessonProcess

/// Verifies lessons in parallel, each in its own process.
package struct Verification {
  private let files: [LessonFile]
  private let package: LessonPackage
  private let selection: Selection
  private let settings: VerificationSettings
  /// How long the lessons took that were compiled and run.
  package let stopwatch = Stopwatch()
  private let tools: Result<LessonVerifier, any Error>

  /// Prepares to verify `files` of `package`, of which the cells of a selection are reported on.
  package init(
    _ files: [LessonFile], of package: LessonPackage, _ selection: Selection,
    _ settings: VerificationSettings
  ) {
    self.files = files
    self.package = package
    self.selection = selection
    self.settings = settings
    // Nothing to compile, no compiler needed.
    tools = Result { try LessonVerifier(for: package, settings) }
  }

  /// What is known of every lesson that has a selected cell, in order.
  ///
  /// - Parameter readsAll: whether lessons that are as they were are read, too, for their verdicts.
  package func run(readsAll: Bool = false) throws -> [LessonOutcome] {
    var records = records
    let known = Dictionary(
      files.compactMap { file in
        readsAll ? nil : records.outcome(of: file).map { (file, $0) }
      }, uniquingKeysWith: { first, _ in first })
    let changed = files.filter { known[$0] == nil }
    let judged = try Self.outcomes(judge(ordered(changed, records), &records))
    records.store(keeping: files)
    let outcomes = files.compactMap { known[$0] ?? judged[$0] }
      .filter { selection.includes($0.report) }
    guard !outcomes.isEmpty || selection.filter == nil else { throw selection.noCellSelected }
    return outcomes
  }

  /// What came of every lesson: what is known of it, nothing where the filter picks none of its cells,
  /// or why nobody knows.
  ///
  /// What is wrong with one lesson keeps no other from being verified.
  package func results() -> [LessonFile: Result<LessonOutcome?, any Error>] {
    var records = records
    var results: [LessonFile: Result<LessonOutcome?, any Error>] = [:]
    for file in files { results[file] = records.outcome(of: file).map { .success($0) } }
    let changed = files.filter { results[$0] == nil }
    for (file, result) in judge(ordered(changed, records), &records) { results[file] = result }
    records.store(keeping: files)
    return results.mapValues { result in
      result.map { outcome in outcome.flatMap { selection.includes($0.report) ? $0 : nil } }
    }
  }

  /// The verdict on every lesson that has a selected cell, in order.
  package func verdicts() throws -> [Verdict] { try run(readsAll: true).compactMap(\.verdict) }

  /// The outcomes with the verdicts on the lessons that are named by their slugs, as they were or not.
  package func judging(_ slugs: Set<String>, in outcomes: [LessonOutcome]) throws -> [LessonOutcome]
  {
    var records = records
    let judged = try Self.outcomes(
      judge(outcomes.map(\.file).filter { slugs.contains($0.slug) }, &records))
    records.store(keeping: files)
    return outcomes.map { judged[$0.file] ?? $0 }
  }

  /// The verdicts on lessons that say what a run has printed, from runs of now; in order.
  package func rerun(_ texts: [FreshRuns.Text]) throws -> [Verdict] {
    guard !texts.isEmpty else { return [] }
    let progress = settings.follower(texts.count)
    defer { progress.finish() }
    return try inParallel(texts, jobs: settings.jobs) { text in
      progress.begin(text.file.slug)
      defer { progress.end(text.file.slug) }
      return Result {
        let runs = FreshRuns(try tools.get())
        return try runs.verdict(of: text) { progress.enter($0, of: text.lesson) }
          .adding(text.file.proseDiagnostics(of: text.lesson))
      }
    }.map { try $0.get() }
  }

  /// Reports without the cells that the filter leaves out, nor what is wrong in them.
  package func reports(on outcomes: [LessonOutcome]) -> [LessonReport] {
    outcomes.map { selection.part(of: $0.report) }
  }

  /// What earlier runs have found out.
  private var records: LessonRecords {
    LessonRecords(
      of: package, cache: settings.cacheFolder, fingerprint: try? tools.get().fingerprint)
  }

  /// Lessons in the order that they are worked on: those that failed last, whose author waits, then those
  /// that take longest, so that none of them is begun when all others are done.
  private func ordered(_ files: [LessonFile], _ records: LessonRecords) -> [LessonFile] {
    guard files.count > 1 else { return files }
    let times = LessonTimes(of: package)
    return files.map { file in
      (file: file, isFailure: records.isFailure(file), weight: times.weight(of: file, given: nil))
    }.sorted { first, second in
      if first.isFailure != second.isFailure { return first.isFailure }
      return first.weight.value > second.weight.value
    }.map(\.file)
  }

  /// Reads and verifies lessons in this order, and notes what was found out.
  private func judge(
    _ files: [LessonFile], _ records: inout LessonRecords
  ) -> [(file: LessonFile, result: Result<LessonOutcome?, any Error>)] {
    guard !files.isEmpty else { return [] }
    let progress = settings.follower(files.count)
    defer { progress.finish() }
    let results = inParallel(files, jobs: settings.jobs) { file in
      let start = FileStamp.now
      let stamp = FileStamp.of(file.ownSources).text
      progress.begin(file.slug)
      defer { progress.end(file.slug) }
      return (start, stamp, Result { try outcome(of: file, progress) })
    }
    // What other libraries than those at the start may have printed, is no record of theirs.
    let isRecorded = (try? tools.get())?.toolchain.isStillTrue ?? true
    let judged = zip(files, results).map { file, result in
      let (start, stamp, outcome) = result
      if isRecorded, case .success(let outcome?) = outcome {
        records.note(outcome, readAt: start, ownStamp: stamp)
      }
      return (file: file, result: outcome)
    }
    if !settings.usesCache {
      let failed = judged.filter { _, result in
        if case .success(let outcome?) = result { outcome.page == nil } else { false }
      }
      LessonRecords.forget(failed.map(\.file), cache: RunningCommand.cacheFolder)
    }
    return judged
  }

  /// The outcomes of all lessons; throws what kept the first one from having one.
  private static func outcomes(
    _ judged: [(file: LessonFile, result: Result<LessonOutcome?, any Error>)]
  ) throws -> [LessonFile: LessonOutcome] {
    var outcomes: [LessonFile: LessonOutcome] = [:]
    for (file, result) in judged { outcomes[file] = try result.get() }
    return outcomes
  }

  /// Reads and verifies one lesson; `nil` where the filter picks none of its cells.
  private func outcome(of file: LessonFile, _ progress: any ProgressFollower) throws
    -> LessonOutcome?
  {
    try RunCancellation.check()
    let lesson = try file.lesson()
    guard selection.includes(lesson) else { return nil }
    var files = ""
    let verdict = try stopwatch.time(file) {
      guard lesson.hasProgram else { return Verdict(lesson) }
      let judgement = try tools.get().judge(lesson, in: file) { progress.enter($0, of: lesson) }
      files = judgement.files
      return judgement.verdict
    }
    return LessonOutcome(
      verdict.adding(file.proseDiagnostics(of: lesson)), of: file, files: files)
  }
}
