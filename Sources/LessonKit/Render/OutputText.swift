/// The text of an output with its wildcards marked: a reader sees what was not compared.
struct OutputText {
  private let output: ExpectedOutput

  init(_ output: ExpectedOutput) {
    self.output = output
  }

  /// The text for the inside of a `<samp>` element.
  var html: String {
    zip(output.lines, output.patterns).map { line, pattern in
      let text = line.htmlEscaped
      if pattern.isLineWildcard { return wildcard(text, "any lines: not compared") + "\n" }
      if !pattern.tokens.contains(.wildcard) { return text + "\n" }
      return text.replacing("[..]", with: wildcard("[..]", "any text: not compared")) + "\n"
    }.joined()
  }

  private func wildcard(_ text: String, _ meaning: String) -> String {
    "<span class=\"wildcard\" title=\"\(meaning)\">\(text)</span>"
  }
}
