import Foundation
import LessonFormat
import LessonProcess
import LessonText

/// What was found out about lessons that are as they were: they are not even read.
///
/// A record holds the stamps of every file that the verdict depends on, and a digest of the variables
/// that the lesson asks for. Only verified lessons have one;
/// of those that failed it is known that they did, so that they come first the next time.
struct LessonRecords: Sendable {
  private static let kind = "lessons"

  private let table: KeptTable
  private let results: ResultCache
  private var records: [String: LessonRecord] = [:]
  private var failures: Set<String> = []
  private var isChanged = false

  /// The records of a package's lessons.
  ///
  /// - Parameter fingerprint: what all verdicts depend on; `nil` where nobody knows, and nothing is
  ///   kept.
  init(of package: LessonPackage, cache: String?, fingerprint: String?) {
    let cache = fingerprint == nil ? nil : cache
    results = ResultCache(folder: cache)
    table = KeptTable(Self.kind, of: package.root, in: cache, key: fingerprint ?? "")
    guard let lines = table.lines(), let first = lines.first else { return }
    failures = (try? JSONDecoder().decode(Set<String>.self, fromForeign: first)) ?? []
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    for case let record? in inParallel(Array(lines.dropFirst()), jobs: jobs, LessonRecord.init) {
      records[record.file] = record
    }
  }

  /// When the records of a package were kept; `nil` where none are.
  static func moment(of package: LessonPackage, cache: String?) -> FileStamp.Moment? {
    KeptTable(kind, of: package.root, in: cache, key: "").moment
  }

  /// Forgets lessons that a fresh run has refuted, whichever package they were verified in.
  ///
  /// The others of those packages are forgotten with them: what is still true of them is found out from the
  /// results.
  static func forget(_ files: [LessonFile], cache: String?) {
    guard let cache, !files.isEmpty else { return }
    // A whole field: a path may begin another one.
    KeptTable.remove(
      kind, in: cache,
      ifTheyHave: files.map { Data(TextTable.line(of: ["", $0.path, ""]).utf8) })
  }

  /// What is known of the lesson in `file`, if none of the files that it depends on changed.
  ///
  /// - Parameter judge: finds out the verdict, where somebody asks for it.
  func outcome(
    of file: LessonFile, judge: @escaping @Sendable () throws -> LessonOutcome?
  ) -> LessonOutcome? {
    guard let record = records[file.shownPath], file.isInside, record.isStillTrue else {
      return nil
    }
    return LessonOutcome(of: file, record.report, record.page) { [results] in
      try record.outcome(in: file, results) ?? judge()
    }
  }

  /// Whether the lesson failed when it was last verified.
  func isFailure(_ file: LessonFile) -> Bool { failures.contains(file.shownPath) }

  /// Notes what was found out about a lesson.
  ///
  /// - Parameters:
  ///   - start: when its file had not been read yet.
  ///   - before: the stamps of its own files at that time.
  mutating func note(
    _ outcome: LessonOutcome, readAt start: FileStamp.Moment, ownStamp before: String
  ) {
    guard let verdict = outcome.knownVerdict, outcome.file.isInside else { return }
    let path = outcome.file.shownPath
    if failures.remove(path) != nil { isChanged = true }
    if records.removeValue(forKey: path) != nil { isChanged = true }
    guard let page = outcome.page else {
      failures.insert(path)
      isChanged = true
      return
    }
    // A record does not hold what there is to be said.
    guard outcome.report.problems.isEmpty else { return }
    let own = outcome.file.ownSources
    var named = Set(own)
    // Lessons have links to their own headings.
    let linked = outcome.file.links.paths(of: verdict.lesson).filter { named.insert($0).inserted }
    let sources = own + linked
    let (stamp, isSettled) = FileStamp.of(sources, at: start)
    // What changed while the lesson was read may or may not be in the verdict.
    guard isSettled, FileStamp.of(own).text == before else { return }
    let variables = verdict.lesson.variables
    records[path] = LessonRecord(
      outcome.report, page, verdict, sources: sources, variables: variables,
      stamp: stamp + ProgramEnvironment.digest(of: variables))
    isChanged = true
  }

  /// Keeps what was noted, and nothing of lessons that are gone.
  ///
  /// - Parameter files: lessons that are there; of others it is looked.
  func store(keeping files: [LessonFile]) {
    guard isChanged else { return }
    let present = Set(files.map(\.shownPath))
    let kept = records.filter { path, record in
      present.contains(path) || FileManager.default.fileExists(atPath: record.path)
    }
    table.store(
      lines: [failures.sorted().canonicalJSON]
        + kept.sorted { $0.key < $1.key }.map(\.value.line))
  }
}
