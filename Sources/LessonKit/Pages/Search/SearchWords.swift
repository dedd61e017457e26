import LessonText

/// Cuts text into words and the gaps between them.
///
/// A word is a run of letters, marks, digits and `_`; a number is one word with its point and
/// exponent, `0.0412` or `1e-6`. `search.js` cuts what a reader types by the same rule.
struct SearchWords {
  /// Words and gaps in turn, all of the text; a gap that is a single blank between two words is left
  /// out, so that words that follow each other have a blank between them.
  private(set) var parts: [String] = []

  private let bytes: [UInt8]
  /// For each byte whether it belongs to a letter, a mark, a digit or `_`.
  private var isWord: [Bool] = []
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    isWord.reserveCapacity(bytes.count)
    for scalar in text.unicodeScalars {
      let isPart = scalar.isWord
      for _ in 0..<UTF8.width(scalar) { isWord.append(isPart) }
    }
    var isBehindWord = false
    while index < bytes.count {
      let start = index
      if isWord[index] {
        skipWord()
        isBehindWord = true
      } else {
        while index < bytes.count, !isWord[index] { index += 1 }
        let isPlain = isBehindWord && index < bytes.count && index - start == 1
        isBehindWord = false
        if isPlain, bytes[start] == UInt8(ascii: " ") { continue }
      }
      parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
    }
  }

  private mutating func skipWord() {
    if isDigit(at: index) {
      skipDigits()
      while has(".", at: index), isDigit(at: index + 1) {
        index += 1
        skipDigits()
      }
      let hasSign = has("-", at: index + 1) || has("+", at: index + 1)
      if has("e", at: index) || has("E", at: index), hasSign, isDigit(at: index + 2) {
        index += 2
      }
    }
    while index < bytes.count, isWord[index] { index += 1 }
  }

  private mutating func skipDigits() {
    while isDigit(at: index) { index += 1 }
  }

  private func isDigit(at index: Int) -> Bool {
    index < bytes.count && bytes[index].isASCIIDigit
  }

  private func has(_ scalar: Unicode.Scalar, at index: Int) -> Bool {
    index < bytes.count && bytes[index] == UInt8(ascii: scalar)
  }
}

extension Unicode.Scalar {
  fileprivate var isWord: Bool {
    if isASCII { return UInt8(truncatingIfNeeded: value).isASCIIWord }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
