import Testing

@testable import LessonKit

/// Links between lessons lead from page to page.
@Suite struct LessonLinksTests {
  @Test(arguments: [
    ("02-autograd.md", "02-autograd.html"), ("./02-autograd.md", "./02-autograd.html"),
    ("02-autograd.md#a-b", "02-autograd.html#a-b"), ("a.md?x#y.md", "a.html?x#y.md"),
  ])
  func linksToLessonsLeadToPages(_ link: String, _ page: String) {
    #expect(LessonLinks.pageURL(for: link) == page)
    #expect(RenderedLesson("[a](\(link))\n").main.contains("<a href=\"\(page)\">a</a>"))
    #expect(RenderedLesson("> [a][b]\n\n[b]: \(link)\n").main.contains("<a href=\"\(page)\">a</a>"))
  }

  @Test(arguments: [
    "../README.md", "https://example.com/a.md", "/a.md", "a.html", ".md", "#a.md", "a?b.md",
    "mailto:a@b.md", "folder/a.md", "amd", "",
  ])
  func otherLinksStay(_ link: String) {
    #expect(LessonLinks.pageURL(for: link) == nil)
  }
}
