import Foundation
import LessonKit

/// Writes what a verification found out, in the format that was asked for.
struct Report {
  private let verdicts: [Verdict]
  private let options: VerificationOptions

  init(_ verdicts: [Verdict], _ options: VerificationOptions) {
    self.verdicts = verdicts
    self.options = options
  }

  /// Writes the report; `site` says what was rendered, if anything was to be.
  func write(_ site: OutputFolder.Result? = nil) throws {
    switch options.format {
    case .json: try Self.writeJSON(verdicts)
    case .text: try Terminal.output.write(text(site))
    case .github:
      let report = GitHubReport.inert(text(site), word: UUID().uuidString)
      try Terminal.output.write(report + GitHubReport(verdicts).text)
    case .junit: try Terminal.output.write(JUnitReport(verdicts).text)
    }
  }

  /// Writes the contract's one object to standard output.
  static func writeJSON(_ verdicts: [Verdict]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(JSONReport(verdicts))
    try Terminal.output.write(String(decoding: data, as: UTF8.self) + "\n")
  }

  private func text(_ site: OutputFolder.Result?) -> String {
    let text = TextReport(terminal: .output)
    var output = ""
    for verdict in verdicts {
      if !options.quiet { output += text.line(for: verdict) }
      if options.verbose { output += text.cells(of: verdict) }
      output += text.diagnostics(of: verdict)
    }
    if !options.quiet {
      output += text.summary(of: verdicts)
      if let site { output += text.rendered(site) }
    }
    return output
  }
}
