/// An opening or closing tag of raw HTML (CommonMark 0.31, section 6.6).
struct HTMLTag {
  /// Where the text goes on behind the tag; `nil` where there is none.
  private(set) var end: Int?

  private let bytes: [UInt8]
  private var index: Int

  /// Reads a tag whose `<` stands before `start`.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    index = start
    let isClosing = current == UInt8(ascii: "/")
    if isClosing { index += 1 }
    guard current?.isASCIIAlphanumeric == true else { return }
    skip { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    while readAttribute(), !isClosing {}
    skip { $0.isASCIIBlank }
    if !isClosing, current == UInt8(ascii: "/") { index += 1 }
    if current == UInt8(ascii: ">") { end = index + 1 }
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    index = bytes[index...].firstIndex { !condition($0) } ?? bytes.count
  }

  /// Reads blanks, a name, and a value if there is one; `false` where no attribute follows.
  private mutating func readAttribute() -> Bool {
    let start = index
    skip { $0.isASCIIBlank }
    guard index > start, let first = current,
      first.isASCIIAlphanumeric || first == UInt8(ascii: "_") || first == UInt8(ascii: ":")
    else { return false }
    skip { $0.isASCIIAlphanumeric || "_:.-".utf8.contains($0) }
    let behindName = index
    skip { $0.isASCIIBlank }
    guard current == UInt8(ascii: "=") else {
      index = behindName
      return true
    }
    index += 1
    skip { $0.isASCIIBlank }
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let value = index
      skip { !$0.isASCIIBlank && !"\"'=<>`".utf8.contains($0) }
      return index > value
    }
    index += 1
    skip { $0 != quote }
    guard current == quote else { return false }
    index += 1
    return true
  }
}
