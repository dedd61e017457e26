/// Text as a string of JavaScript that ends where it should, in a file and between tags of a page.
struct JavaScriptString {
  /// The literal with its double quotes.
  let literal: String

  /// Writes `text` as a literal.
  init(_ text: String) {
    var escaped = "\""
    escaped.reserveCapacity(text.utf8.count + 2)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\t": escaped += "\t"
      // No `</script>` and no `<!--` anywhere, no line end of any kind, nothing that is not seen.
      case "<", "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}",
        "\u{2066}"..."\u{2069}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    literal = escaped + "\""
  }
}
