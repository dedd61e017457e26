/// The headings of a document with their GitHub slugs, by which links lead to them.
struct HeadingAnchors {
  /// A heading that a link can lead to.
  struct Heading {
    let level: Int
    let text: String
    let slug: String
    fileprivate let node: MarkdownNode
  }

  /// The headings in document order; those whose text makes no slug are left out.
  let headings: [Heading]

  /// Finds the headings of `document`.
  init(_ document: MarkdownDocument) {
    var slugs = HeadingSlugs()
    headings = document.nodes.compactMap { node in
      guard case .heading(let level) = node.kind else { return nil }
      let text = node.plainText
      let slug = slugs.slug(for: text)
      return slug.isEmpty ? nil : Heading(level: level, text: text, slug: slug, node: node)
    }
  }

  /// Puts an anchor into each heading: a place to lead to, with an empty link to itself that the
  /// style sheet draws.
  ///
  /// The link is for taking the address with the mouse; headings are read out without it, and the
  /// table of contents has the same addresses for everybody. The place is not the link itself, which
  /// would take the focus.
  func addToDocument(_ names: PlaceNames) {
    for heading in headings {
      let id = names.id(heading.slug).htmlEscaped
      heading.node.prepend(
        inlineHTML: "<span class=\"anchor\" id=\"\(id)\">"
          + "<a href=\"#\(id)\" aria-hidden=\"true\" tabindex=\"-1\"></a></span>")
    }
  }
}
