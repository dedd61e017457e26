import Testing

@testable import LessonFormat
@testable import LessonPages

/// Raw HTML in prose: each Markdown becomes this HTML, and what is left out of it is said at its place.
@Suite struct ProseMarkupTests {
  @Test(arguments: Self.cases) func renders(_ example: Example) {
    let page = RenderedLesson("# T\n\n" + example.markdown)
    #expect(page.main.dropFirst(Self.title.count) == example.html)
    let said = page.lesson.leftOutHTML.map { diagnostic in
      let place = diagnostic.position
      let words = diagnostic.message.replacing(" is left out of the page", with: "")
      return "\(place.line - 2):\(place.column) \(words)"
    }
    #expect(said == example.said)
  }

  private static let title =
    "<h1><span class=\"anchor\" id=\"t\"><a href=\"#t\" aria-hidden=\"true\" tabindex=\"-1\"></a></span>T</h1>\n"

  /// An example with a name, so that reports do not print it.
  struct Example: CustomTestStringConvertible {
    let testDescription: String
    let markdown: String
    let html: String
    let said: [String]

    init(_ name: String, _ markdown: String, _ html: String, _ said: String...) {
      (testDescription, self.markdown, self.html, self.said) = (name, markdown, html, said)
    }
  }

  static let cases = inlines + blocks + attributes

  private static let inlines: [Example] = [
    Example(
      "elements in text", "x<sup>2</sup>, H<SUB>2</SUB>O<br>and <kbd>Ctrl</kbd> <tt>c</tt>",
      "<p>x<sup>2</sup>, H<sub>2</sub>O<br>and <kbd>Ctrl</kbd> <code>c</code></p>\n"),
    Example(
      "what goes over the end of emphasis ends there", "*<b>x* y</b>",
      "<p><em><b>x</b></em> y</p>\n", "1:9 `</b>`: no such element is open here"),
    Example(
      "what is never closed ends with its paragraph", "<i>a\n\nb", "<p><i>a</i></p>\n<p>b</p>\n"),
    Example(
      "unknown elements go, and their text stays", "an Array<Int> <c>d</c>", "<p>an Array d</p>\n",
      "1:9 `<Int>`", "1:15 `<c>`"),
    Example(
      "a tag of two lines is no address", "[a](<x\nc>) <d>", "<p>[a]() </p>\n", "1:5 `<x>`",
      "2:5 `<d>`"),
    Example(
      "a script goes with its text", "a <script>b *c*</script> d", "<p>a  d</p>\n",
      "1:3 `<script>`, with what is in it"),
    Example("a title that never ends", "a <title>b", "<p>a b</p>\n", "1:3 `<title>`"),
    Example(
      "no block in a paragraph", "a <div>b</div>", "<p>a b</p>\n",
      "1:3 `<div>`: a paragraph or heading cannot hold it"),
    Example(
      "blocks in a cell of a table", "|a|\n|-|\n|<ul><li>b<li>c</ul>|\n",
      "<div class=\"table\">\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td><ul><li>b</li><li>c</li></ul></td>\n</tr>\n</tbody>\n</table>\n</div>\n"),
    Example(
      "a link in a link", "[a <a href=\"b\">c</a>](#d) <a href='e'>f [g](#h)</a>",
      "<p><a href=\"#d\">a c</a> <span>f <a href=\"#h\">g</a></span></p>\n",
      "1:4 `<a>`: a link cannot hold another", "1:27 `<a>`: there is another link in it"),
    Example(
      "an image's description is text", "![<b>](c.png)",
      "<p><img src=\"c.png\" alt=\"&lt;b&gt;\"></p>\n"),
    Example("comments are nobody's", "a <!-- b --> c", "<p>a  c</p>\n"),
    Example(
      "in quotes and lists, over several lines", "> - a <c\n>   d=\"e\"> <b>f</b>",
      "<blockquote>\n<ul>\n<li>a  <b>f</b></li>\n</ul>\n</blockquote>\n", "1:7 `<c>`"),
  ]

