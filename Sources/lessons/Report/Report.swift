import ArgumentParser
import Foundation
import LessonKit
import LessonVerification

/// Writes what a verification found out, in the format that was asked for.
struct Report {
  private let reports: [LessonReport]
  private let options: VerificationOptions
  private let shard: ShardRecord?

  /// The report of all lessons, or that of a shard.
  init(_ reports: [LessonReport], _ options: VerificationOptions, shard: ShardRecord? = nil) {
    self.reports = reports
    self.options = options
    self.shard = shard
  }

  /// Writes the report; `site` says what was rendered, if anything was to be.
  func write(_ site: OutputFolder.Result? = nil) throws {
    switch options.format {
    case .json: try Self.writeJSON(reports, shard)
    case .text: try Terminal.output.write(text(site))
    case .github:
      let report = GitHubReport.inert(text(site), word: UUID().uuidString)
      try Terminal.output.write(report + GitHubReport(reports).text)
    case .junit: try Terminal.output.write(JUnitReport(reports, shard).text)
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

  /// Writes the contract's one object to standard output.
  static func writeJSON(_ reports: [LessonReport], _ shard: ShardRecord? = nil) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(JSONReport(reports, shard))
    try Terminal.output.write(String(decoding: data, as: UTF8.self) + "\n")
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
      if let shard { output += text.line(for: shard.header, of: reports.count) }
      output += text.summary(of: reports)
      if let site { output += text.rendered(site) }
    }
    return output
  }
}
