import LessonText

/// What a node is that cmark has no type for, or what cmark does not know of it.
enum GitHubElement: Equatable {
  /// A cell of a table, whose text stands at these bytes.
  case cell(Range<Int>)
  /// The text of a footnote with this label.
  case definition(String)
  /// A reference to the footnote with this label.
  case reference(String)
  /// A link that is an address, which takes these bytes.
  case address(Range<Int>)
  /// A link that is an address of mail; nothing can be wrong with it.
  case mail
  /// A paragraph whose last line is the header of the table behind it: it ends with this line.
  case paragraph(endLine: Int)
}
