/// The places of a page that a link can lead to: headings by their GitHub slugs, cells by their ids, and what
/// raw HTML gives a name.
package struct PageAnchors {
  /// All anchors, headings first.
  let names: [String]
  private let headings: Set<String>
  private let own: Set<String>

  /// Collects the anchors of `lesson`'s page; hidden cells have none, because they are not on it.
  package init(_ lesson: Lesson) {
    let headings = lesson.document.headings.map(\.slug).filter { !$0.isEmpty }
    let own = headings + lesson.cells.filter { !$0.attributes.isHidden }.map(\.id)
    names = own + lesson.document.names
    self.headings = Set(headings)
    self.own = Set(own)
  }

  /// Whether `#anchor` leads somewhere; nothing and `top` are the page's top (HTML, section 7.4.6.4).
  func contains(_ anchor: String) -> Bool {
    anchor.isEmpty || anchor.lowercased() == "top" || names.contains(anchor)
  }

  /// Whether raw HTML may have `name` for a place of its own: no heading and no cell has it.
  package func isFree(_ name: String) -> Bool { !own.contains(name) }

  /// The anchor of a cell: its id, with a colon, which slugs never have, where a heading has that slug.
  package func anchor(of cell: Cell) -> String {
    headings.contains(cell.id) ? "cell:\(cell.id)" : cell.id
  }
}
