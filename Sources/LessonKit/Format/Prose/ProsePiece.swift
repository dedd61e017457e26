import LessonMarkdown

/// A part of what raw HTML becomes on a page.
package enum ProsePiece: Sendable, Equatable {
  /// HTML that is the same on every page.
  case html(String)
  /// The name of a heading, on the lesson's own page.
  case heading(level: Int)
  /// The address that a link leads to.
  case link(String)
  /// The address of a picture.
  case image(String)
  /// The attribute `id`, where the name is free on the page.
  case id(String)
  /// The attribute `open`, on a page of all lessons.
  case openAmongOthers
}

/// What stands in the place of a node of raw HTML, or next to one.
package struct ProsePart {
  package enum Place {
    case instead(of: MarkdownNode)
    case before(MarkdownNode)
    case atEnd(of: MarkdownNode)
  }

  package let place: Place
  package var pieces: [ProsePiece] = []
}
