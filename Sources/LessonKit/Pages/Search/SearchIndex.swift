import LessonText

/// What the search looks up: a script, because pages in a file system can load nothing else.
enum SearchIndex {
  static let fileName = "search-index.js"

  /// The script of a course, whose pages stand in order: it sets one global and does nothing else.
  @Sendable static func text(ofPages pages: [String]) -> String {
    """
    // Made by `lessons build`; search.js reads it.
    globalThis.lessonsSearchIndex = {
    digits: \(SearchDictionary.digits.javaScriptLiteral),
    endCount: \(SearchDictionary.endCount),
    separator: \(SearchDictionary.separator.javaScriptLiteral),
    pages: [
    \(pages.joined(separator: ",\n"))
    ]};

    """
  }

  /// A page, with a dictionary of its own, so that a lesson that changes is all that changes.
  ///
  /// - Parameter part: the name of the part that its lesson stands in; empty for none.
  static func page(_ page: SearchPage, in part: String = "") -> String {
    let dictionary = SearchDictionary(
      page.sections.flatMap { [$0.heading] + $0.pieces.map(\.text) })
    var rest = dictionary.encoded[...]
    let sections = page.sections.map { section in
      defer { rest = rest.dropFirst(1 + section.pieces.count) }
      return self.section(of: section, rest)
    }.joined(separator: ",\n")
    let names = [page.url, page.title, dictionary.list].map(\.javaScriptLiteral)
    let place = part.isEmpty ? "" : ",\(part.javaScriptLiteral)"
    return "[\(names.joined(separator: ",")),[\n\(sections)\n]\(place)]"
  }

  /// A section: level, anchor and heading; then its pieces, each the letter of its kind and the text.
  ///
  /// `#` and an anchor tell the cell that the next pieces belong to; `encoded` begins with all its texts in
  /// numbers.
  private static func section(
    of section: SearchSection, _ encoded: ArraySlice<String>
  ) -> String {
    var strings = [section.anchor] + encoded.prefix(1)
    var anchor = ""
    for (piece, text) in zip(section.pieces, encoded.dropFirst()) {
      if piece.anchor != anchor { strings.append("#" + piece.anchor) }
      anchor = piece.anchor
      strings.append(piece.kind.rawValue + text)
    }
    let literals = strings.map(\.javaScriptLiteral)
    return "[\(section.level),\(literals.joined(separator: ","))]"
  }
}
