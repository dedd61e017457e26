import Foundation
import LessonProcess
import LessonResults
import LessonText
import LessonVerification

/// The reports of all shards of one split, joined.
struct ShardMerge {
  /// What all shards have in common.
  let header: ShardHeader
  /// What is known of all lessons, in order; each has a verdict.
  let outcomes: [LessonOutcome]
  /// The reports on documentation, in order.
  private var documents: [LessonReport]
  let seconds: [String: Double]

  /// The report on the cells that the shards were asked for.
  var reports: [LessonReport] {
    (outcomes.map(\.report) + documents).map(Selection(filter: header.filter).part)
  }

  /// Marks what is known of what is wrong with the documentation; returns what is there no more.
  mutating func mark(by known: KnownFaults, in package: LessonPackage) -> [MendedFaults] {
    let isWhole = header.isWholeCourse && !documents.isEmpty
    return known.mark(&documents, isFiltered: header.filter != nil) { file in
      isWhole && !FileTransaction.isTaken("\(package.root)/\(file)")
    }
  }

  /// Joins `files`, whose lessons are those of `package`.
  init(_ files: [ShardFile], in package: LessonPackage, jobs: Int) throws {
    guard let header = files.first?.header else { throw InputFailure([]) }
    self.header = header
    try Self.checkCompleteness(of: files)
    let joined = try Self.all(
      inParallel(files, jobs: jobs) { file in
        Result { try Self.outcomes(of: file, in: package) }
      })
    let all = files.flatMap(\.lessons)
    let lessons = all.filter { !$0.report.isDocumentation }
    outcomes = try zip(lessons, joined.flatMap { $0 })
      .sorted { $0.0.origin.number < $1.0.origin.number }.map(\.1).checkingParts()
    documents = try Self.documents(of: files, in: package)
    seconds = Dictionary(
      lessons.compactMap { lesson, _ in lesson.seconds.map { (lesson.file, $0) } },
      uniquingKeysWith: { first, _ in first })
    try Self.checkPlan(of: files)
    if header.isWholeCourse, package.hasLessonsFolder { try checkCourse(package) }
  }

  /// The values of `results`; all that is wrong is told at once.
  static func all<Value>(_ results: [Result<Value, any Error>]) throws -> [Value] {
    var values: [Value] = []
    var messages: [String] = []
    for result in results {
      do {
        values.append(try result.get())
      } catch let problem as ShardFile.Problem {
        messages.append(problem.message)
      }
    }
    guard messages.isEmpty else { throw InputFailure(messages) }
    return values
  }

  /// Refuses reports of different splits, a shard that is there twice, and one that is missing.
  private static func checkCompleteness(of files: [ShardFile]) throws {
    let first = files[0]
    var owners: [Int: String] = [:]
    var messages: [String] = []
    for file in files {
      let header = file.header
      guard header.isOfSameSplit(as: first.header) else {
        messages.append(
          "\(file.path) and \(first.path) are of different splits: the shards had other lessons or"
            + " arguments, or knew other times; give all of them the same files and arguments, and"
            + " the same cache, or `--times` with the same report")
        continue
      }
      if let owner = owners[header.index] {
        messages.append(
          "shard \(header.index)/\(header.count) is there twice: \(owner) and \(file.path); leave one"
            + " out")
      }
      owners[header.index] = file.path
    }
    let count = first.header.count
    let missing = (1...count).filter { owners[$0] == nil }
    if messages.isEmpty, let index = missing.first {
      let names = missing.prefix(10).map { "\($0)/\(count)" }.joined(separator: ", ")
      let rest = missing.count > 10 ? " and \(missing.count - 10) more" : ""
      let what = missing.count == 1 ? "shard \(names) is" : "shards \(names)\(rest) are"
      messages.append(
        "\(what) missing: `lessons check --shard \(index)/\(count) --format json` writes"
          + " \(missing.count == 1 ? "its report" : "the report of the first")")
    }
    guard messages.isEmpty else { throw InputFailure(messages) }
  }

  /// What one file says of its lessons, which must be those that it was written for.
  private static func outcomes(
    of file: ShardFile, in package: LessonPackage
  ) throws -> [LessonOutcome] {
    try file.lessons.filter { !$0.report.isDocumentation }.map { report, origin in
      let found = try lessonFile(of: report, file, in: package)
      let lesson = try found.lesson(on: .having(origin.variables))
      let verdict: Verdict
      do throws(LessonReport.Mismatch) {
        verdict = try report.verdict(on: lesson)
      } catch .changedLesson {
        throw changed(report, file)
      } catch .otherPlatform(let cell) {
        throw ShardFile.Problem(
          message:
            "the cell \(cell) of \(report.file) is skipped here and not where \(file.path) was"
            + " written, or the other way round: merge on the same system with the same Swift")
      } catch .damaged {
        throw damage(report, file)
      }
      // What the lesson itself says, no report can say otherwise.
      let told = LessonReport(verdict, origin: origin, seconds: report.seconds)
      guard told.canonicalJSON == report.canonicalJSON else { throw damage(report, file) }
      try check(found, verdict, about: origin, file)
      return LessonOutcome(verdict, of: found, files: origin.files)
    }
  }

