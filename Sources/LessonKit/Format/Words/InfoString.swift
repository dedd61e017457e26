import LessonMarkdown
import LessonText

/// The words of an info string, each with its column; raw text first, meaning second, so that all
/// errors of a fence can be reported at once.
package struct InfoString {
  /// One word: `name`, `name=value` or `name="value with blanks"`.
  package struct Word: Equatable {
    var position: SourcePosition
    /// The word as the author wrote it.
    package var text: String
    package var name: String
    /// The value behind `=`, quotes removed; `nil` where there is no `=`.
    package var value: String?
    var isQuoted = false
    var hasOpenQuote = false
    /// Whether a quote stands where none belongs.
    var hasStrayQuote = false
    /// Whether a comma stands between this word and the one before.
    var followsComma = false
    /// Whether a colon stands between it and its value, which has no quotes of ours.
    var isKey = false
  }

  /// The words behind the language.
  package let words: [Word]

  /// Splits the info string of `fence`.
  ///
  /// Where backslashes or entities stand in it, the words are what they mean, at the places of the
  /// words as written.
  package init(_ fence: Fence) {
    let written = Self.words(behindLanguageOf: fence.info, at: fence.infoPosition)
    guard fence.plainInfo != fence.info else {
      words = written
      return
    }
    let plain = Self.words(behindLanguageOf: fence.plainInfo, at: fence.infoPosition)
    words = plain.enumerated().map { index, word in
      var word = word
      word.position =
        plain.count == written.count ? written[index].position : fence.infoPosition
      return word
    }
  }

  /// Splits an info string whose place does not matter.
  init(_ info: String) {
    words = Self.words(behindLanguageOf: info, at: SourcePosition(line: 1))
  }

  private static func words(
    behindLanguageOf info: String, at position: SourcePosition
  ) -> [Word] {
    let bytes = Array(info.utf8)
    let start = bytes.firstIndex(where: isSeparator) ?? bytes.count
    return words(
      in: bytes[start...],
      at: SourcePosition(line: position.line, column: position.column + start))
  }

  /// Splits text of one line whose first byte stands at `position`.
  package static func words(in bytes: ArraySlice<UInt8>, at position: SourcePosition) -> [Word] {
    var words: [Word] = []
    var followsComma = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if isSeparator(bytes[index]) {
        if bytes[index] == UInt8(ascii: ",") { followsComma = true }
        index += 1
        continue
      }
      let start = index
      var isInQuotes = false
      while index < bytes.endIndex, isInQuotes || !isSeparator(bytes[index]) {
        if bytes[index] == UInt8(ascii: "\"") { isInQuotes.toggle() }
        index += 1
      }
      var word = word(
        String(decoding: bytes[start..<index], as: UTF8.self),
        at: SourcePosition(
          line: position.line, column: position.column + start - bytes.startIndex))
      word.hasOpenQuote = isInQuotes
      word.followsComma = followsComma
      words.append(word)
      followsComma = false
    }
    return words
  }

  private static func word(_ text: String, at position: SourcePosition) -> Word {
    // By bytes: a sign may have an accent behind it, which would make it another character.
    guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      return Word(position: position, text: text, name: text)
    }
    var word = Word(position: position, text: text, name: String(text[..<sign]))
    let value = text.utf8[text.utf8.index(after: sign)...]
    let quote = UInt8(ascii: "\"")
    word.isQuoted = value.count >= 2 && value.first == quote && value.last == quote
    let inner = word.isQuoted ? value.dropFirst().dropLast() : value
    word.value = String(decoding: inner, as: UTF8.self)
    word.hasStrayQuote = inner.contains(quote)
    return word
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte.isSpaceOrTab || byte == UInt8(ascii: ",")
  }
}
