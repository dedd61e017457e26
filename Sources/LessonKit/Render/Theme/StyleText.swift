/// The bytes of a style sheet, in which comments and strings are known.
///
/// Source: CSS Syntax Module Level 3, sections 4.3.2 and 4.3.5.
struct StyleText {
  private let bytes: [UInt8]
  private var comments: [Range<Int>] = []
  private var strings: [Range<Int>] = []

  /// Reads a style sheet.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var index = 0
    while index < bytes.count {
      let start = index
      if bytes[index...].starts(with: Array("/*".utf8)) {
        let end = bytes[(index + 2)...].firstRange(of: Array("*/".utf8))?.upperBound
        index = end ?? bytes.count
        comments.append(start..<index)
      } else if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
        index += 1
        // A string ends with its line at the latest.
        while index < bytes.count, bytes[index] != bytes[start], bytes[index] != UInt8(ascii: "\n")
        {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, bytes.count)
        strings.append(start..<index)
      } else {
        index += 1
      }
    }
  }

  /// The bytes with blanks for comments, each line and each other byte in its place.
  var withoutComments: [UInt8] { blanked(comments) }

  /// The same with blanks for strings, too.
  var withoutCommentsAndStrings: [UInt8] { blanked(comments + strings) }

  /// Whether a name may have the byte in it.
  static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private func blanked(_ ranges: [Range<Int>]) -> [UInt8] {
    var text = bytes
    for place in ranges.joined() where text[place] != UInt8(ascii: "\n") {
      text[place] = UInt8(ascii: " ")
    }
    return text
  }
}
