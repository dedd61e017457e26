import Foundation

/// The object that `lessons check --format json` prints, as far as the tests look at it.
struct CommandReport: Decodable {
  struct Lesson: Decodable {
    struct Cell: Decodable {
      var id: String
      var line: Int
      var status: String
      var cached: Bool
    }
    struct Diagnostic: Decodable {
      var id: String
      var severity: String
      var file: String
      var line: Int
      var column: Int
      var endLine: Int
      var endColumn: Int
      var message: String
      var details: [String]?
      var advice: String?
      var baseline: Bool?
    }
    var file: String
    var title: String
    var cells: [Cell]
    var diagnostics: [Diagnostic]
    var warnings: [Diagnostic]?

    /// The lesson's verdict as golden cases write it, warnings behind errors.
    var verdict: String {
      let problems = (diagnostics + (warnings ?? [])).map { diagnostic in
        let head =
          "\(diagnostic.line):\(diagnostic.column) \(diagnostic.id): \(diagnostic.message)\n"
        return head + (diagnostic.details ?? []).map { "    \($0)\n" }.joined()
      }
      return (problems + cells.map { "\($0.id) \($0.status)\n" }).joined()
    }
  }
  struct Summary: Decodable, Equatable {
    var lessons: Int
    var cells: Int
    var passed: Int
    var failed: Int
    var skipped: Int
    var unchecked: Int
    var notRun: Int
  }
  var version: Int
  var summary: Summary
  var lessons: [Lesson]
}
