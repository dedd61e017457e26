extension UInt8 {
  /// Whether the byte is one of the two blanks of Markdown.
  package var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }

  package var isASCIIBlank: Bool { isSpaceOrTab || self == 0x0A }

  /// Whether the byte is a blank of HTML, a vertical tab included.
  package var isHTMLBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  package var isASCIILetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
  package var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }

  /// Whether the byte is one that a name of ASCII may have: a letter, a digit or `_`.
  package var isASCIIWord: Bool { isASCIIAlphanumeric || self == UInt8(ascii: "_") }

  /// Whether the byte is none that a scalar begins with.
  package var continuesScalar: Bool { self & 0xC0 == 0x80 }
}

extension Unicode.Scalar {
  package var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  package var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
