import Testing

@testable import LessonFormat
@testable import LessonPages

/// A search finds what a reader sees on a page, and nothing else.
@Suite struct SearchPageTests {
  private func sections(_ markdown: String, file: String = "Lessons/07-a.md") -> [SearchSection] {
    SearchPage(Lesson(parsing: Array(markdown.utf8), file: file)).sections
  }

  /// All texts of a lesson, headings among them.
  private func texts(_ markdown: String) -> [String] {
    sections(markdown).flatMap { [$0.heading] + $0.pieces.map(\.text) }
  }

  @Test func aSectionIsAHeadingWithItsProseItsCodeAndItsOutputs() {
    let sections = sections(
      """
      # Title *here*

      Before `code`.

      ## Part

      One
      line.

      ```swift
      print( 1 )
      ```

      ```output
      1
      ```

      - item

      ```sh
      ls
      ```
      """)
    #expect(
      sections == [
        SearchSection(
          level: 1, anchor: "title-here", heading: "Title here",
          pieces: [.init(kind: .prose, anchor: "", text: "Before code.")]),
        SearchSection(
          level: 2, anchor: "part", heading: "Part",
          pieces: [
            .init(kind: .prose, anchor: "", text: "One line.\nitem"),
            .init(kind: .code, anchor: "part-1", text: "print( 1 )"),
            .init(kind: .output, anchor: "part-1", text: "1"),
            .init(kind: .code, anchor: "", text: "ls"),
          ]),
      ])
  }

  @Test func theAddressIsThatOfThePage() {
    let page = SearchPage(Lesson(parsing: Array("# T\n".utf8), file: "Lessons/0 a?.md"))
    #expect(page.url == "0%20a%3F.html")
    #expect(page.title == "T")
  }

  @Test func whatIsHiddenIsNotFound() {
    let texts = texts(
      """
      ```swift hidden
      let secret = 1
      ```

      ```swift
      // lesson.hide
      import Secret
      // lesson.show
      print(1)
      ```

      ```output hidden
      secret
      ```

      <!-- secret -->
      """)
    #expect(texts == ["", "print(1)"])
  }

  @Test func whatIsFoldedIsFoundAndSoAreItsWords() {
    let texts = texts(
      """
      ```swift fold="All of it"
      print(1)
      ```

      ```output fold
      1
      ```

      ```swift ignore="no network"
      load()
      ```
      """)
    #expect(texts == ["", "All of it", "print(1)", "1", "no network", "load()"])
  }

  @Test func aCellIsFoundAtItsAnchorOnThePage() {
    let markdown = "# A 1\n\n## A\n\n```swift\n1\n```\n\n```output\n1\n```\n"
    let anchors = sections(markdown)[1].pieces.map(\.anchor)
    #expect(anchors == ["cell:a-1", "cell:a-1"])
    #expect(RenderedLesson(markdown).main.contains("id=\"cell:a-1\""))
  }

  @Test func aFormulaIsTheSignsThatItShows() {
    #expect(texts("Rate $\\eta$ and $\\frac{1}{n}$.\n") == ["", "Rate η and 1 n ."])
  }

  @Test func anOutputIsWhatItIsRenderedAs() {
    let texts = texts(
      """
      ```swift
      draw()
      ```

      ```output as=svg
      <svg width="1" height="1"><title>A &lt; B</title><path d="M 1 2"/></svg>
      ```
      """)
    #expect(texts == ["", "draw()", "A < B"])
  }

  @Test func aHeadingWithoutAnAnchorIsProse() {
    #expect(
      sections("## →\n\ntext\n") == [
        SearchSection(
          level: 0, anchor: "", heading: "",
          pieces: [.init(kind: .prose, anchor: "", text: "→\ntext")])
      ])
  }

  @Test func layoutIsNoText() {
    #expect(texts("```text\na  b\t c\n\n    d\u{2028}\n```\n") == ["", "a b c\nd"])
  }
}
