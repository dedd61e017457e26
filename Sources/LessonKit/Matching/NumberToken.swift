import LessonFormat
import LessonText

/// A number in a line of text, as far as it can be told from the text around it.
///
/// Digits that belong to a word or a version (`x2`, `1.2.3`) are no number; a sign belongs to the
/// number unless a word or a number stands right before it (`3-1.5`). The point of `1.` belongs to the
/// number unless a blank or the end of the line follows: there it ends a sentence.
package struct NumberToken: Equatable {
  enum Value: Equatable {
    case decimal(DecimalNumber)
    case infinity(isNegative: Bool)
    case notANumber
  }

  let value: Value
  package let range: Range<Int>
  /// Whether it is written without point and exponent.
  let isInteger: Bool

  /// Whether it has more digits than are kept: a fence that has such a number means its text.
  var isCut: Bool { if case .decimal(let number) = value { number.isCut } else { false } }

  /// Reads the longest number at `start` of `line`, in a text that begins at `first`; `nil` for none.
  init?(in line: [UInt8], at start: Int, behind first: Int = 0) {
    guard Self.mayStart(with: line[start]), !Self.isJoined(line, at: start, behind: first) else {
      return nil
    }
    var index = start
    if Self.isSign(line[index]) { index += 1 }
    let isNegative = line[start] == UInt8(ascii: "-")
    if let end = Self.end(ofWord: "nan", in: line, at: index) {
      (value, range, isInteger) = (.notANumber, start..<end, false)
      return
    }
    if let end = Self.end(ofWord: "inf", in: line, at: index) {
      (value, range, isInteger) = (.infinity(isNegative: isNegative), start..<end, false)
      return
    }
    let whole = Self.digits(in: line, from: index)
    var end = whole
    var isInteger = true
    if end < line.count, line[end] == UInt8(ascii: ".") {
      let fraction = Self.digits(in: line, from: end + 1)
      if fraction > end + 1 || whole > index && !Self.isFullStop(line, at: end) {
        end = fraction
        isInteger = false
      }
    }
    guard end > index else { return nil }
    if let power = Self.end(ofExponentIn: line, at: end) {
      end = power
      isInteger = false
    }
    // `1.2.3` is a version.
    if end + 1 < line.count, line[end] == UInt8(ascii: "."), line[end + 1].isASCIIDigit {
      return nil
    }
    guard let number = DecimalNumber(printed: line[start..<end]) else { return nil }
    value = .decimal(number)
    range = start..<end
    self.isInteger = isInteger
  }

  /// The first place at or behind `start` where a number may begin; `nil` where none can.
  static func firstStart(in line: [UInt8], from start: Int) -> Int? {
    line.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count {
        if mayStart(with: bytes[index]),
          index == 0 || !bytes[index - 1].isASCIIWord && bytes[index - 1] != UInt8(ascii: ".")
        {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  private static func mayStart(with byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "n"),
      UInt8(ascii: "i"):
      true
    default: false
    }
  }

  private static func isFullStop(_ line: [UInt8], at point: Int) -> Bool {
    point + 1 == line.count || line[point + 1].isSpaceOrTab
  }

  private static func digits(in line: [UInt8], from start: Int) -> Int {
    guard start < line.count else { return line.count }
    return line[start...].firstIndex { !$0.isASCIIDigit } ?? line.count
  }

  private static func end(ofExponentIn line: [UInt8], at start: Int) -> Int? {
    guard isExponent(line, at: start, behind: 0) else { return nil }
    var index = start + 1
    if index < line.count, line[index] == UInt8(ascii: "-") || line[index] == UInt8(ascii: "+") {
      index += 1
    }
    let end = digits(in: line, from: index)
    return end > index ? end : nil
  }

  private static func end(ofWord word: StaticString, in line: [UInt8], at start: Int) -> Int? {
    let end = start + word.utf8CodeUnitCount
    guard end <= line.count else { return nil }
    let isWord = word.withUTF8Buffer { line[start..<end].elementsEqual($0) }
    return isWord && (end == line.count || !line[end].isASCIIWord) ? end : nil
  }

  /// Whether what stands before makes the byte at `start` a part of something else.
  private static func isJoined(_ line: [UInt8], at start: Int, behind first: Int) -> Bool {
    guard start > first else { return false }
    let before = line[start - 1]
    if before.isASCIIWord || before == UInt8(ascii: ".") { return true }
    if isSign(line[start]) { return before == UInt8(ascii: ")") || before == UInt8(ascii: "]") }
    guard isSign(before) else { return false }
    // Behind a sign that is the number's, or its exponent's, the number has begun already.
    return !isJoined(line, at: start - 1, behind: first)
      || isExponent(line, at: start - 2, behind: first)
  }

  private static func isExponent(_ line: [UInt8], at index: Int, behind first: Int) -> Bool {
    guard index > first, index < line.count,
      line[index] == UInt8(ascii: "e") || line[index] == UInt8(ascii: "E")
    else { return false }
    return line[index - 1].isASCIIDigit || line[index - 1] == UInt8(ascii: ".")
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }
}

extension NumberRule {
  /// A tolerance of so many times the number says nothing about the number.
  private static let unbounded = DecimalNumber("1e6")
  private static let one = DecimalNumber("1")

  /// Whether `printed` is near enough to `expected`.
  ///
  /// Exact in decimals: an exact half rounds either way, and a distance equal to the tolerance is
  /// within it. `nan` matches `nan`, an infinity itself.
  func accepts(_ printed: NumberToken, for expected: NumberToken) -> Bool {
    switch (expected.value, printed.value) {
    case (.notANumber, .notANumber): return true
    case (.infinity(let a), .infinity(let b)): return a == b
    case (.decimal(let b), .decimal(let a)):
      if allowsRounding, a.isWithin(b.halfUnit, of: b) { return true }
      if let tolerance = relativeTolerance, a.isWithin(tolerance * b.magnitude, of: b) {
        return true
      }
      if let limit = absoluteTolerance, a.isWithin(limit, of: b) { return true }
      return a.isWithin(.zero, of: b)
    default: return false
    }
  }

  /// Whether the tolerance says nothing: a million times the number, or a million for one below 1.
  func acceptsAnything(for expected: NumberToken) -> Bool {
    guard case .decimal(let number) = expected.value, let times = Self.unbounded,
      let one = Self.one
    else { return false }
    let size = number.magnitude
    let limit = times * (size <= one ? one : size)
    if allowsRounding, limit <= number.halfUnit { return true }
    if let tolerance = relativeTolerance, times <= tolerance, !number.isZero { return true }
    return absoluteTolerance.map { limit <= $0 } ?? false
  }
}
