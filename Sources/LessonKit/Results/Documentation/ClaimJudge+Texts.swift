import LessonText

// What can be said of texts of claims, and of what is printed, as texts.
extension ClaimJudge {
  /// Whether two texts have as many words, and at least half of them are the same.
  static func areNear(_ text: String, _ other: String) -> Bool {
    let words = { (text: String) in
      text.lowercased().split(whereSeparator: \.isWhitespace).map { $0.filter(isOfWord) }
    }
    let (own, others) = (words(text), words(other))
    let same = zip(own, others).count { $0 == $1 }
    // Where all are, the other signs are those of whoever wrote of it.
    return own.count == others.count && same < own.count && same * 2 >= own.count
  }

  static func words(_ text: String) -> [Substring] {
    text.split { $0.isWhitespace || $0 == "," }
  }

  /// Whether a text is one plain word, which is no value that all types have.
  static func isWord(_ text: String) -> Bool {
    text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      && !["true", "false", "nil"].contains(text)
  }

  /// Whether a word may tell of a value instead of being one.
  static func isAboutValues(_ word: String) -> Bool {
    [
      "error", "empty", "nothing", "none", "null", "crash", "crashes", "trap", "traps", "throws",
      "something", "anything", "value", "same", "unchanged", "ok", "string", "text", "fails",
      "success", "failure", "valid", "invalid", "optional", "undefined", "void", "int", "double",
    ].contains(word.lowercased())
  }

  /// Whether a word is a number, a text or another value.
  static func isValue(_ word: Substring) -> Bool {
    Double(word) != nil || word.hasPrefix("\"") || ["true", "false", "nil"].contains(word)
  }

  /// What stands between brackets and commas, in one order.
  static func parts(_ text: String) -> [String] {
    text.trimmed { "[]".contains($0) }.split(separator: ",").map {
      String($0.trimmed(of: \.isWhitespace))
    }.sorted()
  }

  static func isSame(_ claimed: String, _ found: String) -> Bool {
    let claimed = spaced(claimed)
    let found = spaced(found)
    if claimed == found { return true }
    for wildcard in ["...", "…"] where claimed.contains(wildcard) {
      if fits(found, claimed.split(separator: wildcard, omittingEmptySubsequences: false)) {
        return true
      }
    }
    return false
  }

  static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// Whether the parts stand in the text one behind the other, the first and last at its ends.
  static func fits(_ text: String, _ parts: [Substring]) -> Bool {
    guard let first = parts.first, let last = parts.last, text.hasPrefix(first) else {
      return false
    }
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  /// The text with one blank where it has several.
  static func spaced(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The lines without the blanks that nobody sees at their ends.
  static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop(while: \.isWhitespace).reversed())
    }
  }

  /// Whether lines of a claim are indented like as many that are printed: all of them may be further in or out,
  /// and in a text in quotes those below the first further in, where they stand below the text behind its quote.
  static func areIndentedAlike(_ claimed: [String], _ printed: [String], isQuoted: Bool) -> Bool {
    let widths = zip(claimed, printed).map { lines -> (Int, Int)? in
      let isOpen = lines.0.isEmpty || ["...", "…"].contains { lines.0.contains($0) }
      return isOpen ? nil : (lines.0.blankWidth, lines.1.blankWidth)
    }
    let shifts = { (widths: ArraySlice<(Int, Int)?>) in
      Set(widths.compactMap(\.self).map { $0.0 - $0.1 })
    }
    let below = shifts(widths.dropFirst())
    return shifts(widths[...]).count < 2
      || isQuoted && below.count == 1 && below.allSatisfy { $0 > 0 }
        && shifts(widths.prefix(1)).allSatisfy { $0 == 0 }
  }

  static func withoutQuotes(_ text: String) -> String {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined()
  }

  /// What is said of a claim whose parts are all there, in another order.
  static let reordered = "the parts of it come in another order"

  /// Whether both have the same parts in any order.
  static func isSimilar(_ found: String, _ text: String) -> Bool {
    !found.isEmpty && bare(found).sorted() == bare(text).sorted()
  }

  /// The text without blanks and quotes.
  static func bare(_ text: String) -> String {
    text.filter { !$0.isWhitespace && $0 != "\"" }
  }

  static func quoted(_ text: String) -> String {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎")
    return "`\(line.count > 200 ? line.prefix(200) + "…" : line)`"
  }
}

extension String {
  /// How many blanks it begins with.
  fileprivate var blankWidth: Int { prefix(while: \.isWhitespace).count }
}
