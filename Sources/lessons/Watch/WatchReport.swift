import Foundation
import LessonKit

/// What `lessons watch` says after a save: the screen anew on a terminal, further lines elsewhere.
struct WatchReport {
  private let options: VerificationOptions
  private let address: String
  private let terminal = Terminal.output

  init(_ options: VerificationOptions, _ address: String) {
    self.options = options
    self.address = address
  }

  /// Says where the preview is, before the first verification.
  func begin() throws {
    // Standard output is for the reports, where another program reads them.
    let channel = options.format == .json ? Terminal.error : terminal
    try channel.write("Preview: \(address) (Ctrl-C ends)\n")
  }

  /// Says what came of a save.
  ///
  /// - Parameters:
  ///   - fresh: the lessons that were verified just now.
  ///   - all: every lesson that is watched.
  ///   - gone: the names of lessons that are no longer there.
  ///   - failures: why nothing is known of others.
  ///   - site: what came of rendering.
  func write(
    fresh: [LessonReport], all: [LessonReport], gone: [String], failures: [any Error],
    _ site: Result<OutputFolder.Result, any Error>, duration: Duration
  ) throws {
    let problems = failures.map(failureText)
    guard options.format == .text else {
      if case .failure(let error) = site { try write(failure: error) }
      if !problems.isEmpty { try Terminal.error.write(problems.joined()) }
      return try Report.writeJSON(fresh)
    }
    let text = TextReport(terminal: terminal)
    var body = ""
    for report in fresh {
      if !options.quiet { body += text.line(for: report) }
      if options.verbose { body += text.cells(of: report) }
      body += text.problems(of: report)
    }
    body += problems.joined()
    for slug in gone { body += "\(slug) is gone\n" }
    let files = Set(fresh.map(\.file))
    for report in all where !report.isVerified && !files.contains(report.file) {
      body += text.line(for: report)
    }
    var foot = options.quiet ? "" : text.summary(of: all)
    switch site {
    case .success(let result): if !options.quiet { foot += text.rendered(result) }
    case .failure(let error): foot += failureText(of: error)
    }
    let names = fresh.count == all.count ? "" : fresh.map { "\($0.slug), " }.joined()
    try write(body, foot: foot, what: names + Self.seconds(duration))
  }

  /// Says why there is nothing to tell.
  func write(failure: any Error) throws {
    let text = failureText(of: failure)
    guard options.format == .text else { return try Terminal.error.write(text) }
    try write(text, foot: "", what: "failed")
  }

  private func write(_ body: String, foot: String, what: String) throws {
    let time = Calendar.current.dateComponents([.hour, .minute, .second], from: .now)
    let clock = [time.hour, time.minute, time.second]
      .map { ($0 ?? 0) < 10 ? "0\($0 ?? 0)" : "\($0 ?? 0)" }.joined(separator: ":")
    guard terminal.isInteractive else {
      return try terminal.write("\(options.quiet ? "" : "\(clock) \(what)\n")\(body)\(foot)")
    }
    let head = "\(terminal.styled("\(clock)  \(address)", .bold))  \(what); Ctrl-C ends\n\n"
    let clear = "\u{1B}[2J\u{1B}[3J\u{1B}[H"
    try terminal.write(clear + terminal.screen.fitted(head: head, body: body, foot: foot))
  }

  private static func seconds(_ duration: Duration) -> String {
    let hundredths = Int((duration / .milliseconds(10)).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s"
  }
}
