import Foundation
import LessonPages
import LessonProcess
import LessonResults

/// What was found out about one verified lesson, and the files that this depends on.
struct LessonRecord: Sendable {
  /// What is asked of every lesson that is as it was.
  private struct Facts: Codable, Sendable {
    var file: String
    var title: String
    var summary: ReportSummary
    var page: SiteLesson
    var sources: [String]
    var variables: [String]
    var stamp: String
  }

  private let facts: Facts
  /// The record as it is kept: its facts, and behind a tab the cells, which are read only where somebody
  /// asks for them.
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
    facts = Facts(
      file: report.file, title: report.title, summary: report.summary, page: page,
      sources: sources, variables: variables, stamp: stamp)
    line = facts.canonicalJSON + [UInt8(ascii: "\t")] + report.cells.canonicalJSON
  }

  /// Reads a line; `nil` for anything else.
  init?(_ line: Data) {
    guard let end = line.firstIndex(of: UInt8(ascii: "\t")),
      let facts = try? JSONDecoder().decode(Facts.self, fromForeign: line[..<end])
    else { return nil }
    self.facts = facts
    self.line = line
  }

  /// The lesson's file, as reports show it.
  var file: String { facts.file }
  /// The path of the lesson's file.
  var path: String { facts.sources.first ?? "" }
  /// What its page is made of.
  var page: SiteLesson { facts.page }

  /// The report on the lesson.
  var report: LessonReport {
    let line = line
    return LessonReport(unchanged: facts.file, title: facts.title, summary: facts.summary) {
      let cells = line.drop { $0 != UInt8(ascii: "\t") }.dropFirst()
      return (try? JSONDecoder().decode([LessonReport.CellEntry].self, fromForeign: cells)) ?? []
    }
  }

  /// Whether nothing that the record depends on has changed.
  var isStillTrue: Bool {
    FileStamp.of(facts.sources).text + ProgramEnvironment.digest(of: facts.variables)
      == facts.stamp
  }
}
