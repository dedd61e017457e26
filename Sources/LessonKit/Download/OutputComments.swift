/// What a page shows below a cell, as comments: the text of its output fences.
struct OutputComments {
  /// The comments, a line feed at the end of each; empty where the page shows nothing.
  let text: String

  /// Writes what comes of the cell of `verdict`.
  init(_ verdict: Verdict.CellVerdict) {
    text = verdict.shownOutputs.map { output in
      let pictures = verdict.drawings(beside: output).map { _ in
        "// draws a picture, which is on the page\n"
      }
      return Self.comment(for: output) + pictures.joined()
    }.joined()
  }

  private static func comment(for output: ExpectedOutput) -> String {
    var verb = output.channel.verb
    if output.options.isNondeterministic { verb += ", differently from run to run" }
    if output.lines.isEmpty {
      return output.options.isNondeterministic ? "// \(verb)\n" : "// \(verb) nothing\n"
    }
    if output.lines.count == 1, let line = output.lines.first, !line.isBlank {
      return "// \(verb): \(line.printable)\n"
    }
    return "// \(verb):\n" + output.lines.map { "  " + $0 }.commented
  }
}

extension OutputChannel {
  /// What a cell does on this channel.
  fileprivate var verb: String {
    switch self {
    case .output: "prints"
    case .errorOutput: "prints on standard error"
    case .error: "the compiler says"
    case .trap: "ends with"
    }
  }
}

extension [String] {
  /// The lines as line comments.
  var commented: String {
    map { $0.isBlank ? "//\n" : "// \($0.printable)\n" }.joined()
  }
}

extension String {
  /// The text without what may not stand in a Swift file.
  fileprivate var printable: String { replacing("\0", with: "\u{2400}") }

  /// The text on one line, so that a comment holds all of it.
  var singleLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
