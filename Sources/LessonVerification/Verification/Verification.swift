import Foundation
import LessonProcess
import LessonResults
import LessonText
import Synchronization

/// Verifies lessons in parallel, each in its own process.
package final class Verification: Sendable {
  private let files: [LessonFile]
  private let package: LessonPackage
  private let selection: Selection
  private let settings: VerificationSettings
  /// How long the lessons took that were compiled and run.
  package let stopwatch = Stopwatch()
  private let foundTools: Meanwhile<Result<LessonVerifier, any Error>>
  /// Held while records are changed by those who ask for verdicts.
  private let recording = Mutex(())
  /// The keeping of records that goes on.
  private let keeping = Mutex<Meanwhile<Void>?>(nil)

  package init(
    _ files: [LessonFile], of package: LessonPackage, _ selection: Selection,
    _ settings: VerificationSettings
  ) {
    self.files = files
    self.package = package
    self.selection = selection
    self.settings = settings
    // Nothing to compile, no compiler needed.
    foundTools = Meanwhile { Result { try LessonVerifier(for: package, settings) } }
  }

  deinit {
    _ = tools
    keeping.withLock { $0 }?.value
  }

  /// The compiler and the libraries, which are looked for next to other work.
  private var tools: Result<LessonVerifier, any Error> { foundTools.value }

  /// What is known of every lesson that has a selected cell, in order.
  ///
  /// - Parameters:
  ///   - readsAll: whether lessons that are as they were are read, too, for their verdicts.
  ///   - mayBeNone: whether something else than lessons may have the cells that are meant.
  ///   - expecting: is told what will be known if the lessons that were just saved do what they say, as long
  ///     as they run.
  package func run(
    readsAll: Bool = false, mayBeNone: Bool = false,
    expecting: (([LessonOutcome]) -> Void)? = nil
  ) throws -> [LessonOutcome] {
    let results = results(readsAll: readsAll, expecting: expecting)
    let outcomes = try files.compactMap { try results[$0]?.get() ?? nil }.checkingParts()
    guard !outcomes.isEmpty || mayBeNone || selection.filter == nil else {
      throw selection.noCellSelected
    }
    return outcomes
  }

  /// What came of every lesson: what is known of it, nothing where the filter picks none of its cells,
  /// or why nobody knows.
  ///
  /// What is wrong with one lesson keeps no other from being verified.
  package func results(
    readsAll: Bool = false, expecting: (([LessonOutcome]) -> Void)? = nil
  ) -> [LessonFile: Result<LessonOutcome?, any Error>] {
    // A lesson that its author has just saved is compiled while all others are looked at.
    let saved = readsAll ? [] : savedLessons
    let progress = saved.isEmpty ? nil : settings.follower?(saved.count)
    defer { progress?.finish() }
    let begun = saved.isEmpty ? nil : Meanwhile { [self] in judge(saved, progress) }
    var records = records
    let known = readsAll ? [:] : known(by: records)
    var results = known.mapValues(Result<LessonOutcome?, any Error>.success)
    let rest = ordered(files.filter { results[$0] == nil && !saved.contains($0) }, records)
    progress?.expect(rest.count)
    let others = judge(rest, jobs: settings.jobs - saved.count, progress)
    for lesson in others { results[lesson.file] = lesson.result }
    if let expecting, !saved.isEmpty { expecting(expected(saved, besides: results)) }
    let judged = (begun?.value ?? []) + others
    note(judged, &records)
    for lesson in judged { results[lesson.file] = lesson.result }
    return results.mapValues { result in
      result.map { outcome in outcome.flatMap { selection.includes($0.report) ? $0 : nil } }
    }
  }

  /// What will be known of all lessons if those that were just saved do what they say; nothing where that
  /// cannot be told.
  private func expected(
    _ saved: [LessonFile], besides results: [LessonFile: Result<LessonOutcome?, any Error>]
  ) -> [LessonOutcome] {
    var outcomes = results.compactMapValues { try? $0.get() }
    for file in saved {
      guard let lesson = try? file.lesson(), lesson.hasProgram,
        let verdict = try? tools.get().expectedVerdict(on: lesson, in: file)
      else { return [] }
      outcomes[file] = LessonOutcome(verdict, of: file, files: "")
    }
    let all = files.compactMap { outcomes[$0] }.filter { selection.includes($0.report) }
    return (try? all.checkingParts()) ?? []
  }

  package func verdicts() throws -> [Verdict] { try run(readsAll: true).map { try $0.verdict() } }

  /// The verdicts on lessons that say what a run has printed, from runs of now; in order.
  package func rerun(_ texts: [FreshRuns.Text]) throws -> [Verdict] {
    guard !texts.isEmpty else { return [] }
    let progress = settings.follower?(texts.count)
    defer { progress?.finish() }
    return try inParallel(texts, jobs: settings.jobs) { [self] text in
      progress?.begin(text.file.slug)
      defer { progress?.end(text.file.slug) }
      return Result {
        let runs = FreshRuns(try tools.get())
        return try runs.verdict(of: text) { progress?.enter($0, of: text.lesson) }
          .adding(text.file.proseDiagnostics(of: text.lesson))
      }
    }.map { try $0.get() }
  }

  /// Reports without the cells that the filter leaves out, nor what is wrong in them.
  package func reports(on outcomes: [LessonOutcome]) -> [LessonReport] {
    outcomes.map { selection.part(of: $0.report) }
  }

  private var records: LessonRecords {
    keeping.withLock { $0 }?.value
    return LessonRecords(
      of: package, cache: settings.cacheFolder, fingerprint: try? tools.get().fingerprint)
  }

  /// Lessons that have changed since records were kept, so that none can be true of them; none where there is
  /// something else to do for every one of the jobs.
  private var savedLessons: [LessonFile] {
    guard let moment = LessonRecords.moment(of: package, cache: settings.cacheFolder) else {
      return []
    }
    let saved = files.filter { FileStamp(path: $0.path)?.isChanged(after: moment) ?? false }
    return saved.count < settings.jobs ? saved : []
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

  /// What the records tell of lessons.
  private func known(by records: LessonRecords) -> [LessonFile: LessonOutcome] {
    Dictionary(
      files.compactMap { file in
        records.outcome(of: file) { try self.outcome(ofKnown: file) }.map { (file, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What is known of a lesson that is as it was, read now; where it fails now, the record goes.
  private func outcome(ofKnown file: LessonFile) throws -> LessonOutcome? {
    let judged = judge([file])
    let outcome = try judged.first?.result.get()
    if outcome?.page == nil {
      recording.withLock { _ in
        var records = records
        note(judged, &records)
      }
    }
    return outcome
  }

  /// A lesson that was read, and what came of it.
  private struct Judged {
    let file: LessonFile
    let start: FileStamp.Moment
    /// The stamps of the lesson's own files at that time.
    let stamp: String
    let result: Result<LessonOutcome?, any Error>
  }

  /// Reads and verifies lessons in this order, all jobs at work where none is busy with others.
  ///
  /// - Parameter follower: what is told of the progress; one of their own where it is left out.
  private func judge(
    _ files: [LessonFile], jobs: Int? = nil, _ follower: (any ProgressFollower)? = nil
  ) -> [Judged] {
    guard !files.isEmpty else { return [] }
    let own = follower == nil ? settings.follower?(files.count) : nil
    defer { own?.finish() }
    let progress = follower ?? own
    return inParallel(files, jobs: jobs ?? settings.jobs) { [self] file in
      let start = FileStamp.now
      let stamp = FileStamp.of(file.ownSources).text
      progress?.begin(file.slug)
      defer { progress?.end(file.slug) }
      return Judged(
        file: file, start: start, stamp: stamp, result: Result { try outcome(of: file, progress) })
    }
  }

  private func note(_ judged: [Judged], _ records: inout LessonRecords) {
    guard !judged.isEmpty else { return }
    // What other libraries than those at the start may have printed, is no record of theirs.
    if (try? tools.get())?.toolchain.isStillTrue ?? true {
      for lesson in judged {
        guard case .success(let outcome?) = lesson.result else { continue }
        records.note(outcome, readAt: lesson.start, ownStamp: lesson.stamp)
      }
    }
    let storing = Meanwhile { [records, files] in records.store(keeping: files) }
    keeping.withLock { $0 = storing }
    if !settings.usesCache {
      let failed = judged.filter { lesson in
        if case .success(let outcome?) = lesson.result { outcome.page == nil } else { false }
      }
      LessonRecords.forget(failed.map(\.file), cache: RunningCommand.cacheFolder)
    }
  }

  /// Reads and verifies one lesson; `nil` where the filter picks none of its cells.
  private func outcome(
    of file: LessonFile, _ progress: (any ProgressFollower)?
  ) throws -> LessonOutcome? {
    try RunCancellation.check()
    let lesson = try file.lesson()
    guard selection.includes(lesson) else { return nil }
    var files = ""
    let verdict = try stopwatch.time(file) {
      guard lesson.hasProgram else { return Verdict(lesson) }
      let judgement = try tools.get().judge(lesson, in: file) { progress?.enter($0, of: lesson) }
      files = judgement.files
      return judgement.verdict
    }
    return LessonOutcome(verdict.adding(file.proseDiagnostics(of: lesson)), of: file, files: files)
  }
}
