extension String {
  /// Text of markup as HTML shows it, between tags and inside double quotes: character references
  /// stay what they are, and everything else is literal.
  var escapedMarkupText: String {
    var escaped = ""
    var rest = Substring(self)
    while let ampersand = rest.utf8.firstIndex(of: UInt8(ascii: "&")) {
      escaped += rest[..<ampersand].htmlEscaped
      rest = rest[rest.utf8.index(after: ampersand)...]
      let word = rest.utf8.prefix { $0 == UInt8(ascii: "#") || $0.isASCIIAlphanumeric }
      if rest.utf8[word.endIndex...].first == UInt8(ascii: ";"), Self.isReference(word) {
        escaped += "&\(Substring(word));"
        rest = rest[rest.utf8.index(after: word.endIndex)...]
      } else {
        escaped += "&amp;"
      }
    }
    return escaped + rest.htmlEscaped
  }

  private static let longestReference = 31

  /// Whether `&word;` is a character reference: `lt`, `#60`, `#x3C`.
  private static func isReference(_ word: Substring.UTF8View) -> Bool {
    guard (1...longestReference).contains(word.count) else { return false }
    guard word.first == UInt8(ascii: "#") else {
      return !word.contains(UInt8(ascii: "#")) && word.first?.isASCIIDigit == false
    }
    let digits = word.dropFirst()
    if digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X") {
      return digits.count <= 7 && UInt32(Substring(digits.dropFirst()), radix: 16) != nil
    }
    return (1...7).contains(digits.count) && digits.allSatisfy(\.isASCIIDigit)
  }

}
