import LessonText

/// An element of MathML Core, with its children or its text.
struct MathElement {
  let name: String
  var attributes: [(name: String, value: String)] = []
  var children: [MathElement] = []
  var text = ""

  init(_ name: String, _ attributes: [(String, String)], _ children: [MathElement]) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  init(_ name: String, _ children: [MathElement]) { self.init(name, [], children) }

  init(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    self.name = name
    self.attributes = attributes
    self.text = text
  }

  var html: String {
    let attributes = attributes.map { " \($0.name)=\"\($0.value.htmlEscaped)\"" }.joined()
    let inside = text.htmlEscaped + children.map(\.html).joined()
    return "<\(name)\(attributes)>\(inside)</\(name)>"
  }

  /// About how many characters wide the element is.
  var width: Int {
    let widths = children.map(\.width)
    switch name {
    case "mfrac", "mover", "munder", "munderover", "mtable": return widths.max() ?? 0
    case "annotation": return 0
    case "msub", "msup", "msubsup":
      return (widths.first ?? 0) + (widths.dropFirst().max() ?? 0)
    case "mtd": return widths.reduce(1, +)
    case "mo": return text.unicodeScalars.count + (attributes.isEmpty ? 1 : 0)
    case "mspace":
      return attributes.contains { $0.value.hasPrefix("1") || $0.value.hasPrefix("2") } ? 2 : 0
    default: return widths.reduce(text.unicodeScalars.count, +)
    }
  }
}
