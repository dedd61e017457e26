import LessonText

/// One element of an XML document, with the text that it holds.
package struct XMLElement {
  package let name: String
  /// Its attributes, in order, unescaped.
  package let attributes: [(name: String, value: String)]
  /// Its text, unescaped.
  package let text: String
  package let children: [XMLElement]

  /// Makes an element; of one that has children the text is not written.
  package init(
    _ name: String, attributes: [(name: String, value: String)] = [], text: String = "",
    children: [XMLElement] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.text = text
    self.children = children
  }

  /// The document that has this element at its root; `comment` stands before it, without two hyphens.
  package func document(comment: String = "") -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + (comment.isEmpty ? "" : "<!-- \(comment) -->\n") + lines()
  }

  private func lines(depth: Int = 0) -> String {
    let indent = String(repeating: "  ", count: depth)
    let list = attributes.map { " \($0.name)=\"\(Self.escaped($0.value, isAttribute: true))\"" }
    let tag = indent + "<" + name + list.joined()
    if text.isEmpty, children.isEmpty { return tag + "/>\n" }
    if children.isEmpty {
      return tag + ">" + Self.escaped(text, isAttribute: false) + "</\(name)>\n"
    }
    return tag + ">\n" + children.map { $0.lines(depth: depth + 1) }.joined() + indent
      + "</\(name)>\n"
  }

  /// Escapes what has a meaning; characters that XML 1.0 (section 2.2) does not have even as
  /// references become replacement characters.
  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar.value {
      case 0x26: escaped += "&amp;"
      case 0x3C: escaped += "&lt;"
      case 0x3E: escaped += "&gt;"
      case 0x22: escaped += "&quot;"
      // A reader makes blanks of bare ones in attributes, and line feeds of carriage returns.
      case 0x0D: escaped += "&#13;"
      case 0x09, 0x0A:
        if isAttribute {
          escaped += "&#\(scalar.value);"
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      case _ where !scalar.isXML: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
