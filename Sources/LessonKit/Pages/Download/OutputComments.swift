import LessonFormat
import LessonResults

extension Verdict.CellVerdict {
  /// What a page shows below the cell, as comments: the text of its output fences.
  var outputComments: String {
    shownOutputs.map { output in
      let picture = "// draws a picture, which is on the page\n"
      return output.comment + drawings(beside: output).map { _ in picture }.joined()
    }.joined()
  }
}

extension ExpectedOutput {
  fileprivate var comment: String {
    var verb = channel.verb
    if options.isNondeterministic { verb += ", differently from run to run" }
    if lines.isEmpty { return "// \(verb)\(options.isNondeterministic ? "" : " nothing")\n" }
    if lines.count == 1, let line = lines.first, !line.isBlank {
      return "// \(verb): \(line.printable)\n"
    }
    return "// \(verb):\n" + lines.map { "  " + $0 }.commented
  }
}

extension OutputChannel {
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
  var commented: String {
    map { $0.isBlank ? "//\n" : "// \($0.printable)\n" }.joined()
  }
}

extension String {
  /// The text without what may not stand in a Swift file.
  fileprivate var printable: String {
    utf8.contains(0) ? replacing("\0", with: "\u{2400}") : self
  }

  /// The text on one line, so that a comment holds all of it.
  var singleLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
