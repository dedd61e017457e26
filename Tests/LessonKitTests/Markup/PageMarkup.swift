/// A check of markup that shares nothing with what writes it: every tag, and what is wrong with it.
struct PageMarkup {
  /// Where the markup stands: pages have more than outputs.
  enum Place { case output, prose }

  /// What does not belong on a page.
  private(set) var problems: [String] = []

  private let place: Place

  private static let elements: Set<String> = [
    "a", "abbr", "b", "blockquote", "br", "caption", "circle", "cite", "clipPath", "code", "col",
    "colgroup", "dd", "defs", "del", "desc", "dfn", "div", "dl", "dt", "ellipse", "em",
    "figcaption",
    "figure", "g", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li", "line",
    "linearGradient",
    "mark",
    "marker", "mask", "ol", "p", "path", "pattern", "polygon", "polyline", "pre", "q",
    "radialGradient", "rect", "s", "samp", "small", "span", "stop", "strong", "sub", "sup", "svg",
    "symbol", "table", "tbody", "td", "text", "textPath", "tfoot", "th", "thead", "title", "tr",
    "tspan", "u", "ul", "use", "var", "wbr",
  ]
  private static let proseElements: Set<String> = [
    "bdo", "details", "h1", "img", "input", "nav", "ol", "picture", "rp", "rt", "ruby",
    "section",
    "source", "summary", "time",
  ]
  private static let styles: Set<String> = [
    "anchor", "center", "contents", "footnote-backref", "footnote-ref", "footnotes", "left", "more",
    "right", "table",
  ]
  private static let forbiddenAttributes: Set<String> = [
    "style", "class", "src", "srcset", "action", "data", "xmlns", "xlink:href", "filter", "cursor",
    "to", "values", "attributeName", "name",
  ]

  /// Checks what stands on the page for an output or for prose.
  init(_ html: String, in place: Place = .output) {
    self.place = place
    var open: [String] = []
    var rest = Substring(html)
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      // Exactly this form and no other: lowercase quotes and values, one blank before an attribute.
      guard
        let tag = rest.prefixMatch(
          of: #/<(/?)([A-Za-z0-9]+)((?: [A-Za-z0-9:-]+="[^"<>]*")*)( /)?>/#)
      else {
        problems.append("not a tag: \(rest.prefix(40))")
        rest = rest.dropFirst()
        continue
      }
      let name = String(tag.2)
      let isKnown =
        Self.elements.contains(name) || place == .prose && Self.proseElements.contains(name)
      if !isKnown { problems.append("element \(name)") }
      if !tag.1.isEmpty {
        if open.popLast() != name { problems.append("unbalanced </\(name)>") }
      } else if !["br", "col", "hr", "img", "input", "source", "wbr"].contains(name) {
        open.append(name)
      }
      for attribute in tag.3.matches(of: #/ ([^=]+)="([^"]*)"/#) {
        check(String(attribute.1), String(attribute.2), of: name)
      }
      rest = rest[tag.range.upperBound...]
    }
    if !open.isEmpty { problems.append("open at the end: \(open)") }
  }

  /// Checks an attribute of prose: no style but the page's, no handler, no address that runs or loads anything.
  private mutating func checkProse(_ name: String, _ value: String) {
    let isForbidden = Self.forbiddenAttributes.subtracting(["class", "src", "srcset"]).contains(
      name)
    if name.lowercased().hasPrefix("on") || isForbidden { problems.append("attribute \(name)") }
    if name == "class",
      !value.split(separator: " ").allSatisfy({ Self.styles.contains(String($0)) }),
      !value.hasPrefix("language-"), !value.hasPrefix("alert")
    {
      problems.append("class \(value)")
    }
    let plain = value.lowercased().filter { !$0.isWhitespace }
    if ["href", "src", "srcset"].contains(name),
      ["javascript:", "vbscript:", "data:", "file:"].contains(where: plain.hasPrefix)
    {
      problems.append("leads to \(value)")
    }
  }

  private mutating func check(_ name: String, _ value: String, of element: String) {
    if place == .prose { return checkProse(name, value) }
    // What libcmark gives code in a language and ordered lists.
    if name == "class", element == "code", value.hasPrefix("language-") { return }
    if name.lowercased().hasPrefix("on") || Self.forbiddenAttributes.contains(name) {
      problems.append("attribute \(name)")
    }
    if name == "href", !value.hasPrefix("#") { problems.append("leads to \(value)") }
    if ["title", "aria-label"].contains(name) { return }
    if value.contains("&") || value.contains(":") && !value.contains("output7:") {
      problems.append("value \(value)")
    }
    if value.replacing("url(#", with: "").lowercased().contains("url(") {
      problems.append("value \(value)")
    }
  }
}
