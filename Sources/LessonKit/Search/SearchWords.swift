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

  /// Cuts `text`.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var isBehindWord = false
    while index < scalars.count {
      let start = index
      if Self.isWord(scalars[index]) {
        skipWord()
        isBehindWord = true
      } else {
        while index < scalars.count, !Self.isWord(scalars[index]) { index += 1 }
        let isPlain = isBehindWord && index < scalars.count && index - start == 1
        isBehindWord = false
        if isPlain, scalars[start] == " " { continue }
      }
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[start..<index])
      parts.append(String(part))
    }
  }

  private mutating func skipWord() {
    if isDigit(at: index) {
      skipDigits()
      while isScalar(".", at: index), isDigit(at: index + 1) {
        index += 1
        skipDigits()
      }
      let hasSign = isScalar("-", at: index + 1) || isScalar("+", at: index + 1)
      if isScalar("e", at: index) || isScalar("E", at: index), hasSign, isDigit(at: index + 2) {
        index += 2
      }
    }
    while index < scalars.count, Self.isWord(scalars[index]) { index += 1 }
  }

  private mutating func skipDigits() {
    while isDigit(at: index) { index += 1 }
  }

  private func isDigit(at index: Int) -> Bool {
    index < scalars.count && ("0"..."9").contains(scalars[index])
  }

  private func isScalar(_ scalar: Unicode.Scalar, at index: Int) -> Bool {
    index < scalars.count && scalars[index] == scalar
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": return true
      default: return false
      }
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
