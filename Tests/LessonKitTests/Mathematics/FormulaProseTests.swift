import Testing

@testable import LessonFormat
@testable import LessonMarkdown
@testable import LessonNotebook
@testable import LessonText

/// What is a formula in Markdown and what is not, and that nothing around it changes.
@Suite struct FormulaProseTests {
  private func formulas(_ markdown: String) -> [String] {
    let source = SourceText(markdown)
    return MarkdownDocument(source, frontMatter: FrontMatter(source)).formulas.map {
      String(String.UnicodeScalarView($0.tex.map(\.scalar)))
    }
  }

  @Test(arguments: [
    ("a $x$ b", ["x"]), ("$x$,$y$", ["x", "y"]), ("($x$) “$y$” $z$.", ["x", "y", "z"]),
    // Markdown has no say inside.
    (#"$a_1 b_2$ $a*b$ $c*d$ $\{x\}$ $\\$"#, ["a_1 b_2", "a*b", "c*d", #"\{x\}"#, #"\\"#]),
    (
      "$[a](b)$ $a<b>c$ $a`b$ $c`d$ $<http://a.b>$",
      ["[a](b)", "a<b>c", "a`b", "c`d", "<http://a.b>"]
    ),
    ("$&amp;$ $![a](b)$", ["&amp;", "![a](b)"]),
    // Escapes inside and outside.
    (#"$a \$ b$ \$c$ \\$d$"#, [#"a \$ b"#, "d"]),
    // Display, alone and among words, on one line and on several.
    ("$$x$$", ["x"]), ("a $$ x $$ b", [" x "]), ("$$\nx\n$$\n", ["\nx\n"]),
    ("a\n$$\nx  \n   y\\\nz\n$$ b $c$", ["\nx  \ny\\\nz\n", "c"]), ("$$a $ b$$", ["a $ b"]),
    ("$a\nb$", ["a\nb"]),
    // Containers and headings.
    ("- $x$\n  - $y\n    z$\n1. $$\n   a\n   $$\n", ["x", "y\nz", "\na\n"]),
    ("> > $y\n> > z$\n> w", ["y\nz"]), ("> $a\nb$", ["a\nb"]),
    ("# $x$ #\n\n$y$\n===\n", ["x", "y"]), ("| a | $|x|$ |\n|---|---|\n", ["|x|"]),
    ("\t- $x$", []), ("-\t$x$\n\n\t$y\n\tz$", ["x", "y\nz"]),
    ("$x$\r\n\r\n$$\r\ny\r\n$$\r\n", ["x", "\ny\n"]), ("\u{FEFF}$x$", ["x"]),
    // Emphasis, links and images around.
    ("*$x$* **a $y_1$ b_2** _$z$_", ["x", "y_1", "z"]), ("[a $x$ b](c) $y$", ["x", "y"]),
    ("![a $x$](c) $y$", ["x", "y"]), ("日$x$本", ["x"]), ("$`a_b`$", ["a_b"]),
    // The front matter is none.
    ("---\na: $x$\n---\n$y$", ["y"]),
  ])
  func isAFormula(_ markdown: String, _ expected: [String]) {
    #expect(formulas(markdown) == expected)
  }

  @Test(arguments: [
    (#"a $ \alpha $ b $x$"#, [2]), (#"$x^2 $"#, [0]), ("$\n\\frac{a}{b}\n$", [0]),
    // Prices, shells, code and what is escaped.
    ("$ 5 and $ 6", []), ("$ a_b and $ c", []), (#"`$ \alpha $` \$ \alpha $ b"#, []),
    (#"$ cd \a"#, []), (#"$ \alpha $5"#, []),
  ])
  func blanksNextToDollarsAreSaid(_ markdown: String, _ places: [Int]) {
    let lesson = Lesson(parsing: Array(markdown.utf8), file: "a.md")
    #expect(lesson.badFormulas.map { $0.position.column } == places.map { $0 + 1 })
    #expect(
      lesson.badFormulas.allSatisfy {
        $0.message == "a blank next to a dollar keeps this from being a formula"
      })
  }

  @Test func macrosHoldForTheRestOfThePage() {
    let document = MarkdownDocument(
      SourceText(
        """
        $\\a$ [^1] $\\newcommand{\\a}[1]{#1^2}$

        ```math
        \\a{x}
        ```

        | $\\a{y}$ |
        |---|

        [^1]: $\\def\\a#1{}\\a z$
        """))
    #expect(
      document.nodes.compactMap(\.formula).map { $0.problem?.message } == [
        "unknown command `\\a`", nil, nil, nil, nil,
      ])
    #expect(document.html.contains("<msup><mi>y</mi><mn>2</mn></msup>"))
    // What defines and shows nothing leaves nothing on the page.
    #expect(document.html.contains("</sup> </p>"))
  }

  @Test func fencesOfMathAreFormulas() {
    let source = SourceText(
      "- a\n  ```math\n  x\n  \\fraq{y}\n  ```\n\n~~~ math\ny\n~~~\n\n```math\n\n```\n")
    let document = MarkdownDocument(source)
    let formulas = document.nodes.compactMap(\.formula)
    #expect(
      formulas.map { $0.problem.map { source.position(ofByte: $0.offset) } } == [
        SourcePosition(line: 4, column: 3), nil,
      ])
    let html = document.html
    #expect(html.contains("<pre><code class=\"language-math\">x\n\\fraq{y}\n</code></pre>"))
    #expect(html.contains("<p><span class=\"display formula\"><math display=\"block\">"))
    #expect(!html.contains("language-math\">y"))
  }

  @Test(arguments: [
    // Money and variables.
    "It costs $5 and $6.", "$5-$10", "5$ and 6$", "US$5 or CA$7", "$HOME/$PATH", "$ a$", "$a $",
    "$", "$$", "$a", "a$b$c", "$$$a$$$", "$$$$", "$$ $$ a", #"\$a\$"#, #"$a\$"#,
    // Code, HTML, addresses, definitions.
    "`$a$`", "``a`$b$``", "    $a$", "```\n$a$\n```", "<a b=\"$c$\">d</a>", "<a b=$c$>",
    "<!-- $a$ -->",
    "<div>\n$a$\n</div>", "<http://a.b/$c$>", "[a](b$c$d)", "[a](<$b$>)", "[a](b \"$c$\")",
    "[a]\n\n[a]: b$c$ '$d$'", "[a]: /b '$c$'\n[a]", "<?$a$?>", "<![CDATA[$a$]]>",
  ])
  func isNone(_ markdown: String) {
    let document = MarkdownDocument(SourceText(markdown))
    #expect(document.formulas.isEmpty)
    #expect(!document.html.contains("<math"))
    #expect(!document.html.contains("xx"))
    #expect(!document.html.unicodeScalars.contains { (0x80...0x9F).contains($0.value) })
  }

  /// The page without its formulas is what cmark makes of the text with a letter for each.
  @Test(arguments: [
    "*a $x$* b $y$\n\n- $$z$$ c\n", "a\n$$\nx\n$$ b  \nc $d$\\\ne\n", "[a $x$](b) *$y$ c*d*\n",
    "# $a$\n\n> $b$\n", "$a$$b$ $c$\n", "**$x$**: `$y$` <b>$z$</b>\n",
  ])
  func nothingAroundChanges(_ markdown: String) {
    let source = SourceText(markdown)
    let document = MarkdownDocument(source)
    var plain = markdown
    for formula in document.formulas.reversed() {
      let bytes = Array(plain.utf8)
      let range = (formula.pieces.first?.lowerBound ?? 0)..<(formula.pieces.last?.upperBound ?? 0)
      plain = String(
        decoding: bytes[..<range.lowerBound] + [0x51] + bytes[range.upperBound...], as: UTF8.self)
    }
    var html = document.html
    for formula in document.formulas {
      html = html.replacing(formula.html, with: "Q", maxReplacements: 1)
    }
    #expect(html == MarkdownDocument(SourceText(plain)).html)
  }

  @Test func descriptionsOfImagesKeepTheSource() {
    let document = MarkdownDocument(SourceText("![the *line* $y = w_1 * x$](a.png)"))
    #expect(document.html.contains("alt=\"the line $y = w_1 * x$\""))
  }

  @Test func headingsKeepTheSourceForTheirNames() {
    let lesson = RenderedLesson("# The rate $\\eta_1*a*b$\n\nSee $x$.\n\n## A\n\n## $a_b$ c\n")
    #expect(lesson.lesson.title == "The rate $\\eta_1*a*b$")
    #expect(lesson.lesson.summary == "See $x$.")
    #expect(lesson.html.contains("id=\"a_b-c\""))
    #expect(lesson.html.contains("<title>The rate $\\eta_1*a*b$</title>"))
  }

  @Test func controlCharactersOfTheTextAreItsOwn() {
    let text = "\u{80}x $a$ &#x81; $b$"
    let html = MarkdownDocument(SourceText(text)).html
    #expect(html.hasPrefix("<p>\u{80}x <math>"))
    #expect(html.contains("</math> \u{81} <math>"))
  }

  @Test(arguments: [
    ("a\n\n  $\\x$", 3, 4), ("- > $a\n  > \\x$", 2, 5), ("> $$\r\n> é \\x\r\n> $$\r\n", 2, 6),
    ("-\t$$\n\ta\n\t\\x$$\n", 3, 2), ("# *日 $\\x$*\n", 1, 9), ("\u{FEFF}$\\x$", 1, 2),
    ("[a]: b\n$\\x$", 2, 2), ("a\n\n$$x\n\n- $$\n", 3, 1), ("[a $\\x$](b)", 1, 5),
    ("1. a\n\n   b\n   c $x$ $\\x$\n", 4, 11), ("long\n$\\x$\n---\n", 2, 2),
  ])
  func problemsAreAtTheirColumns(_ markdown: String, line: Int, column: Int) {
    let lesson = Lesson(parsing: Array(markdown.utf8), file: "a.md")
    #expect(lesson.badFormulas.first?.position == SourcePosition(line: line, column: column))
    #expect(lesson.badFormulas.first?.id == .badFormula)
  }

  @Test func whatIsNoFormulaHasNoProblem() {
    let markdown = "![$\\x$](a) `$\\x$` \\$\\x\\$ a $$ b\n\n```\n$\\x$\n```\n"
    #expect(Lesson(parsing: Array(markdown.utf8), file: "a.md").badFormulas.isEmpty)
  }

  @Test(arguments: [
    "- $\\frac{a}{b}$\n\n  $$\n  x_1\n  $$\n", "# $x$\n\n```swift\nlet a = 1\n```\n\n$y$ \\$\n",
  ])
  func notebooksKeepFormulasAsTheyStand(_ markdown: String) {
    let notebook = Notebook(Lesson(parsing: Array(markdown.utf8), file: "Lessons/01-a.md"))
    let text = notebook.cells.map(\.source).joined(separator: "\n\n")
    for line in markdown.split(separator: "\n") where line.contains("$") {
      #expect(text.contains(line))
    }
  }
}
