import LessonText

/// Cuts text into words and the gaps between them.
///
/// A word is a run of letters, marks, digits and `_`; a number is one word with its point and
/// exponent, `0.0412` or `1e-6`. `search.js` cuts what a reader types by the same rule.
struct SearchWords {
  /// Words and gaps in turn, all of the text; a gap that is a single blank between two words is left
  /// out, so that words that follow each other have a blank between them.
  private(set) var parts: [String] = []

  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var isBehindWord = false
    while index < scalars.count {
      let start = index
      if scalars[index].isWord {
        skipWord()
        isBehindWord = true
      } else {
        while index < scalars.count, !scalars[index].isWord { index += 1 }
        let isPlain = isBehindWord && index < scalars.count && index - start == 1
        isBehindWord = false
        if isPlain, scalars[start] == " " { continue }
      }
      parts.append(String(String.UnicodeScalarView(scalars[start..<index])))
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
    while index < scalars.count, scalars[index].isWord { index += 1 }
  }

  private mutating func skipDigits() {
    while isDigit(at: index) { index += 1 }
  }

  private func isDigit(at index: Int) -> Bool {
    index < scalars.count && scalars[index].isASCIIDigit
  }

  private func has(_ scalar: Unicode.Scalar, at index: Int) -> Bool {
    index < scalars.count && scalars[index] == scalar
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
