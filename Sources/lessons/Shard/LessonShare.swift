import LessonProcess
import LessonResults
import LessonText
import LessonVerification

/// What this machine verifies: all that was asked for, or its shard of it.
struct LessonShare {
  let files: [LessonFile]
  let documents: [DocumentationSubject]
  /// Which shard they are; `nil` without `--shard`.
  private var header: ShardHeader?
  /// The places of the files among those of all shards, from 1.
  private var numbers: [String: Int] = [:]
  private let package: LessonPackage
  /// The times by which shards are split; `nil` without `--shard`.
  private var times: LessonTimes?
  /// The keeping of what a whole run has measured, which goes on next to other work.
  private var noting: Meanwhile<Void>?
  /// The times that `--times` names; `nil` where it is not given.
  private let given: [String: Double]?

  /// What a machine has of the lessons and documents of `selection`; all of them without a shard.
  init(
    _ allFiles: [LessonFile], _ allDocuments: [DocumentationSubject], of package: LessonPackage,
    _ selection: Selection, _ shard: Shard?, givenTimes: [String: Double]?
  ) throws {
    self.package = package
    given = givenTimes
    let isFiltered = selection.filter != nil
    let meant =
      isFiltered
      ? allDocuments.read().filter { selection.includes(LessonReport(listing: $0.file)) }
      : allDocuments
    guard let shard else {
      (files, documents) = (allFiles, meant)
      return
    }
    let selected =
      isFiltered ? try allFiles.filter { selection.includes(try $0.lesson()) } : allFiles
    guard !selected.isEmpty || !meant.isEmpty || !isFiltered else {
      throw selection.noCellSelected
    }
    let times = LessonTimes(of: package)
    self.times = times
    let plan = ShardPlan(
      selected.map { ($0.shownPath, times.weight(of: $0, given: givenTimes)) }
        + meant.map { ($0.name, $0.weight) },
      count: shard.count)
    let places = plan.places(of: shard)
    files = places.filter { $0 < selected.count }.map { selected[$0] }
    documents = places.filter { $0 >= selected.count }.map { meant[$0 - selected.count] }
    numbers = Dictionary(
      places.map { (plan.files[$0], $0 + 1) }, uniquingKeysWith: { first, _ in first })
    header = ShardHeader(
      plan, shard, filter: selection.filter, isWholeCourse: selection.isWholeCourse)
  }

  /// What `run` finds out; the report of a shard needs the verdict on each lesson.
  ///
  /// Begins to keep what a whole run has measured.
  mutating func outcomes(
    of run: Verification, expecting: (([LessonOutcome]) -> Void)? = nil
  ) throws -> [LessonOutcome] {
    guard header != nil else {
      let outcomes = try run.run(mayBeNone: !documents.isEmpty, expecting: expecting)
      let measured = run.stopwatch.seconds
      noting =
        measured.isEmpty
        ? nil
        : Meanwhile { [package] in
          var times = LessonTimes(of: package)
          times.note(measured)
        }
      return outcomes
    }
    return files.isEmpty ? [] : try run.run(readsAll: true)
  }

  /// The report of the shard, which can be merged; `nil` for a whole run, once what it measured is kept.
  func record(
    of outcomes: [LessonOutcome], _ documentReports: [LessonReport], _ stopwatch: Stopwatch
  ) -> JSONReport? {
    guard let header else {
      noting?.value
      return nil
    }
    let measured = stopwatch.seconds
    let lessons = outcomes.compactMap { outcome in
      outcome.knownVerdict.map { verdict in
        let lesson = verdict.lesson
        return LessonReport(
          verdict,
          origin: LessonReport.Origin(
            of: lesson, number: numbers[lesson.file] ?? 0, files: outcome.files,
            variables: lesson.variables.filter(ProgramEnvironment.has)),
          seconds: measured[lesson.file] ?? (given ?? times?.seconds)?[lesson.file])
      }
    }
    let others = zip(documents, documentReports).map { document, report in
      report.about(
        LessonReport.Origin(of: document.file, number: numbers[document.name] ?? 0))
    }
    return JSONReport(lessons + others, of: header)
  }
}

extension DocumentationSubject {
  /// How long its blocks are expected to take, which share calls of the compiler.
  fileprivate var weight: LessonWeight {
    LessonWeight(seconds: Double(file.units.reduce(0) { $0 + $1.blocks.count }) * 0.05)
  }
}
