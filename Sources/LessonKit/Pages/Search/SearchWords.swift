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
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    var isBehindWord = false
    while index < bytes.count {
      let start = index
      if isWord {
        skipWord()
        isBehindWord = true
      } else {
        while index < bytes.count, !isWord { index += length }
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
      while isByte(".", at: index), isDigit(at: index + 1) {
        index += 1
        skipDigits()
      }
      let hasSign = isByte("-", at: index + 1) || isByte("+", at: index + 1)
      if isByte("e", at: index) || isByte("E", at: index), hasSign, isDigit(at: index + 2) {
        index += 2
      }
    }
    while index < bytes.count, isWord { index += length }
  }

  private mutating func skipDigits() {
    while isDigit(at: index) { index += 1 }
  }

  private func isDigit(at index: Int) -> Bool {
    index < bytes.count && bytes[index].isASCIIDigit
  }

  private func isByte(_ scalar: Unicode.Scalar, at index: Int) -> Bool {
    index < bytes.count && bytes[index] == UInt8(ascii: scalar)
  }

  /// How many bytes the scalar at the index has, by the first of them.
  private var length: Int {
    switch bytes[index] {
    case ..<0xC0: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  /// Whether the scalar at the index belongs to a word.
  private var isWord: Bool {
    guard bytes[index] >= 0x80 else { return bytes[index].isASCIIWord }
    let end = min(index + length, bytes.count)
    let scalar = String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first
    return scalar?.isWord ?? false
  }
}

extension Unicode.Scalar {
  /// Whether the scalar, which is none of ASCII, belongs to a word.
  fileprivate var isWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
