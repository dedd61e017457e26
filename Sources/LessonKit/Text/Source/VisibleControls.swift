extension String {
  /// The text with control characters as the pictures that Unicode has for them, tabs aside, and with
  /// others that nobody sees by their names: what a lesson prints must neither steer the terminal nor
  /// turn round the text next to it.
  package var withVisibleControls: String { visible(withPictures: true) }

  /// The text with the controls of ASCII as they are, which reports in other formats escape.
  package var withVisibleFormats: String { visible(withPictures: false) }

  private func visible(withPictures: Bool) -> String {
    guard !utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return self }
    var text = ""
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      let joins = scalar == "\u{200D}" && index > 0 && scalars[index - 1].isPictorial
      if withPictures, let picture = scalar.controlPicture {
        text.unicodeScalars.append(picture)
      } else if scalar.isFormat, !(joins && after?.isPictorial == true) {
        text += scalar.byName
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// The scalar as people can tell it from others, `⟨U+00A0 NO-BREAK SPACE⟩`.
  package var byName: String {
    let number = value.hexadecimal(4).uppercased()
    let control = properties.generalCategory == .control ? "CONTROL CHARACTER" : nil
    let name = properties.name ?? Self.controls[self] ?? properties.nameAlias ?? control
    return "⟨U+\(number)\(name.map { " " + $0 } ?? "")⟩"
  }

  private static let controls: [Unicode.Scalar: String] = [
    "\0": "NULL", "\u{7}": "BELL", "\u{8}": "BACKSPACE", "\t": "TAB", "\u{B}": "LINE TABULATION",
    "\u{C}": "FORM FEED", "\r": "CARRIAGE RETURN", "\u{1B}": "ESCAPE", "\u{7F}": "DELETE",
  ]

  fileprivate var controlPicture: Unicode.Scalar? {
    switch value {
    case 0x09: nil
    case 0x00..<0x20: Unicode.Scalar(0x2400 + value)
    case 0x7F: "\u{2421}"
    default: nil
    }
  }

  /// Whether the scalar has no look of its own and may change that of others: direction, blanks, lines.
  fileprivate var isFormat: Bool {
    guard value >= 0x80 else { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  /// Whether the scalar may be a part of a picture of several, as a family is.
  fileprivate var isPictorial: Bool {
    value >= 0x80 && (properties.isEmoji || properties.isVariationSelector)
  }
}
