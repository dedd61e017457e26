extension String {
  /// The text as a Swift string literal on one line, quotes included.
  var swiftLiteral: String {
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

  /// The text as part of a Swift identifier: what may not stand in one becomes `_`.
  public var swiftIdentifier: String {
    var identifier = ""
    for scalar in unicodeScalars {
      identifier.unicodeScalars.append(scalar.properties.isXIDContinue ? scalar : "_")
    }
    return identifier
  }
}
