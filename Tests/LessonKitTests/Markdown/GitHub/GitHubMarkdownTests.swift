import Testing

@testable import LessonMarkdown
@testable import LessonText

/// What GitHub adds to CommonMark: each Markdown becomes this HTML.
@Suite struct GitHubMarkdownTests {
  @Test(arguments: Self.cases) func renders(_ example: Example) {
    let document = MarkdownDocument(SourceText(example.markdown))
    #expect(document.html == example.html)
    // A page is rendered from a second tree, whose masks are known.
    let again = MarkdownDocument(
      SourceText(example.markdown), frontMatter: nil, mask: document.mask)
    #expect(again.html == example.html)
  }

  @Test func plainMarkdownNeedsNoMask() {
    let document = MarkdownDocument(SourceText("# A\n\n- b | c\n- [d](e) `f`\n\n> g: h\n"))
    #expect(document.mask == nil)
  }

  /// An example with a name, so that reports do not print it.
  struct Example: CustomTestStringConvertible {
    let testDescription: String
    let markdown: String
    let html: String

    init(_ name: String, _ markdown: String, _ html: String) {
      (testDescription, self.markdown, self.html) = (name, markdown, html)
    }
  }

  private static func table(_ header: String, _ rows: String...) -> String {
    let body = rows.map { "<tr>\n\($0)\n</tr>\n" }.joined()
    return "<div class=\"table\">\n<table>\n<thead>\n<tr>\n\(header)\n</tr>\n</thead>\n"
      + (rows.isEmpty ? "" : "<tbody>\n\(body)</tbody>\n") + "</table>\n</div>\n"
  }

  static let cases = tables + inlines + blocks

  private static let tables: [Example] = [
    Example(
      "alignment, and rows that are too short or too long",
      "| a | b | c |\n|:--|:-:|--:|\n| 1\n| 1 | 2 | 3 | 4 |\n",
      table(
        "<th class=\"left\">a</th>\n<th class=\"center\">b</th>\n<th class=\"right\">c</th>",
        "<td class=\"left\">1</td>\n<td class=\"center\"></td>\n<td class=\"right\"></td>",
        "<td class=\"left\">1</td>\n<td class=\"center\">2</td>\n<td class=\"right\">3</td>")),
    Example("a header alone", "a | b\n-|-\n", table("<th>a</th>\n<th>b</th>")),
    Example(
      "pipes with backslashes, in code too", "| a\\|b |\n|-|\n| `c\\|d` *e* |\n",
      table("<th>a|b</th>", "<td><code>c|d</code> <em>e</em></td>")),
    Example(
      "a link and a reference", "| [a](b) |\n|-|\n| [c] |\n\n[c]: d\n",
      table("<th><a href=\"b\">a</a></th>", "<td><a href=\"d\">c</a></td>")),
    Example(
      "in a list in a quote", "> - a | b\n>   -|-\n>   1 | 2\n",
      "<blockquote>\n<ul>\n<li>\n"
        + table("<th>a</th>\n<th>b</th>", "<td>1</td>\n<td>2</td>")
        + "</li>\n</ul>\n</blockquote>\n"),
    Example(
      "behind a paragraph, before a quote", "text\na | b\n-|-\n> c\n",
      "<p>text</p>\n" + table("<th>a</th>\n<th>b</th>") + "<blockquote>\n<p>c</p>\n</blockquote>\n"
    ),
    Example(
      "with CRLF and tabs", "|\ta\t|\r\n|\t-\t|\r\n|\tb\t|\r\n", table("<th>a</th>", "<td>b</td>")),
    Example(
      "a row that would underline a heading", "a | b\n-|-\n===\n",
      table("<th>a</th>\n<th>b</th>", "<td>===</td>\n<td></td>")),
    Example(
      "rows that begin with tags", "a | b\n-|-\n<b>c</b> | d\n<b>e</b> | f\n",
      table(
        "<th>a</th>\n<th>b</th>",
        "<td><!-- raw HTML omitted -->c<!-- raw HTML omitted --></td>\n<td>d</td>",
        "<td><!-- raw HTML omitted -->e<!-- raw HTML omitted --></td>\n<td>f</td>")),
    Example(
      "a header that ends a hard line", "a\\\nb | c\n-|-\n",
      "<p>a\\</p>\n" + table("<th>b</th>\n<th>c</th>")),
    Example(
      "a line that no quote has is no row of it", "> a | b\n-|-\n",
      "<blockquote>\n<p>a | b\n-|-</p>\n</blockquote>\n"),
    Example("too many cells in the header", "| a | b |\n|-|\n", "<p>| a | b |\n|-|</p>\n"),
    Example(
      "a table in code is code", "```\na | b\n-|-\n```\n",
      "<pre><code>a | b\n-|-\n</code></pre>\n"),
    Example("an underlined heading is one", "a | b\n---\n", "<h2>a | b</h2>\n"),
    Example(
      "a header that looks like a quote, in a paragraph", "a\n    > b | c\n-|-\n",
      "<p>a</p>\n" + table("<th>&gt; b</th>\n<th>c</th>")),
    Example(
      "indented code ends it", "a | b\n-|-\n    c\n",
      table("<th>a</th>\n<th>b</th>") + "<pre><code>c\n</code></pre>\n"),
  ]

