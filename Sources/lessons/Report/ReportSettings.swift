/// How a verification is reported.
struct ReportSettings: Sendable {
  /// What a report is written as.
  enum Format: String, CaseIterable, Sendable {
    /// Lines for people.
    case text
    /// One object on standard output, for other programs.
    case json
    /// Lines for people, and annotations for GitHub's view of a change.
    case github
    /// One XML document on standard output, for dashboards.
    case junit
  }

  var format: Format
  /// Whether every cell is told of, and not only those with which something is wrong.
  var isVerbose: Bool
  /// Whether errors and warnings only are told.
  var isQuiet: Bool
  /// How many cells may go unchecked; `nil` for any number.
  var maxUnchecked: Int?
}
