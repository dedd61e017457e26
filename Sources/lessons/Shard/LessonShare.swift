import LessonKit
import LessonProcess
import LessonVerification

/// The lessons that this machine verifies: all that were asked for, or those of its shard.
struct LessonShare {
  /// The lessons' files, in order.
  let files: [LessonFile]
  /// Which shard they are; `nil` without `--shard`.
  private let header: ShardRecord.Header?
  /// The places of the files among those of all shards, from 1.
  private let numbers: [String: Int]
  private var times: LessonTimes
  /// The times that `--times` names; `nil` where it is not given.
  private let given: [String: Double]?

  /// How lessons are split among machines.
  struct Split {
    /// Which part is meant.
    let shard: Shard
    /// The seconds by file to go by; `nil` for those that are kept.
    let times: [String: Double]?
  }

  /// The lessons of `selection` that a machine has of `all`; all of them without a split.
  init(
    _ all: [LessonFile], of package: PackageFolder, _ selection: Selection, _ split: Split?
  ) throws {
    times = LessonTimes(of: package)
    guard let split else {
      files = all
      header = nil
      numbers = [:]
      given = nil
      return
    }
    let given = split.times
    self.given = given
    let selected =
      try selection.filter == nil ? all : all.filter { selection.includes(try $0.lesson()) }
    guard !selected.isEmpty || selection.filter == nil else { throw selection.noCellSelected }
    let times = times
    let plan = ShardPlan(
      selected.map { .init(file: $0.shownPath, weight: times.weight(of: $0, given: given)) },
      count: split.shard.count)
    let places = plan.places(of: split.shard)
    files = places.map { selected[$0] }
    numbers = Dictionary(
      places.map { (selected[$0].shownPath, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    header = ShardRecord.Header(
      plan, split.shard, filter: selection.filter, isWholeCourse: selection.isWholeCourse)
  }

  /// What `run` finds out; the report of a shard needs the verdict on each lesson.
  func outcomes(of run: Verification) throws -> [LessonOutcome] {
    guard header != nil else { return try run.run() }
    return files.isEmpty ? [] : try run.run(readsAll: true)
  }

  /// What the report of the shard must have for a merge; keeps what a whole run has measured.
  mutating func record(of outcomes: [LessonOutcome], _ stopwatch: Stopwatch) -> ShardRecord? {
    let measured = stopwatch.seconds
    guard let header else {
      times.note(measured)
      return nil
    }
    return ShardRecord(
      header: header,
      lessons: outcomes.compactMap { outcome in
        outcome.knownVerdict.map { verdict in
          let file = verdict.lesson.file
          return ShardRecord.Lesson(
            number: numbers[file] ?? 0, file: file, files: outcome.files,
            variables: verdict.lesson.variables.filter(ProgramEnvironment.has),
            seconds: measured[file] ?? (given ?? times.seconds)[file],
            verdict: VerdictRecord(verdict))
        }
      }
    ).sealed
  }
}

extension ShardRecord.Header {
  /// The header of a shard's report.
  init(_ plan: ShardPlan, _ shard: Shard, filter: String?, isWholeCourse: Bool) {
    self.init(
      index: shard.index, count: shard.count,
      plan: Self.digest(of: plan, filter: filter, isWholeCourse: isWholeCourse),
      lessons: plan.files.count, filter: filter, isWholeCourse: isWholeCourse)
  }

  /// What all shards of one split, and no others, have in common.
  static func digest(of plan: ShardPlan, filter: String?, isWholeCourse: Bool) -> String {
    plan.digest([filter.map { "filter \($0)" } ?? "", "\(isWholeCourse)"])
  }
}