  /// The reports on documentation, in order, which must be what it was.
  private static func documents(
    of files: [ShardFile], in package: LessonPackage
  ) throws -> [LessonReport] {
    let reports = files.flatMap { file in
      file.lessons.filter(\.report.isDocumentation).map { ($0, file) }
    }.sorted { $0.0.origin.number < $1.0.origin.number }.map { ($0.0.report, $0.1) }
    guard !reports.isEmpty else { return [] }
    let described = try LessonPackage.described(at: package.root)
    let places = PackageDocumentation(of: described)
    return try all(
      reports.map { report, file in
        Result {
          let document = try places?.source(at: report.file)?.read(in: described)?.file
          guard let document, report.isStillTrue(of: document) else {
            throw changed(report, file)
          }
          return report.showing(document.source)
        }
      })
  }

  private static func changed(_ report: LessonReport, _ file: ShardFile) -> ShardFile.Problem {
    ShardFile.Problem(
      message: "\(report.file) is not what it was when \(file.path) was written: check out the"
        + " same commit, or run the shard again")
  }

  private static func damage(_ report: LessonReport, _ file: ShardFile) -> ShardFile.Problem {
    ShardFile.Problem(message: "\(file.path) is damaged (\(report.file)): run its shard again")
  }

  /// Refuses what was true of other files: extra files of the lesson, and what its links lead to.
  private static func check(
    _ found: LessonFile, _ verdict: Verdict, about origin: LessonReport.Origin, _ file: ShardFile
  ) throws {
    let lesson = verdict.lesson
    let files =
      lesson.hasProgram
      ? ExtraFilesState(of: found, cache: RunningCommand.cacheFolder).digest : ""
    guard files == origin.files else {
      throw ShardFile.Problem(
        message:
          "the files in \(found.slug).files of \(lesson.file) are not what they were when"
          + " \(file.path) was written, their modes included: check out the same commit, or run the"
          + " shard again")
    }
    let known = Set(verdict.lessonDiagnostics.filter(\.id.isAboutProse).map(\.position))
    let now = found.proseDiagnostics(of: lesson).filter(\.id.isAboutProse)
    guard Set(now.map(\.position)) == known else {
      throw ShardFile.Problem(
        message:
          "the links of \(lesson.file) do not lead where they led when \(file.path) was written:"
          + " check out the same commit, or run the shard again")
    }
  }

  private static func lessonFile(
    of report: LessonReport, _ file: ShardFile, in package: LessonPackage
  ) throws -> LessonFile {
    let inside = "\(package.root)/\(report.file)"
    let isInside = FileManager.default.fileExists(atPath: inside)
    let found = try package.file(at: isInside ? inside : report.file)
    guard found.shownPath == report.file, RealPath(of: found.path)?.isRegularFile ?? false else {
      throw ShardFile.Problem(
        message:
          "there is no \(report.file), which \(file.path) is about: check out the same commit,"
          + " or name the package with --package-path")
    }
    return found
  }

  /// Makes sure that the lessons of all files are those of the split, each once.
  private static func checkPlan(of files: [ShardFile]) throws {
    let lessons = files.flatMap { file in
      file.lessons.map { (number: $1.number, file: $0.file, index: file.header.index) }
    }.sorted { $0.number < $1.number }
    guard files[0].header.isOfSplit(into: lessons.map { ($0.file, $0.index) }),
      lessons.map(\.number) == lessons.indices.map({ $0 + 1 })
    else {
      throw InputFailure([
        "the reports do not have the lessons of their split, each once: run the shards again"
      ])
    }
  }

  private func checkCourse(_ package: LessonPackage) throws {
    let known = Set(outcomes.map(\.report.file))
    let others = try package.allFiles().map(\.shownPath).filter { !known.contains($0) }
    guard others.isEmpty else {
      throw InputFailure(
        others.map {
          "\($0) is in no report: check out the commit that the shards had, or run them again"
        })
    }
  }
}

extension Diagnostic.ID {
  /// Whether it is told of what is no cell: links and formulas.
  fileprivate var isAboutProse: Bool { self == .brokenLink || self == .badFormula }
}
