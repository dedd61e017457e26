import LessonText

/// The part of an inline link behind its text: `(destination "title")` (CommonMark 0.31, section 6.3).
struct LinkTail {
  /// Where the text goes on behind it; `nil` where there is none.
  private(set) var end: Int?

  private let bytes: [UInt8]
  private var index: Int

  /// Reads what starts at `start`, right behind a `]`.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    index = start
    guard current == UInt8(ascii: "(") else { return }
    index += 1
    skipBlanks()
    guard current == UInt8(ascii: "<") ? readPointed() : readBare() else { return }
    let behind = index
    skipBlanks()
    if index > behind, !readTitle() { return }
    skipBlanks()
    if current == UInt8(ascii: ")") { end = index + 1 }
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while current?.isASCIIBlank == true { index += 1 }
  }

  /// Reads a destination in angle brackets.
  private mutating func readPointed() -> Bool {
    index += 1
    return read(to: UInt8(ascii: ">")) { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "\n") }
  }

  /// Reads a destination without blanks whose parentheses pair; cmark takes 32 deep.
  private mutating func readBare() -> Bool {
    var depth = 0
    while let byte = current, byte > 0x20 || byte == 0 {
      switch byte {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return false }
      case UInt8(ascii: ")"):
        if depth == 0 { return true }
        depth -= 1
      default: break
      }
      index += 1
    }
    return depth == 0
  }

  /// Reads a title, if one stands here; `false` for one that does not end.
  private mutating func readTitle() -> Bool {
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let quote = bytes[index]
      index += 1
      return read(to: quote) { _ in true }
    case UInt8(ascii: "("):
      index += 1
      return read(to: UInt8(ascii: ")")) { $0 != UInt8(ascii: "(") }
    default: return true
    }
  }

  private mutating func read(to last: UInt8, while isAllowed: (UInt8) -> Bool) -> Bool {
    while let byte = current, byte == last || isAllowed(byte) {
      index += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == last { return true }
    }
    return false
  }
}
