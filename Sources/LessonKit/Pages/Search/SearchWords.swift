import LessonText

/// Cuts text into words and the gaps between them.
///
/// A word is a run of letters, marks, digits and `_`; a number is one word with its point and
/// exponent, `0.0412` or `1e-6`. `search.js` cuts what a reader types by the same rule.
struct SearchWords {
  /// The text.
  let bytes: [UInt8]
  /// Where words and gaps stand in turn, all of the text; a gap that is a single blank between two words is
  /// left out, so that words that follow each other have a blank between them.
  private(set) var ranges: [Range<Int>] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    // A word and a gap, mostly, are four bytes and one.
    ranges.reserveCapacity(bytes.count / 4)
    bytes.withUnsafeBufferPointer { bytes in
      var scan = WordScan(bytes: bytes)
      scan.findParts { ranges.append($0) }
    }
  }
}

/// One walk over the bytes of a text.
private struct WordScan {
  let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func findParts(_ body: (Range<Int>) -> Void) {
    var isBehindWord = false
    while index < bytes.count {
      let start = index
      if skipScalar(ofWord: true) {
        skipWord(from: start)
        isBehindWord = true
      } else {
        while skipScalar(ofWord: false) {}
        let isPlain = isBehindWord && index < bytes.count && index - start == 1
        isBehindWord = false
        if isPlain, bytes[start] == UInt8(ascii: " ") { continue }
      }
      body(start..<index)
    }
  }

  /// Skips a scalar if it belongs to a word, or if it belongs to none.
  private mutating func skipScalar(ofWord isWanted: Bool) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    guard byte >= 0x80 else {
      guard byte.isASCIIWord == isWanted else { return false }
      index += 1
      return true
    }
    // The text is UTF-8 because it was a string.
    let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    var value = UInt32(byte) & (0x7F >> UInt32(width))
    for next in bytes[index + 1..<min(index + width, bytes.count)] {
      value = value << 6 | UInt32(next & 0x3F)
    }
    guard (Unicode.Scalar(value)?.isWord ?? false) == isWanted else { return false }
    index += width
    return true
  }

  /// Skips the word whose first scalar, at `start`, was skipped.
  private mutating func skipWord(from start: Int) {
    if isDigit(at: start) {
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
    while skipScalar(ofWord: true) {}
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
  /// Whether the scalar, which is none of ASCII, belongs to a word.
  fileprivate var isWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
