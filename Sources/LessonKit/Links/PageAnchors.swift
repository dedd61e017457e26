/// The places of a page that a link can lead to: headings by their GitHub slugs, cells by their ids.
struct PageAnchors {
  /// All anchors, headings first.
  let names: [String]
  private let known: Set<String>

  /// Collects the anchors of `lesson`'s page; hidden cells have none, because they are not on it.
  init(_ lesson: Lesson) {
    let document = MarkdownDocument(lesson.source, frontMatter: FrontMatter(lesson.source))
    let headings = HeadingAnchors(document).headings.map(\.slug)
    let cells = lesson.cells.filter { !$0.attributes.isHidden }.map(\.id)
    names = headings + cells
    known = Set(names)
  }

  /// Whether `#anchor` leads somewhere; nothing and `top` are the page's top (HTML, section 7.4.6.4).
  func contains(_ anchor: String) -> Bool {
    anchor.isEmpty || anchor.lowercased() == "top" || known.contains(anchor)
  }
}