  private static let blocks: [Example] = [
    Example(
      "details around Markdown", "<details>\n<summary>a</summary>\n\n*b*\n\n</details>\n\nc",
      "<details class=\"more\">\n<summary>a</summary>\n<p><em>b</em></p>\n</details>\n<p>c</p>\n"),
    Example(
      "details have a summary", "<details open>\n\na\n\n</details>",
      "<details open=\"\" class=\"more\"><summary>Details</summary>\n<p>a</p>\n</details>\n"),
    Example(
      "one summary and no more", "<details><summary>a</summary><summary>b</summary></details>",
      "<details class=\"more\"><summary>a</summary>b</details>\n",
      "1:30 `<summary>`: a `<details>` has one"),
    Example(
      "what begins in a quote ends there", "> <div>\n> a\n\nb</div>",
      "<blockquote>\n<div>\na\n</div>\n</blockquote>\n<p>b</p>\n",
      "4:2 `</div>`: no such element is open here"),
    Example(
      "what a paragraph of HTML cannot hold ends it", "<p align=\"center\">\n\na\n\n</p>",
      "<p class=\"center\">\n</p>\n<p>a</p>\n", "5:1 `</p>`: no such element is open here"),
    Example(
      "Markdown in a table", "<table><tr><td>\n\n- a\n\n</td></tr></table>",
      "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table><tr><td>\n"
        + "<ul>\n<li>a</li>\n</ul>\n</td></tr></table>\n</div>\n"),
    Example(
      "text that a list cannot hold ends it", "<ul>a<li>b</ul>", "<ul></ul>ab\n",
      "1:6 `<li>`: it can stand only in `<ol>` or `<ul>`",
      "1:11 `</ul>`: no such element is open here"),
    Example(
      "headings", "<h1 align=right>a</h1>\n<h6>b</h6>",
      "<h2 class=\"right\">a</h2>\n<h6>b</h6>\n"),
    Example("terms", "<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>\n"),
    Example(
      "scripts and drawings", "<script>\n<b>\n\n</b></script>\n\n<svg>\n<b>x</svg>",
      "", "1:1 `<script>`, with what is in it", "6:1 `<svg>`, with what is in it"),
    Example(
      "a tag that never ends", "<div>a<b title='\nc", "<div>a\n</div>\n",
      "1:7 all from `<b` on in this block: the tag never ends"),
    Example("tags of instructions", "<?php a ?>\n\n<!X>", "", "1:1 `<?…>`", "3:1 `<!…>`"),
    Example("text is text", "<div>\n&lt; < & *a*\n</div>", "<div>\n&lt; &lt; &amp; *a*\n</div>\n"),
  ]

  private static let attributes: [Example] = [
    Example(
      "no handler, no style, no class",
      "<b onclick=\"x\" style=\"y\" class=\"check\" title='&quot;z\"'>a</b>",
      "<p><b title=\"&quot;z&quot;\">a</b></p>\n"),
    Example(
      "pictures", "<img src=\"b c.svg\" width=30px height='50%' align=left>",
      "<img src=\"b%20c.svg\" width=\"30\" height=\"50%\" class=\"left\" alt=\"\">\n"),
    Example(
      "a picture from elsewhere", "<img src=\"https://example.org/a.png\" alt=\"b & c\">",
      "b &amp; c\n",
      "1:1 `<img>`: a page loads nothing from elsewhere"),
    Example(
      "pictures for two themes",
      "<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"a.svg, b.svg 2x\"><img src=c.svg alt=d></picture>",
      "<p><picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"a.svg, b.svg 2x\">"
        + "<img src=\"c.svg\" alt=\"d\"></picture></p>\n"),
    Example(
      "addresses",
      "<a href=\" java\tscript:x\">a</a> <a href='&#106;avascript&colon;x'>b</a> <a href=//c.de>c</a>",
      "<p><a>a</a> <a>b</a> <a href=\"//c.de\">c</a></p>\n",
      "1:1 `href` of `<a>`: it has an address that pages do not lead to",
      "1:32 `href` of `<a>`: it has an address that pages do not lead to"),
    Example(
      "names", "<a name=\"x\"></a><i id=\"x\">a</i><i id=\"t\">b</i><i id='fn:1'>c</i>",
      "<p><a id=\"x\"></a><i>a</i><i>b</i><i>c</i></p>\n"),
  ]

  @Test func anElementGoesAroundACellAndNotThroughIt() {
    let cell = "\n\n```swift\n1\n```\n\n"
    for (start, end) in [
      ("<details>", "</details>"), ("<div>", "</div>"), ("> <div>", ""), ("- <div>", ""),
    ] {
      let html = RenderedLesson("\(start)\(cell)\(end)\n").main
      #expect(html.contains("<div class=\"cell\" id=\"cell-1\""))
      #expect(
        PageMarkup(
          html.replacing(
            #/<div class="cell".*</ul>\n</details>\n</div>/#.dotMatchesNewlines(), with: ""),
          in: .prose
        ).problems.isEmpty)
    }
    let torn = RenderedLesson("<div><b><a href='#x'>\(cell)</div></b></div></main>\n").main
    #expect(torn.contains("</a></b>\n<div class=\"cell\""))
    #expect(torn.hasSuffix("</details>\n</div>\n</div>\n"))
  }

