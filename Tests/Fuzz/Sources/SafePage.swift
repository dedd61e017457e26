@testable import LessonFormat

/// A page, looked at for what must not come from a lesson, and for elements that end where they should.
struct SafePage {
  private let html: String
  private let hasProseOnly: Bool

  /// Takes a page, or the prose of one, which has no other elements than those of raw HTML and of formulas.
  init(_ html: String, hasProseOnly: Bool = false) {
    self.html = html
    self.hasProseOnly = hasProseOnly
  }

  func check() {
    var open: [String] = []
    var names: Set<String> = []
    for token in MarkupScanner.tokens(of: html) {
      switch token {
      case .start(let name, let attributes, let isEmpty, _):
        require(!Self.forbidden.contains(name), "<\(name)> on a page")
        require(
          !hasProseOnly || HTMLElements.prose.contains(name) || ["h1", "input"].contains(name)
            || name == "math" || open.contains("math"), "<\(name)> in prose")
        for attribute in attributes {
          check(attribute, of: name)
          guard attribute.name == "id" else { continue }
          require(names.insert(attribute.value).inserted, "two places \(attribute.value)")
        }
        require(
          !Self.blocks.contains(name) || !open.contains("p"), "<\(name)> in a paragraph")
        if !isEmpty, !Self.voids.contains(name) { open.append(name) }
      case .end(let name, _):
        require(open.popLast() == name, "</\(name)> ends nothing")
      case .text(let text): require(!text.contains("<"), "a tag that is none: \(text)")
      case .comment, .declaration: break
      }
    }
    require(open.isEmpty, "never ended: \(open)")
  }

  private func check(_ attribute: MarkupToken.Attribute, of name: String) {
    require(!attribute.name.lowercased().hasPrefix("on"), "handler \(attribute.name)")
    require(!["style", "srcdoc"].contains(attribute.name), "attribute \(attribute.name)")
    guard Self.addresses.contains(attribute.name) else { return }
    let value = attribute.value.lowercased().filter { !$0.isWhitespace }
    require(
      !["javascript:", "vbscript:", "data:text"].contains(where: value.hasPrefix),
      "\(attribute.name)=\(attribute.value)")
    require(name != "script" || Self.scripts.contains(value), "script \(value)")
  }

  private static let forbidden: Set = [
    "iframe", "object", "embed", "base", "form", "frame", "style", "template", "textarea", "select",
  ]
  private static let addresses: Set = [
    "href", "src", "srcset", "xlink:href", "action", "formaction",
  ]
  private static let scripts: Set = ["keys.js", "script.js", "search.js"]
  private static let voids = HTMLElements.prose.voids.union(["input", "link", "meta"])
  private static let blocks = HTMLElements.prose.blocks
}
