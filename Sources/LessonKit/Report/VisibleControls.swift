extension String {
  /// The text with control characters as the pictures that Unicode has for them, tabs aside: what a
  /// lesson prints must not steer the terminal.
  public var withVisibleControls: String {
    var text = ""
    for scalar in unicodeScalars {
      let isControl = scalar.value < 0x20 && scalar != "\t"
      let picture = isControl ? Unicode.Scalar(0x2400 + scalar.value) : nil
      text.unicodeScalars.append(picture ?? (scalar.value == 0x7F ? "\u{2421}" : scalar))
    }
    return text
  }
}
