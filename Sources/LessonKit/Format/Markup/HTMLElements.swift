/// Elements of HTML, which of them may stand in which, and where a browser ends them by itself.
struct HTMLElements: Sendable {
  private(set) var inline: Set<String> = [
    "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
  ]
  /// Elements that a paragraph or heading cannot have in it.
  private(set) var blocks: Set<String> = [
    "blockquote", "div", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre",
    "table", "ul",
  ]
  /// Elements that stand in certain others only.
  private(set) var parents: [String: Set<String>] = [
    "li": ["ul", "ol"], "dt": ["dl"], "dd": ["dl"], "figcaption": ["figure"],
    "caption": ["table"], "colgroup": ["table"], "col": ["colgroup"],
    "thead": ["table"], "tbody": ["table"], "tfoot": ["table"],
    "tr": ["table", "thead", "tbody", "tfoot"], "td": ["tr"], "th": ["tr"],
  ]
  /// Elements that have nothing in them but elements of ``parents``.
  private let frames: Set<String> = [
    "colgroup", "dl", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul",
  ]
  /// Elements whose end tags may be left out.
  private let selfClosing: Set<String> = [
    "caption", "colgroup", "dd", "dt", "li", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead",
    "tr",
  ]
  /// Elements whose content is a text of its own.
  private let scopes: Set<String> = ["caption", "table", "td", "th"]
  private let paragraphs: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6", "p"]
  /// Elements that blocks of Markdown may stand in.
  private let flows: Set<String> = [
    "blockquote", "dd", "details", "div", "figcaption", "figure", "li", "td", "th",
  ]
  let voids: Set<String> = ["br", "col", "hr", "img", "source", "wbr"]

  /// What printed HTML may have.
  static let printed = HTMLElements()

  /// What the raw HTML of prose may have.
  static let prose = {
    var elements = HTMLElements()
    elements.inline.formUnion(["bdo", "img", "picture", "ruby", "time"])
    elements.blocks.insert("details")
    let parents: [String: Set<String>] = [
      "summary": ["details"], "source": ["picture"], "rp": ["ruby"], "rt": ["ruby"],
    ]
    elements.parents.merge(parents) { _, new in new }
    return elements
  }()

  func contains(_ name: String) -> Bool {
    inline.contains(name) || blocks.contains(name) || parents[name] != nil
  }

  /// How many of `open` end where `element` begins, innermost first; `nil` where it may not stand there.
  func endings(before element: String, in open: [String]) -> Int? {
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

  /// How many of `open` end before a text, which lists and tables have in their items and cells only.
  func endings(beforeTextIn open: [String]) -> Int {
    open.count - (open.lastIndex { !frames.contains($0) } ?? -1) - 1
  }

  /// How many of `open` end before a block of Markdown, which never stands in what is a part of a text.
  func endings(beforeMarkdownIn open: [String], isText: Bool) -> Int {
    let last = open.lastIndex { flows.contains($0) || isText && $0 == "summary" } ?? -1
    return open.count - last - 1
  }
}
