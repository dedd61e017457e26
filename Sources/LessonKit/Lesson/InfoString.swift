/// The words of an info string, each with its column; raw text first, meaning second, so that all
/// errors of a fence can be reported at once.
struct InfoString {
  /// One word: `name`, `name=value` or `name="value with blanks"`.
  struct Word: Equatable {
    var position: SourcePosition
    /// The word as the author wrote it.
    var text: String
    var name: String
    /// The value behind `=`, quotes removed; `nil` where there is no `=`.
    var value: String?
    /// Whether a quote was opened and never closed.
    var hasOpenQuote = false
  }

  /// The words behind the language.
  private(set) var words: [Word] = []

  /// Splits the info string of `fence`.
  init(_ fence: Fence) {
    let bytes = Array(fence.info.utf8)
    var index = bytes.firstIndex(where: Self.isSeparator) ?? bytes.count
    while index < bytes.count {
      if Self.isSeparator(bytes[index]) {
        index += 1
        continue
      }
      let start = index
      var isQuoted = false
      while index < bytes.count, isQuoted || !Self.isSeparator(bytes[index]) {
        if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
        index += 1
      }
      let column = fence.infoPosition.column + start
      words.append(
        Self.word(
          String(decoding: bytes[start..<index], as: UTF8.self),
          at: SourcePosition(line: fence.position.line, column: column), hasOpenQuote: isQuoted))
    }
  }

  private static func word(
    _ text: String, at position: SourcePosition, hasOpenQuote: Bool
  ) -> Word {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    var value = parts.count == 2 ? String(parts[1]) : nil
    if let quoted = value, quoted.count >= 2, quoted.hasPrefix("\""), quoted.hasSuffix("\"") {
      value = String(quoted.dropFirst().dropLast())
    }
    return Word(
      position: position, text: text, name: String(parts[0]), value: value,
      hasOpenQuote: hasOpenQuote)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: ",")
  }
}
