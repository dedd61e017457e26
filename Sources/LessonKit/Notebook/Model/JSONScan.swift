/// One walk through the tokens of JSON.
struct JSONScan {
  /// Where escapes of half a surrogate pair begin.
  private(set) var halves: [Int] = []
  /// The members, with all up to the next one, that a later member of the same name replaces.
  private(set) var duplicates: [Range<Int>] = []

  private struct Container {
    let isObject: Bool
    var expectsName: Bool
    /// Where the members begin, and the number of the last one of each name.
    var starts: [Int] = []
    var numbers: [[UInt8]: Int] = [:]
  }

  private var containers: [Container] = []

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let start = index
      index += 1
      switch bytes[start] {
      case UInt8(ascii: "\""):
        let name = string(bytes, from: &index)
        let top = containers.count - 1
        if top >= 0, containers[top].expectsName {
          containers[top].expectsName = false
          begin(name.map { Array($0.utf8) } ?? Array(bytes[start + 1..<index - 1]), at: start)
        }
      case UInt8(ascii: "{"): containers.append(Container(isObject: true, expectsName: true))
      case UInt8(ascii: "["): containers.append(Container(isObject: false, expectsName: false))
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = containers.popLast()
      case UInt8(ascii: ","):
        let top = containers.count - 1
        if top >= 0 { containers[top].expectsName = containers[top].isObject }
      default: break
      }
    }
  }

  /// Reads up to the closing quote and behind it; the text, where it has escapes.
  private mutating func string(
    _ bytes: UnsafeBufferPointer<UInt8>, from index: inout Int
  ) -> String? {
    let start = index
    var hasEscapes = false
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      hasEscapes = true
      let unit = JSONEscape.codeUnit(bytes, at: index)
      if let unit, UTF16.isLeadSurrogate(unit),
        let next = JSONEscape.codeUnit(bytes, at: index + 6), UTF16.isTrailSurrogate(next)
      {
        index += 12
      } else {
        if let unit, UTF16.isSurrogate(unit) { halves.append(index) }
        index += unit == nil ? 2 : 6
      }
    }
    let end = min(index, bytes.count)
    index = end + 1
    return hasEscapes ? JSONEscape.text(bytes[start..<end]) : nil
  }

  private mutating func begin(_ name: [UInt8], at start: Int) {
    let top = containers.count - 1
    containers[top].starts.append(start)
    if let earlier = containers[top].numbers[name] {
      let starts = containers[top].starts
      duplicates.append(starts[earlier]..<starts[earlier + 1])
    }
    containers[top].numbers[name] = containers[top].starts.count - 1
  }
}

/// Escapes in the strings of JSON.
private enum JSONEscape {
  /// The code unit of an escape such as `\u00e9` that begins at `index`.
  static func codeUnit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt16? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt16(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
  }

  /// The text of a string with escapes, as far as names are told apart by it.
  static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let string = String(decoding: bytes, as: UTF8.self)
    var units: [UInt16] = []
    var rest = string.utf16[...]
    while let unit = rest.popFirst() {
      guard unit == UInt8(ascii: "\\"), let letter = rest.popFirst() else {
        units.append(unit)
        continue
      }
      if letter == UInt8(ascii: "u"),
        let unit = UInt16(String(decoding: rest.prefix(4), as: UTF16.self), radix: 16)
      {
        units.append(unit)
        rest = rest.dropFirst(4)
      } else {
        units.append(short[letter] ?? letter)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static let short: [UInt16: UInt16] = [
    0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09,
  ]
}
