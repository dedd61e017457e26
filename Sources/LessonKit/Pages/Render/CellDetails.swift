import LessonFormat
import LessonMatching
import LessonResults
import LessonText

/// What a reader can ask about a cell: where it stands, and in words how its outputs were compared.
struct CellDetails {
  let verdict: Verdict.CellVerdict
  /// The lesson's file, without its folder.
  let fileName: String

  var sentences: [String] { [place] + verdict.cell.outputs.map(sentence) + drawing }

  private var place: String {
    "<code>\(fileName.htmlEscaped)</code>, line \(verdict.cell.fence.position.line)"
  }

  private var drawing: [String] {
    verdict.shownOutputs.flatMap(verdict.drawings).isEmpty
      ? []
      : ["The drawing is from the same run. The lesson does not hold it, so it was not compared."]
  }

  private func sentence(_ output: ExpectedOutput) -> String {
    let name = output.channel.subject + (output.options.isHidden ? ", not shown here," : "")
    if output.matchesAnything { return "\(name) was not compared: the lesson takes anything." }
    if !verdict.isCompared(output) { return "\(name) was not compared." }
    let leniencies = output.leniencies
    if leniencies.isEmpty {
      return output.channel.isFailure
        ? "\(name) says this." : "\(name) was compared character by character."
    }
    return "\(name) was compared: " + leniencies.joined(separator: "; ") + "."
  }
}

extension ExpectedOutput {
  /// What other text than the fence's own would have passed, in words.
  fileprivate var leniencies: [String] {
    var leniencies: [String] = []
    let rule = options.numbers
    let patterns = patterns
    if rule.allowsRounding { leniencies.append("numbers to the digits written") }
    if rule.relativeTolerance != nil { leniencies.append("numbers within a relative tolerance") }
    if rule.absoluteTolerance != nil { leniencies.append("numbers within an absolute tolerance") }
    if options.isUnordered { leniencies.append("its lines in any order") }
    if patterns.contains(where: \.isLineWildcard) {
      leniencies.append("<code>...</code> stands for any lines")
    }
    if patterns.contains(where: { $0.tokens.contains(.wildcard) }) {
      leniencies.append("<code>[..]</code> stands for any text")
    }
    return leniencies
  }
}

extension OutputChannel {
  /// Text of this channel as the subject of a sentence.
  fileprivate var subject: String {
    switch self {
    case .output: "The output"
    case .errorOutput: "Standard error"
    case .error: "The compiler"
    case .trap: "The failure"
    }
  }
}
