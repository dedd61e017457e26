/// The words of one command as a shell would read them, such as a compiler's driver prints of its jobs.
///
/// Source: POSIX.1-2017, Shell Command Language, 2.2 Quoting; variables and patterns are text here,
/// because drivers quote what would be read as one.
enum ShellWords {
  /// Splits a line; `nil` where a quote is not closed.
  static func words(of line: Substring) -> [String]? {
    var words: [String] = []
    var word: String?
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ", "\t":
        if let word { words.append(word) }
        word = nil
      case "'":
        guard let end = rest.firstIndex(of: "'") else { return nil }
        word = (word ?? "") + String(rest[..<end])
        rest = rest[rest.index(after: end)...]
      case "\"":
        guard let quoted = popQuoted(&rest) else { return nil }
        word = (word ?? "") + quoted
      case "\\":
        guard let next = rest.popFirst() else { return nil }
        word = (word ?? "") + String(next)
      default: word = (word ?? "") + String(scalar)
      }
    }
    if let word { words.append(word) }
    return words
  }

  /// The text up to the closing double quote, which goes too.
  private static func popQuoted(_ rest: inout Substring.UnicodeScalarView) -> String? {
    var text = ""
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return text }
      guard scalar == "\\", let next = rest.popFirst() else {
        text.unicodeScalars.append(scalar)
        continue
      }
      if !["\"", "\\", "$", "`"].contains(next) { text += "\\" }
      text.unicodeScalars.append(next)
    }
    return nil
  }
}
