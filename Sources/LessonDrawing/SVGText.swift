/// The text of a drawing, one element a line.
package struct SVGText {
  private var lines: [String]

  /// Begins a drawing of a size in pixels, with the text that stands in for it.
  package init(width: Int, height: Int, title: String, description: String) {
    lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\""
        + " width=\"\(width)\" height=\"\(height)\" role=\"img\""
        + " font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"none\">",
      "<title>\(Self.escaped(title))</title>",
      "<desc>\(Self.escaped(description))</desc>",
    ]
  }

  /// Adds an element; attributes without a value are left out.
  package mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
    lines.append("<\(name)\(Self.written(attributes))/>")
  }

  /// Adds a line of text.
  package mutating func add(text: String, _ attributes: KeyValuePairs<String, String?>) {
    lines.append("<text\(Self.written(attributes))>\(Self.escaped(text))</text>")
  }

  /// The whole drawing, without a line feed at its end.
  package var finished: String { (lines + ["</svg>"]).joined(separator: "\n") }

  private static func written(_ attributes: KeyValuePairs<String, String?>) -> String {
    attributes.map { name, value in value.map { " \(name)=\"\($0)\"" } ?? "" }.joined()
  }

  /// Text on one line, without what has a meaning in markup.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case _ where character.isNewline: result += "; "
      // XML has no other control characters, escaped or not.
      case _ where character.unicodeScalars.contains { $0.value < 32 }: result += " "
      default: result.append(character)
      }
    }
  }
}

/// A place in a drawing, in tenths of a pixel: whole numbers have the same digits everywhere.
package struct Place: Equatable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) { (self.x, self.y) = (x, y) }

  /// The place as a path has it.
  package var path: String {
    y < 0 ? "\(Self.text(x))\(Self.text(y))" : "\(Self.text(x)) \(Self.text(y))"
  }

  /// A length in tenths of a pixel as text: `12.5`.
  package static func text(_ tenths: Int) -> String {
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
