import Testing

@testable import LessonFormat
@testable import LessonMarkdown
@testable import LessonPages

/// Links lead on from the page as they do in the lesson.
@Suite struct LessonLinksTests {
  @Test(arguments: [
    ("02-autograd.md", "02-autograd.html"), ("./02-autograd.md", "02-autograd.html"),
    ("02-autograd.md#a-b", "02-autograd.html#a-b"), ("a.md?x#y.md", "a.html?x#y.md"),
    ("../Lessons/b%20c.md", "b%20c.html"), ("/Lessons/a.md", "a.html"),
    ("../README.md#x", "../README.md#x"), ("/README.md", "../README.md"),
    ("folder/a.md", "../Lessons/folder/a.md"), ("data.csv?x", "../Lessons/data.csv?x"),
    (".md", "../Lessons/.md"), ("../Sources/", "../Sources"), ("..", "../"),
  ])
  func linksLeadToPagesOrToTheFile(_ link: String, _ onPage: String) throws {
    let links = try #require(LessonLinks(ofLesson: "Lessons/01-a.md"))
    #expect(links.pageURL(for: link, isImage: false) == onPage)
    #expect(RenderedLesson("[a](\(link))\n").main.contains("<a href=\"\(onPage)\">a</a>"))
    #expect(
      RenderedLesson("> [a][b]\n\n[b]: \(link)\n").main.contains("<a href=\"\(onPage)\">a</a>"))
  }

  @Test(arguments: [
    "https://example.com/a.md", "//a.md", "#a.md", "mailto:a@b.md", "", "../../a.md",
  ])
  func otherLinksStay(_ link: String) throws {
    let links = try #require(LessonLinks(ofLesson: "Lessons/01-a.md"))
    #expect(links.pageURL(for: link, isImage: false) == nil)
  }

  @Test(arguments: [
    ("img/x.png", "img/x.png"), ("x%20y.svg", "x%20y.svg"), ("/Lessons/img/x.png", "img/x.png"),
    ("../logo.png", "package/logo.png"), ("../Tests/a%20b/x.png", "package/Tests/a%20b/x.png"),
    ("style.css", "package/Lessons/style.css"), ("a.HTML", "package/Lessons/a.HTML"),
    ("Package/x.png", "package/Lessons/Package/x.png"), ("package.png", "package.png"),
  ])
  func imagesLeadToTheirCopies(_ link: String, _ onPage: String) {
    let page = RenderedLesson("![a](\(link))\n")
    #expect(page.main.contains("<img src=\"\(onPage)\" alt=\"a\">"))
  }

  @Test func imagesOfLessonsAreCopied() {
    let lesson = Lesson(
      parsing: Array("![a](img/x%20y.png) ![b](../c.png) [d](e.png) ![f](a.html)\n".utf8),
      file: "Lessons/01-a.md")
    let images = LessonLinks.copiedImages(of: lesson)
    #expect(images.map(\.path) == ["Lessons/img/x y.png", "c.png", "Lessons/a.html"])
    #expect(images.map(\.name) == ["img/x y.png", "package/c.png", "package/Lessons/a.html"])
  }

  @Test func linksOfLessonsOutsideThePackageStay() {
    let page = RenderedLesson("[a](b.md) ![c](d.png)\n", file: "/somewhere/a.md").main
    #expect(page.contains("href=\"b.md\"") && page.contains("src=\"d.png\""))
  }
}
