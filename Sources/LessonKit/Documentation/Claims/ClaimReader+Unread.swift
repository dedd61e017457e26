import LessonText

extension ClaimReader {
  /// What a comment seems to say of the code before it in words that are not understood.
  ///
  /// Nobody can judge it, so that its block is not checked, instead of passing without it.
  func unreadClaim(in comment: CodeTokens.Comment) -> Claim? {
    let text = code.text(comment.textRange)
    guard code.token(before: comment) != nil,
      Self.saysSomething(text)
        || isTrailing(comment)
          && (Self.isLiteral(text) && ValueText(text)?.isCertain == true
            || statements.statement(before: comment)?.subject != nil && Self.isLikeAValue(text))
    else { return nil }
    return unjudged(text, comment.range)
  }

  /// Whether a text is no value and no words either: `~3.15`, `60%`, `True` or `> 5`.
  private static func isLikeAValue(_ text: String) -> Bool {
    let word = text.trimmed { $0.isWhitespace || ".!`'".contains($0) }
    if ["true", "false", "nil", "null", "yes", "no"].contains(word.lowercased()) { return true }
    let operators = ["!=", "<", ">", "<=", ">=", "~"]
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.count < 4, words.dropLast().contains(where: { operators.contains(String($0)) }) {
      return true
    }
    // `1)` and `#1` are marks of a list.
    return text.contains(where: \.isNumber) && !text.contains(where: \.isLetter)
      && text.wholeMatch(of: #/[#(\[]?[0-9]+[).:\]]?/#) == nil
  }

  /// Whether a comment tells several things, of which one at most was read.
  func saysSeveral(_ comment: CodeTokens.Comment) -> Bool {
    let text = code.text(comment.textRange)
    return [" == ", " = "].contains { text.split(separator: $0).count > 2 }
  }

  /// Checks of a test framework: what comes of them is told to a runner of tests, which there is none of.
  func unheardChecks() -> [Claim] {
    code.tokens.filter { token in
      token.text.hasPrefix("XCTAssert") || ["XCTFail", "XCTUnwrap"].contains(token.text)
        || ["expect", "require"].contains(token.text)
          && code.bytes[..<token.range.lowerBound].last == UInt8(ascii: "#")
    }.map { unjudged($0.text, $0.range) }
  }

  private func unjudged(_ text: String, _ range: Range<Int>) -> Claim {
    Claim(.value(text), range: range, textRanges: [], isCertain: false, statement: nil)
  }

  private static func saysSomething(_ text: String) -> Bool {
    if signs.contains(where: { text.hasBytes(of: $0) }) { return true }
    let lowercased = text.lowercased()
    if lowercased.hasPrefix("throws") || lowercased.hasBytes(of: "not compile") { return true }
    let words = lowercased.split { $0.isWhitespace || ":,;=".contains($0) }
    return endsInValue(text)
      && (words.count == 1 && "`'".contains(text.prefix(1))
        || words.dropLast().contains { verbs.contains(String($0)) })
  }

  /// Whether no word of it could be the name of a type.
  private static func isLiteral(_ text: String) -> Bool {
    text.contains("\"") || !text.contains(where: \.isLetter)
  }

  /// Whether the last word is a number, a text, a list, or a word that is a value.
  private static func endsInValue(_ text: String) -> Bool {
    let text = text.trimmed { "`'.".contains($0) || $0.isWhitespace }
    guard let last = text.split(whereSeparator: \.isWhitespace).last else { return false }
    return Double(last) != nil || ["true", "false", "nil"].contains(last)
      || last.hasSuffix("\"") || last.hasSuffix("]")
  }

  private static let signs = ["==", " = ", "=>", "→", "⇒", "➜", "≈", "❌"]
  private static let verbs: Set<String> = [
    "is", "are", "equals", "equal", "to", "now", "becomes", "result", "value", "return", "returns",
    "yields", "gives", "evaluates", "->",
  ]
}
