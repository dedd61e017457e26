/// The places of a page that a link can lead to: headings by their GitHub slugs, cells by their ids.
package struct PageAnchors {
  /// All anchors, headings first.
  let names: [String]
  private let headings: Set<String>

  /// Collects the anchors of `lesson`'s page; hidden cells have none, because they are not on it.
  package init(_ lesson: Lesson) {
    let headings = lesson.document.headings.map(\.slug).filter { !$0.isEmpty }
    names = headings + lesson.cells.filter { !$0.attributes.isHidden }.map(\.id)
    self.headings = Set(headings)
  }

  /// Whether `#anchor` leads somewhere; nothing and `top` are the page's top (HTML, section 7.4.6.4).
  func contains(_ anchor: String) -> Bool {
    anchor.isEmpty || anchor.lowercased() == "top" || names.contains(anchor)
  }

  /// The anchor of a cell: its id, with a colon, which slugs never have, where a heading has that slug.
  package func anchor(of cell: Cell) -> String {
    headings.contains(cell.id) ? "cell:\(cell.id)" : cell.id
  }
}
