/// What the search of the pages looks up, as a script: pages that are opened from a file system can
/// load nothing else.
struct SearchIndex: Sendable {
  /// The name of the script's file.
  static let fileName = "search-index.js"

  private let lessons: [Lesson]

  /// Makes the index of a course; `lessons` in the order of the course.
  init(_ lessons: [Lesson]) {
    self.lessons = lessons
  }

  /// The script: it sets one global and does nothing else.
  var script: String {
    let pages = lessons.map(SearchPage.init)
    let dictionary = SearchDictionary(
      pages.flatMap(\.sections).flatMap { [$0.heading] + $0.pieces.map(\.text) })
    let list = pages.map { Self.page($0, dictionary) }.joined(separator: ",\n")
    return """
      // Made by `lessons build`; search.js reads it.
      globalThis.lessonsSearchIndex = {
      digits: \(JavaScriptString(SearchDictionary.digits).literal),
      endCount: \(SearchDictionary.endCount),
      separator: \(JavaScriptString(SearchDictionary.separator).literal),
      parts: \(JavaScriptString(dictionary.list).literal),
      pages: [
      \(list)
      ]};

      """
  }

  private static func page(_ page: SearchPage, _ dictionary: SearchDictionary) -> String {
    let sections = page.sections.map { section(of: $0, dictionary) }.joined(separator: ",\n")
    let names = [page.url, page.title].map { JavaScriptString($0).literal }
    return "[\(names.joined(separator: ",")),[\n\(sections)\n]]"
  }

  /// A section: level, anchor and heading; then its pieces, each the letter of its kind and the text.
  ///
  /// `#` and an anchor tell the cell that the following pieces belong to.
  private static func section(
    of section: SearchSection, _ dictionary: SearchDictionary
  ) -> String {
    var strings = [section.anchor, dictionary.encoded(section.heading)]
    var anchor = ""
    for piece in section.pieces {
      if piece.anchor != anchor { strings.append("#" + piece.anchor) }
      anchor = piece.anchor
      strings.append(piece.kind.rawValue + dictionary.encoded(piece.text))
    }
    let literals = strings.map { JavaScriptString($0).literal }
    return "[\(section.level),\(literals.joined(separator: ","))]"
  }
}
