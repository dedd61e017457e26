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
  static func page(_ page: SearchPage, in part: String = "") -> [UInt8] {
    let dictionary = SearchDictionary(
      page.sections.flatMap { [$0.heading] + $0.pieces.map(\.text) })
    let names = [page.url, page.title, dictionary.list].map(\.javaScriptLiteral)
    var text = Array("[\(names.joined(separator: ",")),[\n".utf8)
    var rest = dictionary.encoded[...]
    for (index, section) in page.sections.enumerated() {
      if index > 0 { text += ",\n".utf8 }
      write(section, rest, to: &text)
      rest = rest.dropFirst(1 + section.pieces.count)
    }
    let place = part.isEmpty ? "" : ",\(part.javaScriptLiteral)"
    text += "\n]\(place)]".utf8
    return text
  }

  /// A section: level, anchor and heading; then its pieces, each the letter of its kind and the text.
  ///
  /// `#` and an anchor tell the cell that the next pieces belong to; `encoded` begins with all its texts in
  /// numbers, whose digits mean themselves in a string.
  private static func write(
    _ section: SearchSection, _ encoded: ArraySlice<[UInt8]>, to text: inout [UInt8]
  ) {
    text += "[\(section.level),\(section.anchor.javaScriptLiteral),\"".utf8
    text += encoded.first ?? []
    text += "\"".utf8
    var anchor = ""
    for (piece, encoded) in zip(section.pieces, encoded.dropFirst()) {
      if piece.anchor != anchor { text += ",\("#\(piece.anchor)".javaScriptLiteral)".utf8 }
      anchor = piece.anchor
      text += ",\"\(piece.kind.rawValue)".utf8
      text += encoded
      text += "\"".utf8
    }
    text += "]".utf8
  }
}
