import ArgumentParser

/// How a verification is reported.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  /// Lines for people.
  case text
  /// One object on standard output, for other programs.
  case json
  /// Lines for people, and annotations for GitHub's view of a change.
  case github
  /// One XML document on standard output, for dashboards.
  case junit
}

/// How a listing is reported.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
