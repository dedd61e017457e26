extension StringProtocol {
  /// The text as HTML shows it literally, between tags and inside double quotes.
  ///
  /// Everything that comes from a lesson and not from libcmark goes through here: titles, reasons,
  /// code, and what programs print.
  package var htmlEscaped: String {
    var escaped: [UInt8] = []
    String(self).appendHTMLEscaped(to: &escaped)
    return String(decoding: escaped, as: UTF8.self)
  }

  /// The text as one component of a relative URL: everything but unreserved characters
  /// (RFC 3986, section 2.3) percent-encoded, so that no `:`, `?` or `#` of a file name has a meaning.
  package var urlComponent: String {
    var encoded = ""
    for byte in Array(utf8) {
      if byte.isASCIIAlphanumeric || "-._~".utf8.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += "%" + byte.hexadecimal(2).uppercased()
      }
    }
    return encoded
  }
}

extension Unicode.Scalar {
  /// Whether XML has the character: it lacks some even as references (XML 1.0, section 2.2).
  package var isXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: true
    case 0x00...0x1F, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Adds the bytes to those of a page as HTML shows them literally: stretches of plain text at once.
  package func appendHTMLEscaped(to page: inout [UInt8]) {
    var start = 0
    for (index, byte) in enumerated() {
      let escape: StaticString
      switch byte {
      case UInt8(ascii: "&"): escape = "&amp;"
      case UInt8(ascii: "<"): escape = "&lt;"
      case UInt8(ascii: ">"): escape = "&gt;"
      case UInt8(ascii: "\""): escape = "&quot;"
      default: continue
      }
      page += UnsafeBufferPointer(rebasing: self[start..<index])
      escape.withUTF8Buffer { page += $0 }
      start = index + 1
    }
    page += UnsafeBufferPointer(rebasing: self[start...])
  }
}

extension String {
  /// Adds ``htmlEscaped`` to the bytes of a page: stretches of plain text at once.
  package func appendHTMLEscaped(to page: inout [UInt8]) {
    var text = self
    text.withUTF8 { $0.appendHTMLEscaped(to: &page) }
  }

  /// Whether markup is XML too, as far as its characters go: HTML knows many references by name, and
  /// XML five.
  package var isXMLText: Bool {
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

  /// The text as a Swift string literal on one line, quotes included.
  package var swiftLiteral: String {
    var literal = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\", "\"": literal += "\\\(scalar)"
      case "\n": literal += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  /// The text as a JavaScript string, quotes included, that ends where it should, in a file and between
  /// tags of a page.
  package var javaScriptLiteral: String {
    // Most texts have nothing of all this.
    let isPlain = utf8.allSatisfy { byte in
      (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        && byte != UInt8(ascii: "<")
    }
    if isPlain { return "\"\(self)\"" }
    var escaped = "\""
    escaped.reserveCapacity(utf8.count + 2)
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\t": escaped += "\t"
      // No `</script>` and no `<!--` anywhere, no line end of any kind, nothing that is not seen.
      case "<", "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}",
        "\u{2066}"..."\u{2069}", "\u{FEFF}":
        escaped += "\\u" + scalar.value.hexadecimal(4).uppercased()
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped + "\""
  }

  /// The text as part of a Swift identifier: what may not stand in one becomes `_`.
  package var swiftIdentifier: String {
    var identifier = ""
    for scalar in unicodeScalars {
      identifier.unicodeScalars.append(scalar.properties.isXIDContinue ? scalar : "_")
    }
    return identifier
  }
}
