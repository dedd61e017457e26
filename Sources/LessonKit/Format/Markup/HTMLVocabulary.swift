/// What printed HTML may be made of: text, lists and tables.
///
/// Left out are scripts, handlers, styles, classes (the page's marks are made of them), forms,
/// images, frames, and drawings, which have a format of their own. What HTML closes by itself is
/// closed where a browser closes it, and what would leave the place where it is written is not in
/// it: so no output ends an element of the page.
enum HTMLVocabulary: MarkupVocabulary {
  private static let inline: Set<String> = [
    "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
  ]
  /// Elements that a paragraph or heading cannot have in it.
  private static let blocks: Set<String> = [
    "blockquote", "div", "dl", "figure", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul",
  ]
  /// Elements that stand in certain others only.
  private static let parents: [String: Set<String>] = [
    "li": ["ul", "ol"], "dt": ["dl"], "dd": ["dl"], "figcaption": ["figure"],
    "caption": ["table"], "colgroup": ["table"], "col": ["colgroup"],
    "thead": ["table"], "tbody": ["table"], "tfoot": ["table"],
    "tr": ["table", "thead", "tbody", "tfoot"], "td": ["tr"], "th": ["tr"],
  ]
  /// Elements that have nothing in them but elements of ``parents``.
  private static let frames = Set(parents.values.joined()).subtracting(["figure"])
  /// Elements whose end tags may be left out.
  private static let selfClosing: Set<String> = [
    "caption", "colgroup", "dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr",
  ]
  /// Elements whose content is a text of its own.
  private static let scopes: Set<String> = ["caption", "table", "td", "th"]
  private static let paragraphs: Set<String> = ["h4", "h5", "h6", "p"]

  static func element(named name: String) -> String? {
    let name = name.lowercased()
    // Headings of an output stand below those of the page.
    if let level = headingLevels[name] { return "h\(level)" }
    return inline.contains(name) || blocks.contains(name) || parents[name] != nil ? name : nil
  }

  private static let headingLevels = Dictionary(
    uniqueKeysWithValues: (1...6).map { ("h\($0)", level(ofHeading: $0)) })

  /// The level of a heading inside an output, below those that prose has.
  static func level(ofHeading level: Int) -> Int { min(level + 3, 6) }

  static func attribute(named name: String, of element: String) -> (String, MarkupValue)? {
    switch (name.lowercased(), element) {
    case ("id", _): ("id", .id)
    case ("title", _): ("title", .text)
    case ("href", "a"): ("href", .reference)
    case ("colspan", "td"), ("colspan", "th"): ("colspan", .count)
    case ("rowspan", "td"), ("rowspan", "th"): ("rowspan", .count)
    case ("headers", "td"), ("headers", "th"): ("headers", .ids)
    case ("scope", "th"): ("scope", .word(["col", "row", "colgroup", "rowgroup"]))
    case ("span", "col"), ("span", "colgroup"): ("span", .count)
    case ("start", "ol"): ("start", .count)
    case ("value", "li"): ("value", .count)
    default: nil
    }
  }

  static func attribute(forProperty name: String) -> (String, MarkupValue)? { nil }

  static let voidElements: Set<String> = ["br", "col", "hr", "wbr"]
  static let textElements: Set<String> = []

  static func endings(before element: String, in open: [String]) -> Int? {
    if let parents = parents[element] {
      guard
        let parent = open.lastIndex(where: { !selfClosing.contains($0) || parents.contains($0) })
      else { return nil }
      return parents.contains(open[parent]) ? open.count - parent - 1 : nil
    }
    // The browser would move it out of the table, or end an element of the page.
    if let last = open.last, frames.contains(last) { return nil }
    // A link inside a link ends it.
    if element == "a", open.contains("a") { return nil }
    guard blocks.contains(element) else { return 0 }
    let scope = open.lastIndex(where: scopes.contains) ?? -1
    let paragraph = open.indices.first { $0 > scope && paragraphs.contains(open[$0]) }
    return paragraph.map { open.count - $0 } ?? 0
  }
}
