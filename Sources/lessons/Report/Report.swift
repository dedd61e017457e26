import Foundation
import LessonKit
import LessonVerification

/// What came of rendering.
struct Rendering {
  /// How many lesson pages were rendered.
  var pages = 0
  /// How many files have other bytes than before.
  var changed = 0
  /// Lessons that failed, whose pages stay as they were.
  var keptBack: [String] = []
}

/// Writes what a verification found out, in the format that was asked for.
struct Report {
  private let reports: [LessonReport]
  private let settings: ReportSettings
  private let shard: JSONReport?

  /// The report of all lessons, or that of a shard.
  init(_ reports: [LessonReport], _ settings: ReportSettings, shard: JSONReport? = nil) {
    self.reports = reports
    self.settings = settings
    self.shard = shard
  }

  /// Writes the report; `site` says what was rendered, if anything was to be.
  func write(_ site: Rendering? = nil) throws {
    switch settings.format {
    case .json: try Terminal.output.write((shard ?? JSONReport(reports)).text)
    case .text: try Terminal.output.write(text(site))
    case .github:
      let report = GitHubReport.inert(text(site), word: UUID().uuidString)
      try Terminal.output.write(report + GitHubReport(reports).text)
    case .junit: try Terminal.output.write(JUnitReport(reports).text)
    }
  }

  /// Writes the report and what else is wrong; returns whether nothing is.
  ///
  /// - Parameter rendering: what came of rendering, where something was to be rendered.
  func conclude(_ rendering: Result<Rendering, any Error>? = nil) throws -> Bool {
    try write(try? rendering?.get())
    _ = try rendering?.get()
    let unchecked = UncheckedLimit(reports, atMost: settings.maxUnchecked)
    try unchecked.write()
    return reports.allSatisfy(\.isVerified) && unchecked.isKept
  }

  private func text(_ site: Rendering?) -> String {
    let text = TextReport(terminal: .output)
    var output = ""
    for report in reports { output += text.lines(on: report, settings) }
    if !settings.isQuiet {
      if let header = shard?.shard { output += text.line(for: header, of: reports.count) }
      output += text.summary(of: reports)
      if let site { output += text.rendered(site) }
    }
    return output
  }
}
