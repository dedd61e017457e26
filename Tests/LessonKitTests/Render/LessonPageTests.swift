import Testing

@testable import LessonFormat
@testable import LessonPages
@testable import LessonResults
@testable import LessonText

/// A lesson's page shows what its author wrote, and claims what was verified and no more.
@Suite struct LessonPageTests {
  @Test func aCellShowsItsNumberItsCodeAndItsOutput() {
    let html = RenderedLesson(
      "# T\n\n## Part one\n\n```swift\nprint(1)\n```\n\n```output\n1\n```\n"
    ).main
    #expect(
      html.contains("<div class=\"cell\" id=\"part-one-1\" role=\"group\" aria-label=\"Cell 1\">"))
    #expect(html.contains("<a class=\"prompt\" href=\"#part-one-1\">In [1]:</a>"))
    #expect(html.between("<pre class=\"code\">", "</pre>").visibleText == "print(1)\n")
    #expect(html.contains("<pre class=\"output\"><samp>1\n</samp></pre>"))
    #expect(html.occurrences(of: "class=\"check\"") == 1)
    #expect(!html.contains("language-output"))
  }

  @Test func codeKeepsItsBlanks() {
    let code = "func f() {\n\n\tlet  x = 1   \n    x < 2 && x > 0\n}\n"
    let html = RenderedLesson("```swift\n\(code)```\n").main
    #expect(html.between("<pre class=\"code\">", "</pre>").visibleText == code)
  }

  @Test func windowsLineEndsAreLineEnds() {
    let html = RenderedLesson(
      "# T\r\n\r\n```swift\r\nlet a = 1\r\na\r\n```\r\n\r\n```output\r\n1\r\n```\r\n"
    )
    .main
    #expect(html.between("<pre class=\"code\">", "</pre>").visibleText == "let a = 1\na\n")
    #expect(html.contains("<samp>1\n</samp>"))
  }

  @Test func hiddenCellsAndTheirOutputsAreNotThere() {
    let html = RenderedLesson(
      "```swift hidden\nlet secret = 1\n```\n\n```output\nnothing\n```\n\ntext\n"
    ).html
    #expect(!html.contains("secret") && !html.contains("nothing") && !html.contains("In ["))
    #expect(!html.contains("✓"))
  }

  @Test func silentCellsShowCodeAndClaimNothing() {
    let html = RenderedLesson("```swift silent\nprint(1)\n```\n").html
    #expect(html.contains("In [1]:"))
    #expect(!html.contains("class=\"output\"") && !html.contains("✓"))
    #expect(html.contains("1 cell ran without a comparison."))
  }

  @Test func ignoredCellsSayWhyAndClaimNothing() {
    let html = RenderedLesson("```swift ignore=\"no <net> & co\"\nf( {\n```\n\n```output\nx\n```\n")
      .html
    #expect(html.contains("<p class=\"note\">Not run: no &lt;net&gt; &amp; co</p>"))
    #expect(html.contains("<samp>x\n</samp>") && html.contains("class=\"result unverified\""))
    #expect(!html.contains("✓"))
    #expect(html.contains("1 cell did not run."))
  }

  @Test func anEmptyOutputSaysThatNothingIsPrinted() {
    let html = RenderedLesson("```swift\nlet x = 1\n```\n\n```output\n```\n").main
    #expect(html.contains("Prints nothing."))
    #expect(!html.contains("<samp>"))
  }

  @Test func aFailedCellClaimsNothing() {
    let lesson = Lesson(
      parsing: Array("```swift\n1\n```\n\n```output\n2\n```\n".utf8), file: "a.md")
    var verdict = Verdict(lesson)
    verdict.cells[0].status = .failed
    verdict.cells[0].diagnostics = [
      Diagnostic(.outputMismatch, at: SourcePosition(line: 6), "differs")
    ]
    let place = Course(title: "T", lessons: []).place(of: "a")
    #expect(!LessonPage(verdict, at: place).html.contains("✓"))
  }

  @Test func cellsStandInListsAndQuotes() {
    let html = RenderedLesson(
      "1. step\n\n   ```swift\n   a\n   ```\n\n   ```output\n   1\n   ```\n\n> ```swift\n> b\n> ```\n"
    ).main
    #expect(html.between("<ol>", "</ol>").contains("In [1]:"))
    #expect(html.between("<ol>", "</ol>").contains("<samp>1\n</samp>"))
    #expect(html.between("<blockquote>", "</blockquote>").contains("In [2]:"))
  }

  @Test func whatAProgramPrintsIsEscaped() {
    let output = "</samp></pre><script>alert(\"1\")</script> &amp;"
    let html = RenderedLesson("```swift\nx\n```\n\n```output\n\(output)\n```\n").html
    #expect(!html.contains("<script>"))
    #expect(html.between("<samp>", "</samp>").visibleText == output + "\n")
  }

  @Test func titlesAreEscaped() {
    let other = LessonSummary(
      Lesson(parsing: Array("# A \"b\" \\<c>\n".utf8), file: "x/00 a:b?#.md"))
    let html = RenderedLesson("# \\<i> & \"q\"\n\nSum \\<b> \"x\"\n", previous: other).html
    #expect(html.contains("<title>&lt;i&gt; &amp; &quot;q&quot;</title>"))
    #expect(html.contains("<meta name=\"description\" content=\"Sum &lt;b&gt; &quot;x&quot;\">"))
    #expect(html.contains("href=\"00%20a%3Ab%3F%23.html\""))
    #expect(html.contains("</span> A &quot;b&quot; &lt;c&gt;</a>"))
  }

  @Test func neighboursAreLinked() {
    let previous = LessonSummary(Lesson(parsing: Array("# Before\n".utf8), file: "01-a.md"))
    let next = LessonSummary(Lesson(parsing: Array("# After\n".utf8), file: "03-b.md"))
    let html = RenderedLesson("# T\n", previous: previous, next: next).html
    #expect(html.contains("<link rel=\"prev\" href=\"01-a.html\">"))
    #expect(html.contains("<a rel=\"next\" href=\"03-b.html\"><span>Next</span> After</a>"))
    #expect(html.contains("<a href=\"index.html\">"))
    #expect(!RenderedLesson("# T\n").html.contains("rel=\"next\""))
  }

  @Test func contentsListTheSectionsOfAPageThatHasTwo() {
    let html = RenderedLesson("# T\n\n## A `b`\n\n### C\n\n## D\n").main
    #expect(html.contains("<li><a href=\"#a-b\">A b</a></li>\n<li><a href=\"#d\">D</a></li>"))
    #expect(!html.contains("<a href=\"#c\">"))
    #expect(!RenderedLesson("# T\n\n## A\n").html.contains("<nav class=\"contents\""))
  }

  @Test func frontMatterIsNotRendered() {
    #expect(!RenderedLesson("---\ntitle: x\n---\n\n# T\n").main.contains("title: x"))
  }

  @Test func aLessonWithoutTitleIsNamedAfterItsFile() {
    #expect(RenderedLesson("text\n").main.hasPrefix("<h1>07-sample</h1>\n"))
    #expect(RenderedLesson("text\n\n# Late\n").main.occurrences(of: "<h1>") == 1)
  }

  @Test func noTwoElementsShareAnAnchor() {
    let html = RenderedLesson(
      """
      # Page start

      ## Loop

      ```swift
      a
      ```

      ## Loop

      ```swift id=page-start
      b
      ```
      """
    ).html
    let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count, "\(ids)")
    #expect(ids.contains("cell:loop-1") && ids.contains("cell:page-start"))
  }

  @Test func pagesForbidScriptsButTheirOwn() {
    let html = RenderedLesson("# T\n\n```swift\nx\n```\n").html
    #expect(
      html.contains("content=\"default-src 'none'; style-src 'self'; script-src 'self'; img-src"))
    #expect(
      html.matches(of: #/<script[^>]*>/#).map(\.0)
        == ["script.js", "search.js", "keys.js"].map { "<script src=\"\($0)\" defer>" })
    #expect(!html.contains(" style=") && !html.contains("http://"))
  }

  @Test func theHeaderSaysWhereTheLessonStands() {
    let previous = LessonSummary(Lesson(parsing: Array("# Before\n".utf8), file: "01-a.md"))
    let html = RenderedLesson("# T\n", previous: previous).html
    #expect(html.contains("<li><a href=\"index.html\">Course &amp; all</a></li>"))
    #expect(html.contains("<span aria-current=\"page\">Lesson 2 of 2</span>"))
  }

  @Test func aCellSaysWhereItStandsAndHowItWasCompared() {
    let html = RenderedLesson(
      "# T\n\n```swift\nx\n```\n\n```output tolerance=1e-3 abs=1\n1.5 [..]\n...\n```\n"
        + "\n```output stderr hidden\ny\n```\n"
    ).main
    let about = html.between("<details class=\"about\">", "</details>").visibleText
    let lines = about.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "About this cell", "07-sample.md, line 3",
        """
        The output was compared: numbers within a relative tolerance; numbers within an absolute \
        tolerance; ... stands for any lines; [..] stands for any text.
        """,
        "Standard error, not shown here, was compared character by character.",
      ])
  }

  @Test func aCellThatWasNotComparedSaysSo() {
    let html = RenderedLesson("```swift\nx\n```\n\n```output nondeterministic\n1\n```\n").main
    #expect(html.contains("<li>The output was not compared.</li>"))
  }

  @Test func wildcardsAreMarked() {
    let html = RenderedLesson(
      "```swift\nx\n```\n\n```output\na [..] <b>\n  ...\n```\n\n```swift\ny\n```\n\n```output exact\n[..]\n```\n"
    ).main
    let mark = { (meaning: String, text: String) in
      "<span class=\"wildcard\" title=\"\(meaning): not compared\">\(text)</span>"
    }
    #expect(
      html.contains("a \(mark("any text", "[..]")) &lt;b&gt;\n\(mark("any lines", "  ..."))\n"))
    #expect(html.contains("<samp>[..]\n</samp>"))
  }

  @Test func pagesAreTheSameEveryTimeAndKnowNoFolder() {
    let markdown = "# T\n\n## A\n\n## B\n\n```swift\nx\n```\n"
    let here = RenderedLesson(markdown, file: "Lessons/a.md").html
    #expect(here == RenderedLesson(markdown, file: "/somewhere/else/a.md").html)
  }
}