  @Test func namesOfHTMLAreAnchorsForLinks() {
    let lesson = Lesson(
      parsing: Array("# T\n\n[a](#x) <a href=\"#y\">b</a> <i id=\"x\">c</i>\n".utf8),
      file: "Lessons/a.md")
    let check = LinkCheck(lesson, base: .package(folder: "Lessons")) { _ in .file }
    #expect(check.diagnostics.map(\.position.column) == [9])
    #expect(RenderedLesson("<a href=\"08-b.md#x\">a</a>").main.contains("<a href=\"08-b.html#x\">"))
  }

  @Test func aSearchFindsTheTextOfHTML() {
    let lesson = Lesson(
      parsing: Array("<details><summary>H<sub>2</sub>O &amp; more</summary><p>b</details>\n".utf8),
      file: "a.md")
    #expect(lesson.document.blocks.count == 1)
    guard case .paragraph(let text)? = lesson.document.blocks.first else { return }
    #expect(text.plain.split(whereSeparator: \.isWhitespace) == ["H2O", "&", "more", "b"])
  }

  // MARK: What must not come onto a page

  /// A text in the places where it could do harm.
  private static func places(of text: String) -> [String] {
    let line = text.replacing("\n", with: " ")
    return [
      text, "a \(line) b", "- *\(line)*\n  > ## \(line)", "|a|\n|-|\n|\(line)|\n|<ul><li>\(line)|",
      "<div>\(text)\n\n\(text)\n\n</div>", "<table><tr><td>\n\n\(text)\n\n\(line)</td>\(line)",
      "a <b title=\"\(line)\">c</b> <a href='\(line)'>d</a> <i \(line)>e",
      "<img src=\"\(line)\" alt='\(line)'>",
      "<picture><source srcset=\"\(line) 2x\"></picture> <a id=\"\(line)\">a</a>",
      "![\(line)](x.png) [\(line)](y)",
      "<details><summary>\(line)\n\n\(text)\n\n</details>\n\na[^1]\n\n[^1]: \(line)",
    ]
  }

  @Test func nothingButTheListComesOntoThePage() {
    for injection in MarkupInjections.all {
      for text in Self.places(of: injection) {
        let html = RenderedLesson(text, file: "/x/a.md").main
        let problems = PageMarkup(html, in: .prose).problems
        #expect(problems.isEmpty, "\(text) gives \(html)")
      }
    }
  }

  @Test func mixturesOfTagsAndMarkdownAreBalanced() {
    let pieces = [
      "<div>", "</div>", "<details>", "</details>", "<summary>", "</summary>", "<b>", "</b>",
      "<a href='x'>", "</a>",
      "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>", "<li>", "</ul>", "<p>", "</p>",
      "<h3>", "</h3>", "<br>",
      "<img src='x.png'>", "<script>", "</script>", "<title>", "</title>", "<!--", "-->", "<c>",
      "<ruby>", "<rt>",
      "\n\n", "\n", "\n\n- ", "\n\n> ", "\n\n# ", " *", "* ", "**", "~~", "[a](b)", "[", "](c)",
      "| a |", "\n|-|\n", "`",
      "x", " ", "www.a.de", "\n\n```swift\n1\n```\n\n", "[^1]", "\n\n[^1]: ", "  ", "<dl>", "<dt>",
      "<dd>", "<pre>",
    ]
    var random = Generator(state: 17)
    for _ in 0..<2_000 {
      let markdown = (0..<Int.random(in: 2...24, using: &random)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &random)]
      }.joined()
      let body = RenderedLesson(markdown, file: "/x/a.md").main
      // Cells have more classes than prose.
      let plain = body.replacing(#/ class="[^"]*"/#, with: "")
      let problems = PageMarkup(plain, in: .prose).problems
      #expect(problems.isEmpty, "\(markdown) gives \(body)")
    }
  }

  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// A summary is a control, and has no other in it that readers do not see.
  @Test func headingsInSummariesHaveNoLinksToThemselves() {
    let page = RenderedLesson("<details>\n<summary>\n\n## A\n\n</summary>\n</details>\n\n## B\n")
      .html
    #expect(page.contains("<h2><span class=\"anchor\" id=\"a\"></span>A</h2>"))
    #expect(page.contains("<h2><span class=\"anchor\" id=\"b\"><a href=\"#b\""))
  }

  @Test func elementsThatAreEmptyEndAsInHTML() {
    let page = RenderedLesson(
      "a\\\nb `<br />`\n\n---\n\n![c > d](https://e.example/f.png \" />\")\n"
    ).html
    #expect(page.contains("<p>a<br>\nb <code>&lt;br /&gt;</code></p>\n<hr>\n"))
    #expect(page.contains("alt=\"c &gt; d\" title=\" /&gt;\"></p>"))
  }
}
