@testable import LessonMarkdown
@testable import LessonText
import Testing

/// Input that nests deeper, and leaves more open, than anybody writes renders all the same.
///
/// It is as large as time that grows with the square shows, and no larger: nothing here would bring
/// down other software.
@Suite struct PathologicalInputTests {
  @Test(.mustEnd, arguments: Self.inputs)
  func rendersAsProse(_ input: Input) {
    #expect(!MarkdownDocument(SourceText(input.markdown)).html.isEmpty)
  }

  @Test(.mustEnd, arguments: Self.inputs)
  func rendersAsALesson(_ input: Input) {
    #expect(RenderedLesson(input.markdown).html.hasSuffix("</html>\n"))
  }

  @Test(.mustEnd) func aCellDeepInsideQuotesIsRendered() {
    let prefix = String(repeating: "> ", count: 1_000)
    let lesson = RenderedLesson("\(prefix)```swift\n\(prefix)let x = 1\n\(prefix)```\n")
    #expect(lesson.lesson.cells.count == 1)
    #expect(lesson.html.contains("In [1]:"))
    #expect(lesson.html.occurrences(of: "<blockquote>") == 1_000)
  }

  /// A document with a name, so that reports do not print it.
  struct Input: CustomTestStringConvertible {
    let testDescription: String
    let markdown: String

    init(_ name: String, _ markdown: String) {
      testDescription = name
      self.markdown = markdown
    }
  }

  static let inputs: [Input] = [
    Input("tildes between emphasis", String(repeating: "*~~_", count: 8_000)),
    Input("nested quotes", String(repeating: "> ", count: 1_000) + "a"),
    Input("nested lists", String(repeating: "* ", count: 1_000) + "a"),
    Input("nested ordered lists", String(repeating: "1. ", count: 1_000) + "a"),
    Input("list items", String(repeating: "- a\n", count: 10_000)),
    Input("open emphasis", String(repeating: "*a ", count: 1_000)),
    Input("nested emphasis", String(repeating: "*a **a ", count: 1_000)),
    Input("open brackets", String(repeating: "[", count: 1_000) + "a"),
    Input("nested links", String(repeating: "[a](", count: 1_000)),
    Input("backticks", (1...100).map { "e" + String(repeating: "`", count: $0) }.joined()),
    Input("formulas", String(repeating: "$a$ ", count: 1_000)),
    Input("open dollars", String(repeating: "$a ", count: 1_000)),
    Input("open double dollars", String(repeating: "$$$a $$", count: 1_000)),
    Input("dollars and comments", "$a$" + String(repeating: "<!-- <a b='", count: 1_000)),
    Input("dollars and links", "$a$" + String(repeating: "[a](", count: 1_000)),
    Input("a deep formula", "$" + String(repeating: "{", count: 41) + "$"),
    Input("headings", (1...1_000).map { "## Heading \($0)\n" }.joined()),
    Input("same headings", String(repeating: "## Same\n\n", count: 1_000)),
    Input("deep heading", String(repeating: "> ", count: 1_000) + "## Deep"),
    Input("nested brackets in a cell", "```swift\n\(String(repeating: "(", count: 65))\n```\n"),
    Input("cells", String(repeating: "```swift\nlet x = 1\n```\n\n", count: 500)),
    Input("tables", String(repeating: "a | b\n-|-\n1 | 2\n\n", count: 1_000)),
    Input("tables that lists end", String(repeating: "a | b\n-|-\n2. x\n", count: 1_000)),
    Input(
      "cells that are not there",
      "\(String(repeating: "a|", count: 5_000))\n"
        + "\(String(repeating: "-|", count: 5_000))\n\(String(repeating: "a\n", count: 5_000))"),
    Input("rows of dashes", String(repeating: "-|-\n", count: 2_000)),
    Input("footnotes", (1...500).map { "a[^\($0)]\n\n[^\($0)]: b\n\n" }.joined()),
    Input("footnotes in footnotes", String(repeating: "[^a]: ", count: 1_000)),
    Input("open tildes", String(repeating: "~~a~ ", count: 5_000)),
    Input("addresses", String(repeating: "http://a.b/(", count: 5_000)),
    Input("addresses of mail", String(repeating: "a@", count: 5_000)),
    Input("open tags", String(repeating: "<b>", count: 5_000)),
    Input("tags that are not shown", String(repeating: "<c>", count: 5_000)),
    Input("open titles", String(repeating: "<title>", count: 5_000)),
    Input("end tags", String(repeating: "</b>", count: 5_000)),
    Input("links in links", String(repeating: "<a href=b>[a](b)", count: 2_000)),
    Input("blocks of open tags", String(repeating: "<div>\n\n", count: 2_000)),
    Input("tags in one block", String(repeating: "<details><ul><li><a href='b'>\n", count: 2_000)),
    Input("tags without an end", "<div>" + String(repeating: "<a b='", count: 5_000)),
    Input("attributes", "<div \(String(repeating: "a ", count: 5_000))>"),
    Input("names", (1...2_000).map { "<i id=a\($0)>" }.joined()),
    Input("tasks", String(repeating: "- [ ] a\n", count: 2_000)),
    Input("null characters", "a\u{0}b\n\n```swift\nlet x = \"\u{0}\"\n```\n"),
  ]
}
