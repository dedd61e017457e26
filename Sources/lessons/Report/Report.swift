import LessonResults
import LessonText
import LessonVerification

/// What came of rendering.
struct Rendering {
  let pages: Int
  /// How many files have other bytes than before.
  let changed: Int
  /// Lessons that failed, whose pages stay as they were.
  let keptBack: [String]

  init(_ outcomes: [LessonOutcome], changed: Int = 0) {
    pages = outcomes.count { $0.page != nil }
    self.changed = changed
    keptBack = outcomes.filter { $0.page == nil }.map(\.file.slug)
  }
}

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
  var isVerbose: Bool
  var isQuiet: Bool
  /// How many cells may go unchecked; `nil` for any number.
  var maxUnchecked: Int?
}

/// Writes what a verification found out, in the format that was asked for.
struct Report {
  let reports: [LessonReport]
  let settings: ReportSettings
  /// The report of a shard; `nil` for one of all lessons.
  var shard: JSONReport?
  /// The known faults that are there no more.
  var mended: [MendedFaults] = []

  /// Writes the report; `site` says what was rendered, if anything was to be.
  func write(_ site: Rendering? = nil) throws {
    switch settings.format {
    case .json: try Terminal.output.write((shard ?? JSONReport(reports)).text)
    case .text: try Terminal.output.write(text(site))
    case .github:
      try Terminal.output.write(
        GitHubReport.inert(text(site)) + GitHubReport.text(of: reports))
    case .junit: try Terminal.output.write(JUnitReport.text(of: reports))
    }
  }

  /// Writes the report and what else is wrong, with what came of rendering; returns whether nothing is.
  func conclude(_ rendering: Result<Rendering, any Error>? = nil) throws -> Bool {
    try write(try? rendering?.get())
    _ = try rendering?.get()
    let isLimitKept = try checkUncheckedLimit()
    return try checkKnownFaults() && reports.allSatisfy(\.isVerified) && isLimitKept
  }

  /// Whether all faults that are known are there; else says which are not, on standard error in any format.
  private func checkKnownFaults() throws -> Bool {
    guard !mended.isEmpty else { return true }
    let terminal = Terminal.error
    let count = mended.reduce(0) { $0 + $1.count }
    try terminal.write(
      "\(terminal.styled("error:", .red)) \(count.counting("fault")) of \(KnownFaults.fileName)"
        + " \(count == 1 ? "is" : "are") there no more: run `lessons baseline` again, so that"
        + " \(count == 1 ? "it does" : "they do") not come back unseen\n"
        + mended.map { "  \($0.file.withVisibleControls): \($0.count)\n" }.joined())
    return false
  }

  /// Whether no more cells go unchecked than may; else says which, on standard error in any format.
  private func checkUncheckedLimit() throws -> Bool {
    guard let limit = settings.maxUnchecked else { return true }
    let places = reports.flatMap { report in
      report.cells.compactMap { cell in
        cell.uncheckedReason.map { "  \(report.file):\(cell.line): \(cell.id) (\($0.rawValue))\n" }
      }
    }
    guard places.count > limit else { return true }
    let terminal = Terminal.error
    try terminal.write(
      "\(terminal.styled("error:", .red)) \(places.count.counting("cell"))"
        + " \(places.count == 1 ? "is" : "are") not checked, more than the \(limit) of"
        + " --max-unchecked: have their output compared, or allow more\n" + places.joined())
    return false
  }

  private func text(_ site: Rendering?) -> String {
    let text = TextReport(terminal: .output)
    var output = ""
    for report in reports { output += text.lines(on: report, settings) }
    if !settings.isQuiet {
      if let header = shard?.shard { output += text.line(for: header, of: reports.count) }
      output += text.summary(of: reports) + text.knownFaults(of: reports)
      if let site { output += text.rendered(site) }
    }
    return output
  }
}