  private static let inlines: [Example] = [
    Example(
      "struck through, with one or two tildes", "~~a~~ ~b~ ~~~c~~~ ~~d~",
      "<p><del>a</del> <del>b</del> ~~~c~~~ ~~d~</p>\n"),
    Example(
      "struck through next to other marks", "*~~a~~* ~~**b**~~ \\~c~ `~d~`",
      "<p><em><del>a</del></em> <del><strong>b</strong></del> ~c~ <code>~d~</code></p>\n"),
    Example(
      "addresses", "www.a.de, (http://b.de/_c_(d)) and e@f.de.",
      "<p><a href=\"http://www.a.de\">www.a.de</a>, "
        + "(<a href=\"http://b.de/_c_(d)\">http://b.de/_c_(d)</a>) and "
        + "<a href=\"mailto:e@f.de\">e@f.de</a>.</p>\n"),
    Example(
      "addresses in code, links and tags", "`www.a.de` [www.a.de](b) <http://c.de>",
      "<p><code>www.a.de</code> <a href=\"b\">www.a.de</a> "
        + "<a href=\"http://c.de\">http://c.de</a></p>\n"),
    Example(
      "an address of mail begins with its scheme", "-mailto:a@b.cd",
      "<p>-<a href=\"mailto:a@b.cd\">mailto:a@b.cd</a></p>\n"),
    Example("no host, no address", "http:// a@b www.", "<p>http:// a@b www.</p>\n"),
  ]

  private static let blocks: [Example] = [
    Example(
      "tasks", "- [x] a\n- [ ] b\n- [ ]c\n",
      "<ul>\n<li><input type=\"checkbox\" aria-label=\"Done\" checked=\"\" disabled=\"\"> a</li>\n"
        + "<li><input type=\"checkbox\" aria-label=\"To do\" disabled=\"\"> b</li>\n"
        + "<li>[ ]c</li>\n</ul>\n"),
    Example(
      "footnotes in the order of their references",
      "a[^y] b[^x][^y] c[^z]\n\n[^x]: X\n\n    more\n[^y]: Y\n[^w]: W\n",
      """
      <p>a<sup class="footnote-ref"><a href="#fn:1" id="fnref:1" aria-label="Footnote 1">1</a></sup> \
      b<sup class="footnote-ref"><a href="#fn:2" id="fnref:2" aria-label="Footnote 2">2</a></sup>\
      <sup class="footnote-ref"><a href="#fn:1" id="fnref:1-2" aria-label="Footnote 1">1</a></sup> \
      c[^z]</p>
      <div class="footnotes">
      <ol>
      <li id="fn:1">
      <p>Y <a href="#fnref:1" class="footnote-backref" aria-label="Back to reference 1">↩</a> \
      <a href="#fnref:1-2" class="footnote-backref" aria-label="Back to reference 1-2">↩\
      <sup class="footnote-ref">2</sup></a></p>
      </li>
      <li id="fn:2">
      <p>X</p>
      <p>more <a href="#fnref:2" class="footnote-backref" aria-label="Back to reference 2">↩</a></p>
      </li>
      </ol>
      </div>

      """),
    Example(
      "an empty footnote makes a list loose", "- [^x]:\n- a\n",
      "<ul>\n<li></li>\n<li>\n<p>a</p>\n</li>\n</ul>\n"),
    Example(
      "a footnote in a footnote", "a[^x]\n\n[^x]: X\n\n    [^y]: Y\n",
      """
      <p>a<sup class="footnote-ref"><a href="#fn:1" id="fnref:1" aria-label="Footnote 1">1</a></sup></p>
      <div class="footnotes">
      <ol>
      <li id="fn:1">
      <p>X <a href="#fnref:1" class="footnote-backref" aria-label="Back to reference 1">↩</a></p>
      </li>
      </ol>
      </div>

      """),
    Example(
      "an alert", "> [!Note]\n> a\n\n> [!x]\n> b\n\n- > [!tip]\n  > c\n",
      "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n</div>\n"
        + "<blockquote>\n<p>[!x]\nb</p>\n</blockquote>\n"
        + "<ul>\n<li>\n<blockquote>\n<p>[!tip]\nc</p>\n</blockquote>\n</li>\n</ul>\n"),
  ]
}
