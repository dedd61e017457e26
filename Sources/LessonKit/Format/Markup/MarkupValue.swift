import LessonText

/// What may stand in an attribute of printed markup.
enum MarkupValue {
  /// Any text, read out or shown.
  case text
  /// Numbers, lengths, colours, keywords, path data, `url(#name)`, and `var(--chart-…, #123456)`.
  case plain
  case fonts
  /// A number of one to three digits.
  case count
  case word(Set<String>)
  /// The name of an element.
  case id
  /// Names of elements, with blanks between them.
  case ids
  /// `#name`.
  case reference
}

extension MarkupValue {
  /// The value between double quotes; `nil` where it may not stand there; references such as `&#58;` are not
  /// decoded: only ``text`` may have them.
  func written(_ value: String, _ names: MarkupNames) -> String? {
    switch self {
    case .text: value.escapedMarkupText
    case .plain: Self.plain(value, names)
    case .fonts: value.unicodeScalars.allSatisfy(Self.isFontScalar) ? value.htmlEscaped : nil
    case .count:
      (1...3).contains(value.utf8.count) && value.utf8.allSatisfy(\.isASCIIDigit)
        ? value : nil
    case .word(let words): words.contains(value) ? value : nil
    case .id: MarkupNames.isName(value) ? names.onPage(value) : nil
    case .ids:
      value.split(separator: " ").allSatisfy { MarkupNames.isName(String($0)) }
        ? value.split(separator: " ").map { names.onPage(String($0)) }.joined(separator: " ") : nil
    case .reference: Self.reference(value, names)
    }
  }

  private static func reference(_ value: String, _ names: MarkupNames) -> String? {
    let name = String(value.dropFirst())
    return value.hasPrefix("#") && MarkupNames.isName(name) ? "#" + names.onPage(name) : nil
  }

  /// The functions of SVG's transforms and colours.
  private static let functions: Set<String> = [
    "matrix", "translate", "scale", "rotate", "skewx", "skewy", "rgb", "rgba", "hsl", "hsla",
  ]

  private static func plain(_ value: String, _ names: MarkupNames) -> String? {
    var written = ""
    var word = ""
    var rest = value.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      written.unicodeScalars.append(scalar)
      if scalar == "(" {
        guard let end = rest.firstIndex(of: ")") else { return nil }
        let argument = String(rest[..<end])
        if functions.contains(word.lowercased()) {
          guard argument.unicodeScalars.allSatisfy(isPlainScalar) else { return nil }
          written += argument
        } else if word == "url" {
          guard let name = reference(unquoted(argument), names) else { return nil }
          written += name
        } else if word == "var" {
          guard isThemeColour(argument) else { return nil }
          written += argument
        } else {
          return nil
        }
        written += ")"
        rest = rest[rest.index(after: end)...]
        word = ""
      } else if isPlainScalar(scalar) {
        word = isWordScalar(scalar) ? word + String(scalar) : ""
      } else {
        return nil
      }
    }
    return written
  }

  /// What the names of the page's variables begin with that a drawing may use.
  static let themePrefix = "--chart-"

  /// Whether `argument` is a colour of the page for drawings, with or without one for other places.
  private static func isThemeColour(_ argument: String) -> Bool {
    let parts = argument.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, name.hasPrefix(themePrefix),
      name.unicodeScalars.allSatisfy(isWordScalar)
    else { return false }
    return parts.dropFirst().allSatisfy { fallback in
      fallback.unicodeScalars.allSatisfy { isWordScalar($0) || $0 == " " || $0 == "#" }
    }
  }

  private static func unquoted(_ argument: String) -> String {
    for quote in ["\"", "'"]
    where argument.count > 2 && argument.hasPrefix(quote) && argument.hasSuffix(quote) {
      return String(argument.dropFirst().dropLast())
    }
    return argument
  }

  private static func isPlainScalar(_ scalar: Unicode.Scalar) -> Bool {
    isWordScalar(scalar) || scalar.isMarkupBlank || ".,+#%".unicodeScalars.contains(scalar)
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCIILetter || scalar.isASCIIDigit || scalar == "-"
  }

  private static func isFontScalar(_ scalar: Unicode.Scalar) -> Bool {
    isWordScalar(scalar) || " ,_'\"".unicodeScalars.contains(scalar)
  }
}

/// The names that printed markup gives its elements, kept apart from the page's own.
///
/// An output has a prefix with a colon, which neither slugs of headings nor names of cells have, so
/// that two drawings may both call something `clip`. A reference to a name that the output does not
/// have leads to the page.
struct MarkupNames {
  let prefix: String
  private let own: Set<String>

  init(prefix: String, in tokens: [MarkupToken]) {
    self.prefix = prefix
    own = Set(
      tokens.flatMap { token in
        guard case .start(_, let attributes, _, _) = token else { return [String]() }
        return attributes.filter { $0.name.lowercased() == "id" }.map(\.value)
      })
  }

  func onPage(_ name: String) -> String { own.contains(name) ? prefix + name : name }

  /// Whether `text` is a name of letters, digits, `-`, `_`, `.` and `:`.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.isASCIIDigit
          || "-_.:".unicodeScalars.contains(scalar)
      }
  }
}
