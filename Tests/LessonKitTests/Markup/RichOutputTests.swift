import Testing

@testable import LessonFormat

/// Drawings, HTML and Markdown that a cell prints keep what an allow-list knows, and are text
/// otherwise.
@Suite struct RichOutputTests {
  private func html(_ text: String, as format: OutputFormat) -> String {
    let page = RichOutput(text, as: format, prefix: "output7:")?.html
    return page?.between(">\n", "\n</div>\n") ?? "TEXT"
  }

  // MARK: - Drawings

  @Test func aDrawingKeepsItsShapes() {
    let drawing =
      "<svg width=\"90\" height=\"40\" viewBox=\"0 0 90 40\"><g transform=\"translate(1, 2)\">"
      + "<path d=\"M0 0L1.5-2e3z\" fill=\"none\" stroke=\"#1f77b4\"></path></g></svg>"
    #expect(html(drawing, as: .svg) == drawing)
  }

  @Test(arguments: [
    "var(--chart-1, #1f6fb4)", "var(--chart-quiet)", "var(--chart-2,rebeccapurple)",
  ])
  func aDrawingMayTakeColoursThatAreMeantForIt(_ colour: String) {
    let drawing = "<svg><path fill=\"\(colour)\"></path></svg>"
    #expect(html(drawing, as: .svg) == drawing)
    #expect(
      RichOutput(drawing, as: .svg, prefix: "")?.html.hasPrefix("<div class=\"chart\">") == true)
  }

  @Test(arguments: [
    "var(--paper)", "var(--chart-1, url(#x))", "var(--chart-1, var(--paper))", "var(--chart-1; x)",
    "var(--chart-1", "var( --chart-1)", "VAR(--chart-1)", "env(--chart-1)", "var(--chart-\u{e9})",
  ])
  func aDrawingTakesNothingElseFromThePage(_ colour: String) {
    let page = RichOutput("<svg><path fill=\"\(colour)\"/></svg>", as: .svg, prefix: "")?.html ?? ""
    #expect(page.contains("<path></path>"))
  }

  @Test func whatPlottingProgramsWriteIsADrawing() {
    let printed = """
      <?xml version="1.0" encoding="utf-8" standalone="no"?>
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
        "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
      <!-- a comment -->
      <svg xmlns:xlink="http://www.w3.org/1999/xlink"
        width="9pt" height="4pt" viewBox="0 0 9 4" version="1.1">
       <defs><style type="text/css">*{stroke-linejoin: round}</style>
       <path id="m1" d="M 0 0" style="stroke: #000; stroke-width: 0.8"/></defs>
       <use xlink:href="#m1" x="1" style="fill: url(#m1); font-family: 'DejaVu Sans'; x: 1"/>
      </svg>
      """
    let page = html(printed, as: .svg)
    #expect(page.hasPrefix("<svg width=\"9pt\" height=\"4pt\" viewBox=\"0 0 9 4\">"))
    #expect(
      page.contains(
        "<path id=\"output7:m1\" d=\"M 0 0\" stroke=\"#000\" stroke-width=\"0.8\"></path>"))
    #expect(
      page.contains(
        "<use href=\"#output7:m1\" x=\"1\" fill=\"url(#output7:m1)\""
          + " font-family=\"'DejaVu Sans'\"></use>"
      ))
    #expect(page.contains("&lt;style type=&quot;text/css&quot;&gt;"))
  }

  @Test(arguments: [
    ("width=\"9\" height=\"4\"", " width=\"9\" height=\"4\" viewBox=\"0 0 9 4\""),
    ("width='9.5px' height='4px'", " width=\"9.5px\" height=\"4px\" viewBox=\"0 0 9.5 4\""),
    ("width=\"100%\" height=\"4\"", " width=\"100%\" height=\"4\""),
    ("width=\"9\"", " width=\"9\""),
    ("width=\"0\" height=\"4\"", " width=\"0\" height=\"4\""),
  ])
  func aDrawingOfASizeCanBeMadeSmaller(_ attributes: String, _ written: String) {
    #expect(html("<svg \(attributes)/>", as: .svg) == "<svg\(written)></svg>")
  }

  @Test(arguments: [
    "plain text", "<p>x</p>", "<SVG></SVG>", "<svg", "<svg></svg> done", "loss 1\n<svg></svg>",
    "<svg></svg><p>x</p>", "<svg></svg></svg>", "</svg>", "<!-- only -->",
    "<?xml version=\"1.0\"?>",
    "&lt;svg&gt;", "<svg></svg><!DOCTYPE svg>", "<![CDATA[<svg></svg>]]>", "...",
  ])
  func whatIsNoDrawingIsText(_ text: String) {
    #expect(RichOutput(text, as: .svg, prefix: "") == nil)
    let page = RenderedLesson("```swift\nx\n```\n\n```output as=svg\n\(text)\n```\n").main
    #expect(
      page.between("<samp>", "</samp>").visibleText == "\(text)\n")
  }

  @Test func severalDrawingsAreDrawings() {
    #expect(html("<svg></svg>\n<svg/>\n", as: .svg) == "<svg></svg>\n<svg></svg>")
  }

  @Test func styleGoesBeforeAttributes() {
    #expect(
      html("<svg><g style='fill: red ;stroke:blue' fill='green'/></svg>", as: .svg)
        == "<svg><g fill=\"red\" stroke=\"blue\"></g></svg>")
  }

  @Test func namesOfTwoDrawingsDoNotMeet() {
    let drawing = "<svg><clipPath id=\"c\"/><g clip-path=\"url('#c')\"/></svg>"
    let cell = "```swift\nx\n```\n\n```output as=svg\n\(drawing)\n```\n\n"
    let page = RenderedLesson(cell + cell + "## c\n").main
    #expect(page.contains("<clipPath id=\"output1:c\">") && page.contains("url(#output1:c)"))
    #expect(page.contains("<clipPath id=\"output2:c\">") && page.contains("url(#output2:c)"))
    #expect(page.contains("id=\"c\""))
  }

  // MARK: - HTML

  @Test(arguments: [
    ("<b>x</b> &amp; <i>y</i> &lt; z & w", "<b>x</b> &amp; <i>y</i> &lt; z &amp; w"),
    (
      "<TABLE><TR><TH scope=col>a<TD COLSPAN=2>b</TABLE>",
      "<table><tr><th scope=\"col\">a</th><td colspan=\"2\">b</td></tr></table>"
    ),
    ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    ("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"),
    ("<p>a<p>b", "<p>a</p><p>b</p>"), ("<p><b>a<div>b</div>", "<p><b>a</b></p><div>b</div>"),
    ("<h1>a</h1><h6>b</h6>", "<h2>a</h2><h3>b</h3>"), ("a<br/>b<hr>", "a<br>b<hr>"),
    ("<li>x", "&lt;li&gt;x"), ("</div>x", "&lt;/div&gt;x"),
    ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
    ("<b><i>x</b>y", "<b><i>x</i></b>y"), ("x < y > z <3", "x &lt; y &gt; z &lt;3"),
    (
      "<b id=x>a</b><a href=#x>b</a><a href=#top>c</a>",
      "<b id=\"output7:x\">a</b><a href=\"#output7:x\">b</a><a href=\"#top\">c</a>"
    ),
    ("<b id=x></b><b id=x></b>", "<b id=\"output7:x\"></b><b></b>"),
    ("<i title='a \"b\" <c>'>x</i>", "<i title=\"a &quot;b&quot; &lt;c&gt;\">x</i>"),
    ("<![CDATA[a<b>&amp;]]>", "a&lt;b&gt;&amp;amp;"), ("a<!-- b -->c", "ac"),
    (
      "<table><tr><td><ul><li><p>a<td>b</table>",
      "<table><tr><td><ul><li><p>a&lt;td&gt;b</p></li></ul></td></tr></table>"
    ),
    (
      "<table><caption>c<tbody><tr><td><p>a<td>b<tr><td>c</table>d",
      "<table><caption>c</caption><tbody><tr><td><p>a</p></td><td>b</td></tr>"
        + "<tr><td>c</td></tr></tbody></table>d"
    ),
    ("<svg><path/></svg>", "&lt;svg&gt;&lt;path/&gt;&lt;/svg&gt;"), ("<b x", "&lt;b x"),
    ("<b class=check style='color:red' onclick=x>✓</b>", "<b>✓</b>"),
  ])
  func htmlIsWrittenAnew(_ text: String, _ expected: String) {
    #expect(html(text, as: .html) == expected)
  }

  @Test func elementsNestAHundredDeep() {
    let page = html(String(repeating: "<b>", count: 101), as: .html)
    #expect(page.occurrences(of: "<b>") == 100 && page.occurrences(of: "&lt;b&gt;") == 1)
  }

  // MARK: - Markdown

  @Test(arguments: [
    (
      "# A\n\n*b* `c`\n\n- d",
      "<h2>A</h2>\n<p><em>b</em> <code>c</code></p>\n<ul>\n<li>d</li>\n</ul>"
    ),
    (
      "[a *b*](https://x.example) [c](#d) <https://e.example>",
      "<p>a <em>b</em> <a href=\"#d\">c</a> https://e.example</p>"
    ),
    ("![a *b*](x.png) ![](#c)", "<p>a <em>b</em> </p>"),
    ("[![a](b.png)](#c)", "<p><a href=\"#c\">a</a></p>"),
    ("![a [b](#c)](d.png)", "<p>a <a href=\"#c\">b</a></p>"),
    ("[a [b](c) d](#e)", "<p>[a b d](#e)</p>"),
    ("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>"),
    ("<script>\nx\n</script>\n\nd", "<p>&lt;script&gt;\nx\n&lt;/script&gt;\n</p>\n<p>d</p>"),
    ("---\na: b\n---\n", "<hr />\n<h2>a: b</h2>"),
  ])
  func markdownIsRenderedWithoutWhatLeadsAway(_ text: String, _ expected: String) {
    #expect(html(text, as: .markdown) == expected)
  }

  // MARK: - On the page

  @Test func richOutputsAreMarkedFoldedAndNamedAsOthers() {
    let page = RenderedLesson(
      "```swift\nx\n```\n\n```output as=html fold=\"Table\"\n<b>1</b>\n```\n\n"
        + "```output stderr as=markdown\n*a*\n```\n"
    ).html
    #expect(
      page.contains("<summary>Table</summary>\n<div class=\"rich\">\n<b>1</b>\n</div>\n</details>"))
    #expect(page.contains("Standard error</span>\n<div class=\"rich\">\n<p><em>a</em></p>\n</div>"))
    #expect(page.contains("✓ 2 outputs verified"))
  }

  /// Those who hear a page find their way by its headings.
  @Test func headingsOfOutputsGoDownByOneLevelEach() {
    let page = RenderedLesson(
      "# A\n\n## B\n\n```swift\nx\n```\n\n```output as=markdown\n### a\n\n###### b\n\n## c\n```\n\n"
        + "```swift\nx\n```\n\n```output as=html\n<h5 title=\"x\">d</h5><hr><h1>e</h1>\n```\n"
    ).html
    #expect(page.contains("<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>\n"))
    #expect(page.contains("<h3 title=\"x\">d</h3><hr><h3>e</h3>\n"))
  }

  @Test func aDrawingNeedsNoOtherPolicy() {
    let page = RenderedLesson(
      "```swift\nx\n```\n\n```output as=svg\n<svg style=\"fill:red\"/>\n```\n"
    ).html
    #expect(
      page.contains(
        "content=\"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; base-uri 'none'; form-action 'none'\""
      ))
    #expect(!page.contains(" style="))
  }
}
