import LessonResults
import LessonText

/// The workflow commands that make GitHub Actions show diagnostics next to the lines of a change.
///
/// Source: GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those of its toolkit.
enum GitHubReport {
  static func text(of reports: [LessonReport]) -> String {
    reports.flatMap { report in
      report.problems.filter { !$0.isKnown }.map { command(for: $0, in: report.file) + "\n" }
    }.joined()
  }

  /// Text for people in which nothing is a command, up to a word that it cannot have: its own digest.
  static func inert(_ text: String) -> String {
    let word = ContentDigest([text]).hexadecimal
    return "::stop-commands::\(word)\n\(text)::\(word)::\n"
  }

  private static func command(for problem: LessonReport.Problem, in file: String) -> String {
    let diagnostic = problem.diagnostic
    let (start, end) = (diagnostic.position, problem.end)
    let properties = [
      ("file", file), ("line", "\(start.line)"), ("endLine", "\(end.line)"),
      ("col", "\(start.column)"), ("endColumn", "\(end.column)"), ("title", diagnostic.id.rawValue),
    ]
    let list = properties.map { "\($0)=\(escaped($1, isProperty: true))" }.joined(separator: ",")
    let command = diagnostic.severity.rawValue
    return "::\(command) \(list)::\(escaped(diagnostic.explanation, isProperty: false))"
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where isProperty: escaped += "%3A"
      case "," where isProperty: escaped += "%2C"
      case "\0"..<" ": escaped += String(scalar).withVisibleControls
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
