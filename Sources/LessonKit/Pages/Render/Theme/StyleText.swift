import LessonText

/// The bytes of a style sheet with blanks for what says nothing, each line and each other byte in its
/// place.
///
/// Source: CSS Syntax Module Level 3, sections 4.3.2 and 4.3.5.
struct StyleText {
  private(set) var bytes: [UInt8]

  /// Blanks out the comments of a style sheet, and the strings, too, unless they are kept.
  init(_ bytes: [UInt8], keepsStrings: Bool = false) {
    self.bytes = bytes
    var index = 0
    while index < bytes.count {
      let start = index
      if bytes[index...].starts(with: Array("/*".utf8)) {
        let end = bytes[(index + 2)...].firstRange(of: Array("*/".utf8))?.upperBound
        index = end ?? bytes.count
        blank(start..<index)
      } else if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
        index += 1
        // A string ends with its line at the latest.
        while index < bytes.count, bytes[index] != bytes[start], bytes[index] != UInt8(ascii: "\n")
        {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, bytes.count)
        if !keepsStrings { blank(start..<index) }
      } else {
        index += 1
      }
    }
  }

  /// The text without empty lines, and without the blanks around the others.
  var withoutBlanks: [UInt8] {
    let texts = bytes.split(separator: UInt8(ascii: "\n")).map { $0.trimmed(of: \.isSpaceOrTab) }
    return texts.filter { !$0.isEmpty }.flatMap { $0 + [UInt8(ascii: "\n")] }
  }

  /// Whether a name may have the byte in it.
  static func isName(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "-_".utf8.contains(byte) || byte >= 0x80
  }

  private mutating func blank(_ range: Range<Int>) {
    for place in range where bytes[place] != UInt8(ascii: "\n") {
      bytes[place] = UInt8(ascii: " ")
    }
  }
}
