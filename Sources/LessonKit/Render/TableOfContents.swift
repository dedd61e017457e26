/// The list of a page's sections.
struct TableOfContents {
  private let sections: [LessonDocument.Heading]

  /// Takes the headings of level 2; a page with fewer than two of them needs no list.
  init(_ headings: [LessonDocument.Heading]) {
    let sections = headings.filter { $0.level == 2 && !$0.slug.isEmpty }
    self.sections = sections.count < 2 ? [] : sections
  }

  /// The list as a navigation landmark; empty where there is none.
  var html: String {
    guard !sections.isEmpty else { return "" }
    let items = sections.map { section in
      "<li><a href=\"#\(section.slug.htmlEscaped)\">\(section.text.plain.htmlEscaped)</a></li>\n"
    }
    return """
      <nav class="contents" aria-label="On this page">
      <ul>
      \(items.joined())</ul>
      </nav>

      """
  }
}
