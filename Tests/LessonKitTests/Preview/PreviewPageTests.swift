import Testing
@testable import LessonPages

@Suite struct PreviewPageTests {
  private let news = PreviewNews(page: "1 \"2\"", errors: [])

  @Test func pageGetsAScriptThatItsPolicyAllows() {
    let page = IndexPage(Course(title: "Course", lessons: [])).html
    let served = PreviewPage.html(page, news: news)
    #expect(!page.contains("reload.js"))
    #expect(
      served.contains("<script src=\"/.lessons/reload.js\" data-page=\"1 &quot;2&quot;\""))
    #expect(served.contains("form-action 'none'; connect-src 'self'\">"))
    #expect(served.contains("default-src 'none'; style-src 'self'"))
    // The rest is as it was.
    let rest = page.ranges(of: "<meta name=\"viewport\"").first.map { page[$0.lowerBound...] }
    #expect(rest.map { served.hasSuffix($0) } == true)
  }

  @Test func pageOfAnotherToolStaysAsItIs() {
    let page = "<!DOCTYPE html><title>Other</title><p>Text"
    #expect(PreviewPage.html(page, news: news) == page)
  }

  @Test func newsDifferWhereAnythingDiffers() {
    let states = [
      PreviewNews(page: "a", errors: []), PreviewNews(page: "b", errors: []),
      PreviewNews(page: "a", errors: ["x"]), PreviewNews(page: "a", errors: ["x", "y"]),
    ].map(\.state)
    #expect(Set(states).count == states.count)
    #expect(PreviewNews(page: "a", errors: ["x"]).state == states[2])
  }

  @Test(arguments: [
    ("index.html", "text/html; charset=utf-8"), ("style.css", "text/css; charset=utf-8"),
    ("a.b.SVG", "image/svg+xml; charset=utf-8"), ("loss.png", "image/png"),
    ("data.bin", "application/octet-stream"), ("README", "application/octet-stream"),
  ])
  func filesHaveATypeByTheirName(_ name: String, _ type: String) {
    #expect(ContentType.of(name) == type)
  }
}
