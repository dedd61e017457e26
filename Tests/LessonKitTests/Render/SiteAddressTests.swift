import Testing

@testable import LessonFormat
@testable import LessonPages
@testable import LessonResults

/// With a base address pages say where they are, and two files list them.
@Suite struct SiteAddressTests {
  private let lessons = ["# A & b\n\nFirst \\<p>.\n", "# C\n"].enumerated().map { index, text in
    LessonSummary(Lesson(parsing: Array(text.utf8), file: "Lessons/0\(index + 1) x.md"))
  }

  private func course(_ address: String?) -> Course {
    Course(title: "T", lessons: lessons, address: address.flatMap(BaseAddress.init))
  }

  @Test(arguments: [
    ("https://example.org", "https://example.org/"),
    ("http://example.org:8080/a/b%20c/", "http://example.org:8080/a/b%20c/"),
    ("https://me.github.io/course", "https://me.github.io/course/"),
    ("http://[::1]/", "http://[::1]/"),
  ])
  func addressesOfTheWebAreRead(_ text: String, _ address: String) {
    #expect(BaseAddress(text)?.text == address)
  }

  @Test(arguments: [
    "", "example.org", "ftp://example.org/", "https://", "https:///x", "https://a b/",
    "https://example.org/?x", "https://example.org/#x", "https://example.org/\"x", "//example.org/",
    "https://me:secret@example.org/", "https://example.org/a%2", "https://example.org/é",
    "https://example.org/\nx",
  ])
  func othersAreNot(_ text: String) {
    #expect(BaseAddress(text) == nil)
  }

  @Test func withoutOneAPageIsItsOwnCanonicalPage() {
    let html = IndexPage(course(nil)).html
    #expect(html.contains("<link rel=\"canonical\" href=\"index.html\">"))
    #expect(!html.contains("og:url") && !html.contains("alternate"))
    #expect(html.contains("<meta property=\"og:title\" content=\"T\">"))
  }

  @Test func withOneLinksAreAbsolute() {
    let course = course("https://example.org/c")
    let html = IndexPage(course).html
    #expect(html.contains("<link rel=\"canonical\" href=\"https://example.org/c/\">"))
    #expect(html.contains("type=\"application/rss+xml\" href=\"https://example.org/c/feed.xml\""))
    let lesson = Lesson(parsing: Array("# A\n\nWords.\n".utf8), file: "Lessons/01 x.md")
    let page = LessonPage(Verdict(lesson), at: course.place(of: "01 x")).html
    #expect(
      page.contains("<meta property=\"og:url\" content=\"https://example.org/c/01%20x.html\">"))
    #expect(page.contains("<meta property=\"og:type\" content=\"article\">"))
    #expect(page.contains("<link rel=\"next\" href=\"02%20x.html\">"))
  }

  @Test func sitemapAndFeedAreThereOnlyWithOne() throws {
    let plain = try Site(course(nil), []).files.map(\.name)
    let all = try Site(course("https://example.org/"), []).files.map(\.name)
    #expect(Set(all).subtracting(plain) == ["sitemap.xml", "feed.xml"])
  }

  @Test func feedHasTheLastLessonFirst() throws {
    let base = try #require(BaseAddress("https://example.org/"))
    let xml = Feed.xml(of: course(nil), at: base)
    let titles = xml.matches(of: #/<title>([^<]*)/#).map { String($0.1) }
    #expect(titles == ["T", "C", "A &amp; b"])
    // HTML inside of XML.
    #expect(xml.contains("<description>First &amp;lt;p&amp;gt;.</description>"))
    #expect(SiteFile.isOurs("feed.xml", xml) && !SiteFile.isOurs("atom.xml", xml))
  }

  @Test func sitemapListsThePages() throws {
    let base = try #require(BaseAddress("https://example.org/"))
    let xml = Sitemap.xml(of: course(nil), at: base)
    #expect(
      xml.matches(of: #/<loc>([^<]*)/#).map { String($0.1) } == [
        "https://example.org/", "https://example.org/01%20x.html",
        "https://example.org/02%20x.html",
      ])
    #expect(SiteFile.isOurs("sitemap.xml", xml))
  }

  @Test func filesOfAThemeTakeNoPagesPlace() throws {
    for name in [
      "index.html", "01 X.html", "print.html", "feed.xml", "01 x.cover.svg", "01 x.IPYNB",
      "search-index.js",
    ] {
      let theme = try Theme([Theme.File(name, [])])
      let site = Site(course("https://example.org/"), [], theme: theme)
      #expect(throws: Theme.Malformed.self, "\(name)") { try site.files }
    }
    let theme = try Theme([Theme.File("feed.xml", [])])
    #expect(try Site(course(nil), [], theme: theme).files.contains { $0.name == "feed.xml" })
  }
}
