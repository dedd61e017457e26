extension Unicode.Scalar {
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

/// Written out: a debug build takes several times as long for ranges of scalars.
extension UInt8 {
  var isASCIILetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// Whether the byte is one that a name of ASCII may have: a letter, a digit or `_`.
  var isASCIIWord: Bool { isASCIIAlphanumeric || self == UInt8(ascii: "_") }

  /// Whether the byte is one of the two blanks of Markdown.
  var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }

  /// Whether the byte is none that a scalar begins with.
  var continuesScalar: Bool { self & 0xC0 == 0x80 }
}
