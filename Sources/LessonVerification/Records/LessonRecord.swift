import Foundation
import LessonPages
import LessonProcess
import LessonResults
import LessonText

/// What was found out about one verified lesson, and the files that this depends on.
struct LessonRecord: Sendable {
  /// The lesson's file, as reports show it.
  let file: String
  /// What its page is made of.
  let page: SiteLesson
  private let title: String
  private let summary: ReportSummary
  /// The paths of the files that this depends on, the lesson's own first.
  private let sources: [String]
  private let variables: [String]
  private let stamp: String
  /// Which cells displayed a value, a digit each; empty where that is not all that a page needs to know of
  /// the run.
  private let displays: String
  /// The record as it is kept: the cells, which are read only where somebody asks for them, and behind a tab
  /// the fields that are asked of every lesson that is as it was.
  let line: Data

  /// Records what `report` and `page` say of a lesson, and how its cells ran by its `verdict`.
  ///
  /// - Parameters:
  ///   - sources: the paths of the files that this depends on, the lesson's own first.
  ///   - variables: the variables of the environment that it depends on.
  ///   - stamp: the stamps of the files, and what the variables are.
  init(
    _ report: LessonReport, _ page: SiteLesson, _ verdict: Verdict, sources: [String],
    variables: [String], stamp: String
  ) {
    (file, title, summary, self.page) = (report.file, report.title, report.summary, page)
    (self.sources, self.variables, self.stamp) = (sources, variables, stamp)
    let hasDrawings = verdict.cells.contains { !$0.drawings.isEmpty }
    displays = hasDrawings ? "" : verdict.cells.map { $0.displaysValue ? "1" : "0" }.joined()
    let fields =
      [file, title, summary.text, stamp, displays, "\(sources.count)", "\(variables.count)"]
      + sources + variables + page.siteInputs
    line = report.cells.canonicalJSON + Data("\t\(TextTable.line(of: fields))".utf8)
  }

  /// Reads a line; `nil` for anything else.
  init?(_ line: Data) {
    let fields = line.withUnsafeBytes { bytes in
      KeptTable.first("\t", in: bytes).map { end in
        KeptTable.fields(of: UnsafeRawBufferPointer(rebasing: bytes[(end + 1)...]))[...]
      }
    }
    guard var fields, fields.count >= 7 else { return nil }
    func next(_ count: Int) -> [String] {
      defer { fields = fields.dropFirst(count) }
      return Array(fields.prefix(count))
    }
    let facts = next(7)
    guard let summary = ReportSummary(facts[2]), let sourceCount = Int(facts[5]),
      let variableCount = Int(facts[6]), min(sourceCount, variableCount) >= 0
    else { return nil }
    (sources, variables) = (next(sourceCount), next(variableCount))
    guard let page = SiteLesson(siteInputs: Array(fields)) else { return nil }
    (file, title, stamp, self.summary, self.page) = (facts[0], facts[1], facts[3], summary, page)
    displays = facts[4]
    self.line = line
  }

  /// The path of the lesson's file.
  var path: String { sources.first ?? "" }

  /// The report on the lesson.
  var report: LessonReport {
    let line = line
    return LessonReport(
      unchanged: file, title: title, part: page.summary.part?.name, summary: summary
    ) {
      let cells = line.prefix { $0 != UInt8(ascii: "\t") }
      return (try? JSONDecoder().decode([LessonReport.CellEntry].self, fromForeign: cells)) ?? []
    }
  }

  /// The outcome with the verdict on the lesson in `file`, read now; `nil` where the record does not tell it.
  ///
  /// - Parameter results: those of programs, which tell what was refuted since.
  func outcome(in file: LessonFile, _ results: ResultCache) -> LessonOutcome? {
    guard !displays.isEmpty, let lesson = try? file.lesson(), isStillTrue,
      !lesson.hasProgram || results.has(file.path),
      let verdict = Verdict(verified: lesson, displaying: displays.utf8.map { $0 == 0x31 })
    else { return nil }
    return LessonOutcome(of: file, report, page, verdict)
  }

  /// Whether nothing that the record depends on has changed.
  var isStillTrue: Bool {
    FileStamp.of(sources).text + ProgramEnvironment.digest(of: variables) == stamp
  }
}
