extension Unicode.Scalar {
  /// Whether XML has the character: it lacks some even as references (XML 1.0, section 2.2).
  var isXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: true
    case 0x00...0x1F, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}

extension String {
  /// Whether markup is XML too, as far as its characters go: HTML knows many references by name, and
  /// XML five.
  var isXMLText: Bool {
    unicodeScalars.allSatisfy(\.isXML)
      && unicodeScalars.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
        .allSatisfy { Self.isXMLReference(String($0.prefix { $0 != ";" })) }
  }

  private static func isXMLReference(_ word: String) -> Bool {
    guard word.hasPrefix("#") else { return ["lt", "gt", "amp", "quot", "apos"].contains(word) }
    let isHexadecimal = word.hasPrefix("#x")
    return UInt32(word.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
      .flatMap(Unicode.Scalar.init)?.isXML ?? false
  }
}
