/// How a text looks, so that texts of other characters that look alike are equal.
///
/// Blanks of all kinds are one blank, what no one sees is nothing, and letters and marks that most fonts
/// draw alike are one: Unicode calls such characters confusable (Technical Standard 39).
struct Appearance: Equatable {
  private let text: String

  /// The look of `scalars`; blanks at the end of a line look like none.
  init(_ scalars: some Sequence<Unicode.Scalar>, isAtLineEnd: Bool) {
    var text = ""
    var hasBlank = false
    for scalar in scalars {
      if scalar.properties.isWhitespace {
        hasBlank = true
      } else if scalar.isSeen {
        if hasBlank { text += " " }
        hasBlank = false
        text.unicodeScalars.append(Self.alike[scalar] ?? scalar.asASCII ?? scalar)
      }
    }
    self.text = hasBlank && !isAtLineEnd ? text + " " : text
  }

  private static let alike: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
      ("‐‑‒–—−", "------"), ("‘’‚′", "''''"), ("“”„″", "\"\"\"\""),
      ("АВЕЅІЈКМНОРСТХУ", "ABESIJKMHOPCTXY"), ("аеѕіјорсхуԁһԛԝ", "aesijopcxydhqw"),
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("ον", "ov"), ("∕⁄", "//"), ("∶", ":"), ("∗", "*"),
    ]
    return Dictionary(
      pairs.flatMap { zip($0.0.unicodeScalars, $0.1.unicodeScalars) },
      uniquingKeysWith: { first, _ in first })
  }()
}

extension Unicode.Scalar {
  /// Whether the scalar has a look of its own.
  fileprivate var isSeen: Bool {
    if value < 0x80 { return value >= 0x20 && value != 0x7F }
    switch properties.generalCategory {
    case .control, .format: return false
    default: return !properties.isDefaultIgnorableCodePoint
    }
  }

  /// The character of ASCII that a full-width one is.
  fileprivate var asASCII: Unicode.Scalar? {
    (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(value - 0xFEE0) : nil
  }
}
