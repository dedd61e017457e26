extension UInt8 {
  /// Whether the byte is one of the two blanks of Markdown.
  var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }

  /// Whether the byte is a blank or a line feed.
  var isASCIIBlank: Bool { isSpaceOrTab || self == 0x0A }

  /// Whether the byte is a digit of ASCII.
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// Whether the byte is a letter or a digit of ASCII.
  var isASCIIAlphanumeric: Bool { isASCIIDigit || self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }

  /// Whether the byte is one that a name of ASCII may have: a letter, a digit or `_`.
  var isASCIIWord: Bool { isASCIIAlphanumeric || self == UInt8(ascii: "_") }

  /// Whether the byte is none that a scalar begins with.
  var continuesScalar: Bool { self & 0xC0 == 0x80 }
}

extension Unicode.Scalar {
  /// Whether the scalar is a letter of ASCII.
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

  /// Whether the scalar is a digit of ASCII.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
