import Foundation
import LessonResults
import LessonVerification

/// Verifies the documentation of a package whenever a file of it is saved.
///
/// A saved source has its comments checked again, of which only those that changed run. Where its code changed,
/// the package is built, and all documentation is looked at.
struct DocumentationWatch {
  /// What came of a save.
  struct Turn {
    var fresh: [LessonReport] = []
    var gone: [String] = []
    var failures: [any Error] = []
  }

  private let selection: Selection
  private let verification: (settings: VerificationSettings, isQuiet: Bool)
  private var scope: Scope
  /// What tells the files from what they were before, by their paths: at the last turn, and at the last one
  /// that came to its end.
  private var known: [String: String]?
  private var verified: [String: String] = [:]
  /// What the last reports are true of.
  private var fingerprint = ""
  /// What was seen when something was saved.
  private var saved: [String: String] = [:]
  /// When it is looked again: to look for files takes no whole core, and no lesson waits for it.
  private var due = ContinuousClock.now
  /// What is known of each file, whole.
  private var whole: [String: LessonReport] = [:]

  /// How many looks in a row may see a change before it is taken as it is.
  private static let patience = 20

  init(_ scope: Scope, _ settings: VerificationSettings, isQuiet: Bool) {
    selection = scope.selection
    self.scope = scope
    verification = (settings, isQuiet)
  }

  /// The reports on all files, in order, as far as cells are meant.
  var reports: [LessonReport] {
    scope.documents.compactMap { whole[$0.name] }.map(scope.known.marked).map(selection.part)
  }

  /// Whether something was saved since the last turn; not where files are away for a moment.
  mutating func isSaved() -> Bool {
    let start = ContinuousClock.now
    guard start > due else { return false }
    let now = stamps()
    let end = ContinuousClock.now
    due = end + (end - start) * WatchedLessons.rest
    guard let now, now != known else { return false }
    saved = now
    return true
  }

  /// Verifies what was saved; `nil` where it is not there, or another save ended that.
  mutating func turn() -> Turn? {
    guard let now = settled(saved) else { return nil }
    let before = known
    known = now
    do {
      let turn = try verify(now)
      verified = now
      return turn
    } catch is CancellationError {
      known = before
      return nil
    } catch {
      return Turn(failures: [error])
    }
  }

  private mutating func verify(_ now: [String: String]) throws -> Turn {
    scope = try Scope(selection, at: scope.package.root).built(
      verification.settings, isQuiet: verification.isQuiet)
    let documents =
      selection.filter == nil
      ? scope.documents
      : scope.documents.read().filter { selection.includes(LessonReport(listing: $0.file)) }
    let verifier = try DocumentationVerifier(for: scope.package, verification.settings)
    let isOther = verifier.fingerprint != fingerprint
    fingerprint = verifier.fingerprint
    let open = documents.filter { document in
      let file = document.name
      return isOther || whole[file] == nil || verified[file] != now[file]
    }
    var turn = Turn()
    for report in try verifier.reports(on: open) {
      let isSaved = verified[report.file] != now[report.file]
      if isSaved || whole[report.file].map({ !$0.saysTheSame(as: report) }) ?? true {
        turn.fresh.append(selection.part(of: scope.known.marked(report)))
      }
      whole[report.file] = report
    }
    let files = Set(documents.map(\.name))
    turn.gone = whole.keys.filter { !files.contains($0) }.sorted()
    for file in turn.gone { whole[file] = nil }
    return turn
  }

  /// The stamps of the files that decide on the documentation; `nil` where they cannot be found.
  private func stamps() -> [String: String]? {
    let root = scope.package.root
    guard let sources = try? Subjects(selection, in: scope.package).documentation else {
      return nil
    }
    var stamps: [String: String] = [:]
    for source in sources { stamps[source.shownPath] = stamp(source.path) }
    for name in ["Package.swift", KnownFaults.fileName] { stamps[name] = stamp("\(root)/\(name)") }
    return stamps
  }

  private func stamp(_ path: String) -> String { FileStamp(path: path)?.description ?? "" }

  /// The stamps once nothing has changed for a moment: no file is half written.
  private func settled(_ seen: [String: String]) -> [String: String]? {
    var last = seen
    for _ in 0..<Self.patience {
      WatchedLessons.pause(afterLookOf: .zero)
      guard let next = stamps() else { return nil }
      if next == last { break }
      last = next
    }
    return last
  }
}

extension LessonReport {
  /// Whether two reports on one file tell the same, however it was found out.
  fileprivate func saysTheSame(as other: LessonReport) -> Bool {
    problems == other.problems && cells.map(\.id) == other.cells.map(\.id)
      && cells.map(\.status) == other.cells.map(\.status)
  }
}
