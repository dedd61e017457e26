import LessonProcess
import LessonResults
import LessonText
import LessonVerification

/// The lessons that this machine verifies: all that were asked for, or those of its shard.
struct LessonShare {
  let files: [LessonFile]
  /// Which shard they are; `nil` without `--shard`.
  private var header: ShardHeader?
  /// The places of the files among those of all shards, from 1.
  private var numbers: [String: Int] = [:]
  private var times: LessonTimes
  /// The times that `--times` names; `nil` where it is not given.
  private let given: [String: Double]?
  /// Whether something else than lessons may have the cells that are meant.
  private let mayBeNone: Bool

  /// The lessons of `selection` that a machine has of `all`; all of them without a shard.
  ///
  /// - Parameter mayBeNone: whether something else than lessons may have the cells that are meant.
  init(
    _ all: [LessonFile], of package: LessonPackage, _ selection: Selection, _ shard: Shard?,
    givenTimes: [String: Double]?, mayBeNone: Bool
  ) throws {
    self.mayBeNone = mayBeNone
    times = LessonTimes(of: package)
    given = givenTimes
    guard let shard else {
      files = all
      return
    }
    let selected =
      try selection.filter == nil ? all : all.filter { selection.includes(try $0.lesson()) }
    guard !selected.isEmpty || mayBeNone || selection.filter == nil else {
      throw selection.noCellSelected
    }
    let times = times
    let plan = ShardPlan(
      selected.map { ($0.shownPath, times.weight(of: $0, given: givenTimes)) },
      count: shard.count)
    let places = plan.places(of: shard)
    files = places.map { selected[$0] }
    numbers = Dictionary(
      places.map { (selected[$0].shownPath, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    header = ShardHeader(
      plan, shard, filter: selection.filter, isWholeCourse: selection.isWholeCourse)
  }

  /// What `run` finds out; the report of a shard needs the verdict on each lesson.
  func outcomes(of run: Verification) throws -> [LessonOutcome] {
    guard header != nil else { return try run.run(mayBeNone: mayBeNone) }
    return files.isEmpty ? [] : try run.run(readsAll: true)
  }

  /// The report of the shard, which can be merged; keeps what a whole run has measured.
  mutating func record(of outcomes: [LessonOutcome], _ stopwatch: Stopwatch) -> JSONReport? {
    let measured = stopwatch.seconds
    guard let header else {
      times.note(measured)
      return nil
    }
    return JSONReport(
      outcomes.compactMap { outcome in
        outcome.knownVerdict.map { verdict in
          let lesson = verdict.lesson
          return LessonReport(
            verdict,
            origin: LessonReport.Origin(
              of: lesson, number: numbers[lesson.file] ?? 0, files: outcome.files,
              variables: lesson.variables.filter(ProgramEnvironment.has)),
            seconds: measured[lesson.file] ?? (given ?? times.seconds)[lesson.file])
        }
      }, of: header)
  }
}
