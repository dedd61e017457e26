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
  /// The record as it is kept: the cells, which are read only where somebody asks for them, and behind a tab
  /// the fields that are asked of every lesson that is as it was.
  let line: Data

  /// Records what `report` and `page` say of a lesson.
  ///
  /// - Parameters:
  ///   - sources: the paths of the files that this depends on, the lesson's own first.
  ///   - variables: the variables of the environment that it depends on.
  ///   - stamp: the stamps of the files, and what the variables are.
  init(
    _ report: LessonReport, _ page: SiteLesson, sources: [String], variables: [String],
    stamp: String
  ) {
    (file, title, summary, self.page) = (report.file, report.title, report.summary, page)
    (self.sources, self.variables, self.stamp) = (sources, variables, stamp)
    let fields =
      [file, title, summary.text, stamp, "\(sources.count)", "\(variables.count)"]
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
    guard var fields, fields.count >= 6 else { return nil }
    func next(_ count: Int) -> [String] {
      defer { fields = fields.dropFirst(count) }
      return Array(fields.prefix(count))
    }
    let facts = next(6)
    guard let summary = ReportSummary(facts[2]), let sourceCount = Int(facts[4]),
      let variableCount = Int(facts[5]), min(sourceCount, variableCount) >= 0
    else { return nil }
    (sources, variables) = (next(sourceCount), next(variableCount))
    guard let page = SiteLesson(siteInputs: Array(fields)) else { return nil }
    (file, title, stamp, self.summary, self.page) = (facts[0], facts[1], facts[3], summary, page)
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

  /// Whether nothing that the record depends on has changed.
  var isStillTrue: Bool {
    FileStamp.of(sources).text + ProgramEnvironment.digest(of: variables) == stamp
  }
}
