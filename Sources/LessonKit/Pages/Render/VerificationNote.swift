import LessonFormat
import LessonResults
import LessonText

/// What a page may say about its verification, and no more.
struct VerificationNote {
  private let isVerified: Bool
  /// The outputs that readers see and that were compared.
  private let outputs: [ExpectedOutput]
  private let ignored: Int
  private let notRun: Int
  private let uncompared: Int

  /// Counts what a reader sees of the cells of `verdict`.
  init(_ verdict: Verdict) {
    let visible = verdict.cells.filter { !$0.cell.attributes.isHidden }
    let unchecked = visible.filter { $0.status == .unchecked }
    isVerified = verdict.isVerified
    outputs = visible.flatMap { cell in cell.shownOutputs.filter(cell.isCompared) }
    ignored = visible.count { $0.status == .skipped }
    notRun = unchecked.count { $0.cell.attributes.fate == .compiles }
    uncompared = unchecked.count { cell in
      cell.cell.attributes.fate != .compiles && !cell.cell.outputs.contains(where: cell.isCompared)
    }
  }

  /// How many outputs were compared, `3 outputs`; empty where none was.
  var compared: String {
    isVerified && !outputs.isEmpty ? outputs.count.counting("output") : ""
  }

  /// The sentences at the page's end; empty where there is nothing to say.
  var sentences: String {
    var sentences: [String] = []
    if isVerified, !outputs.isEmpty {
      let subject = outputs.count == 1 ? "the output" : "each of the \(outputs.count) outputs"
      let verb = outputs.allSatisfy(\.isLiteral) ? "is" : "matches"
      let hasFailures = outputs.contains(where: \.channel.isFailure)
      let deed = hasFailures ? "what it printed or how it failed" : "what it printed"
      sentences.append(
        "The code of this page was compiled and run, and \(subject) marked ✓ \(verb) \(deed).")
    }
    if uncompared > 0 {
      sentences.append("\(uncompared.counting("cell")) ran without a comparison.")
    }
    if notRun > 0 {
      let verb = notRun == 1 ? "was" : "were"
      sentences.append("\(notRun.counting("cell")) \(verb) compiled and not run.")
    }
    if ignored > 0 { sentences.append("\(ignored.counting("cell")) did not run.") }
    return sentences.joined(separator: " ")
  }
}
