import ArgumentParser
import Foundation
import LessonKit

/// Writes what a verification found out, in the format that was asked for.
struct Report {
  private let reports: [LessonReport]
  private let options: VerificationOptions
  private let shard: JSONReport?

  /// The report of all lessons, or that of a shard.
  init(_ reports: [LessonReport], _ options: VerificationOptions, shard: JSONReport? = nil) {
    self.reports = reports
    self.options = options
    self.shard = shard
  }

  /// Writes the report; `site` says what was rendered, if anything was to be.
  func write(_ site: OutputFolder.Result? = nil) throws {
    switch options.format {
    case .json: try Terminal.output.write((shard ?? JSONReport(reports)).text)
    case .text: try Terminal.output.write(text(site))
    case .github:
      let report = GitHubReport.inert(text(site), word: UUID().uuidString)
      try Terminal.output.write(report + GitHubReport(reports).text)
    case .junit: try Terminal.output.write(JUnitReport(reports).text)
    }
  }

  /// Writes the report and what else is wrong; ends with exit status 1 where anything is.
  ///
  /// - Parameter rendering: what came of rendering, where something was to be rendered.
  func conclude(_ rendering: Result<OutputFolder.Result, any Error>? = nil) throws {
    try write(try? rendering?.get())
    _ = try rendering?.get()
    let unchecked = UncheckedLimit(reports, options)
    try unchecked.write()
    guard reports.allSatisfy(\.isVerified), unchecked.isKept else { throw ExitCode(1) }
  }

  private func text(_ site: OutputFolder.Result?) -> String {
    let text = TextReport(terminal: .output)
    var output = ""
    for report in reports {
      if !options.quiet { output += text.line(for: report) }
      if options.verbose { output += text.cells(of: report) }
      output += text.problems(of: report)
    }
    if !options.quiet {
      if let header = shard?.shard { output += text.line(for: header, of: reports.count) }
      output += text.summary(of: reports)
      if let site { output += text.rendered(site) }
    }
    return output
  }
}
