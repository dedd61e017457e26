import Testing

@testable import LessonFormat
@testable import LessonPages

/// The index lists the lessons in the order of the course.
@Suite struct IndexPageTests {
  private func summary(_ markdown: String, _ file: String) -> LessonSummary {
    LessonSummary(Lesson(parsing: Array(markdown.utf8), file: file))
  }

  @Test func lessonsStandInOrderWithTheirSummaries() {
    let lessons = [summary("# Z\n\nFirst \\<p>.\n", "02-z.md"), summary("# A\n", "01-a.md")]
    let html = IndexPage(Course(title: "A & b", lessons: lessons)).html
    #expect(html.contains("<title>A &amp; b</title>"))
    #expect(html.contains("<h1>A &amp; b</h1>"))
    let list = html.between("<ol class=\"lessons\">", "</ol>")
    #expect(
      list.visibleText.split(separator: "\n") == ["Z", "First <p>.", "1 minute", "A", "1 minute"])
    #expect(list.contains("<a href=\"02-z.html\">Z</a>"))
  }

  @Test func anEmptyCourseIsAPage() {
    #expect(IndexPage(Course(title: "T", lessons: [])).html.contains("<h1>T</h1>"))
  }

  @Test func everyAssetThatPagesReferToExists() {
    let html = IndexPage(Course(title: "T", lessons: [])).html
    let names = ["theme.css", "style.css", "script.js", "search.css", "search.js", "keys.js"]
    #expect(names.allSatisfy { html.contains("\"\($0)\"") })
    // The search loads two files more when it is asked for.
    #expect(Set(Assets.files.map(\.name)) == Set(names + ["search-find.js"]))
    #expect(Assets.files.allSatisfy { !$0.bytes.isEmpty })
    let search = Assets.files.first { $0.name == "search.js" }
    let script = search.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    #expect(script.contains("\"search-find.js\"") && script.contains("\"\(SearchIndex.fileName)\""))
  }

  @Test func theStyleSheetRefersToNothingElse() {
    for file in Assets.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("url(") && !text.contains("@import"))
    }
  }
}
