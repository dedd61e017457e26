import Foundation
import LessonKit
import LessonProcess

/// What `lessons check` says of one lesson, for the cells that are not part of its main program.
struct CommandVerdict {
  /// Why the command gave no verdict.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private struct Report: Decodable {
    struct Lesson: Decodable {
      struct Cell: Decodable {
        var id: String
        var status: String
      }
      struct Entry: Decodable {
        var id: String
        var line: Int
        var column: Int
        var message: String
        var details: [String]?
        var cell: String?
      }
      var cells: [Cell]
      var diagnostics: [Entry]
    }
    var lessons: [Lesson]
  }

  /// How many seconds the command may take: every cell has a limit of its own.
  private static let timeLimit = 3600.0

  private let report: Report.Lesson

  /// Runs the `lessons` command of `buildFolder` on the lesson at `path`.
  init(path: String, in buildFolder: URL) throws {
    let run = try CommandRun(
      path: buildFolder.appending(path: "lessons").path,
      arguments: ["check", "--no-cache", "--format", "json", path],
      directory: URL(fileURLWithPath: path).deletingLastPathComponent().path,
      limit: Self.timeLimit)
    guard let report = try? JSONDecoder().decode(Report.self, fromForeign: Data(run.output.utf8)),
      let lesson = report.lessons.first
    else { throw Failure(description: "lessons check failed (\(run.status)): \(run.output)") }
    self.report = lesson
  }

  /// `verdict` with what the command says of all cells but those with the numbers `known`.
  func completing(_ verdict: Verdict, except known: Set<Int>) -> Verdict {
    var verdict = verdict
    for index in verdict.cells.indices where !known.contains(verdict.cells[index].cell.number) {
      let id = verdict.cells[index].cell.id
      let status = report.cells.first { $0.id == id }.flatMap {
        Verdict.Status(rawValue: $0.status)
      }
      verdict.cells[index].status = status ?? .failed
      verdict.cells[index].diagnostics = report.diagnostics.filter { $0.cell == id }.compactMap {
        entry in
        Diagnostic.ID(rawValue: entry.id).map { kind in
          Diagnostic(
            kind, at: SourcePosition(line: entry.line, column: entry.column), entry.message,
            details: entry.details ?? [])
        }
      }
    }
    return verdict
  }
}
