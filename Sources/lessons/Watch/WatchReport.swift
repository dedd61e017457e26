import Foundation
import LessonResults

/// What `lessons watch` says after a save: the screen anew on a terminal, further lines elsewhere.
struct WatchReport {
  /// What came of a save.
  struct Turn {
    /// The lessons that were verified just now.
    let fresh: [LessonReport]
    /// Every lesson that is watched and verified.
    let all: [LessonReport]
    let gone: [String]
    /// Why nothing is known of others.
    let failures: [any Error]
    /// The names of lessons that a save kept from being verified, and that come next.
    let postponed: [String]
    /// What came of rendering; `nil` where nothing was to be rendered.
    let site: Result<Rendering, any Error>?
    let duration: Duration
  }

  /// How many files are named above what is said of them.
  private static let mostNames = 9

  let settings: ReportSettings
  /// That of the preview; `nil` where there is none.
  let address: String?
  private let terminal = Terminal.output

  /// Says where the preview is, before the first verification.
  func begin() throws {
    // Standard output is for the reports, where another program reads them.
    let channel = settings.format == .json ? Terminal.error : terminal
    let what = address.map { "Preview: \($0)" } ?? "Watching the documentation"
    try channel.write("\(what) (Ctrl-C ends)\n")
  }

  /// Says what came of a save.
  func write(_ turn: Turn) throws {
    // What is wrong with the compiler is wrong with every lesson.
    var said: Set<String> = []
    let problems = turn.failures.map(failureText).filter { said.insert($0).inserted }.joined()
    guard settings.format == .text else {
      if case .failure(let error) = turn.site { try write(failure: error) }
      if !problems.isEmpty { try Terminal.error.write(problems) }
      return try Terminal.output.write(JSONReport(turn.fresh).text)
    }
    let text = TextReport(terminal: terminal)
    var body = ""
    for report in turn.fresh { body += text.lines(on: report, settings) }
    body += problems
    for slug in turn.gone { body += "\(slug) is gone\n" }
    let files = Set(turn.fresh.map(\.file))
    for report in turn.all where !report.isVerified && !files.contains(report.file) {
      body += text.line(for: report)
    }
    for slug in turn.postponed { body += "\(slug) is still to be verified\n" }
    var foot = settings.isQuiet ? "" : text.summary(of: turn.all) + text.knownFaults(of: turn.all)
    switch turn.site {
    case .success(let result): if !settings.isQuiet { foot += text.rendered(result) }
    case .failure(let error): foot += failureText(of: error)
    case nil: break
    }
    let fresh = turn.fresh.map { $0.isDocumentation ? $0.file : $0.slug }
    let shown = fresh.count > Self.mostNames ? [fresh.count.counting("file")] : fresh
    let names = fresh.count == turn.all.count ? "" : shown.map { "\($0), " }.joined()
    try write(body, foot: foot, what: names + Self.seconds(turn.duration))
  }

  /// Says why there is nothing to tell.
  func write(failure: any Error) throws {
    let text = failureText(of: failure)
    guard settings.format == .text else { return try Terminal.error.write(text) }
    try write(text, foot: "", what: "failed")
  }

  private func write(_ body: String, foot: String, what: String) throws {
    let time = Calendar.current.dateComponents([.hour, .minute, .second], from: .now)
    let clock = [time.hour, time.minute, time.second]
      .map { ($0 ?? 0) < 10 ? "0\($0 ?? 0)" : "\($0 ?? 0)" }.joined(separator: ":")
    guard terminal.isInteractive else {
      return try terminal.write("\(settings.isQuiet ? "" : "\(clock) \(what)\n")\(body)\(foot)")
    }
    let head = "\(terminal.styled("\(clock)  \(address ?? "")", .bold))  \(what); Ctrl-C ends\n\n"
    let clear = "\u{1B}[2J\u{1B}[3J\u{1B}[H"
    try terminal.write(clear + terminal.screen.fitted(head: head, body: body, foot: foot))
  }

  private static func seconds(_ duration: Duration) -> String {
    let hundredths = Int((duration / .milliseconds(10)).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s"
  }
}
