import Testing

@testable import LessonFormat
@testable import LessonNotebook

/// Jupyter finds formulas where lessons have none: an import writes them as lessons do.
@Suite struct NotebookFormulaTests {
  @Test(arguments: [
    (#"a $ \alpha $ b"#, #"a $\alpha$ b"#),
    ("$\n\\frac{a}{b}\n$", #"$\frac{a}{b}$"#),
    ("$\nJ =\n- x^2\n$ and $ y^2$", "$J = - x^2$ and $y^2$"),
    ("$$\na\n+ b\n$$", "$$\na + b\n$$"),
    (
      "- x\n\n\\begin{align}\na &= b \\\\\n- c\n\\end{align}",
      "- x\n\n$$\n\\begin{align}\na &= b \\\\ - c\n\\end{align}\n$$"
    ),
    // Prices, code, and what a lesson can read.
    ("$ 5 and $ 6", "$ 5 and $ 6"), (#"`$ \alpha $`"#, #"`$ \alpha $`"#),
    ("```\n$ \\alpha $\n```", "```\n$ \\alpha $\n```"), (#"$\alpha$ é"#, #"$\alpha$ é"#),
  ])
  func becomesWhatLessonsRead(_ notebook: String, _ markdown: String) {
    #expect(notebook.withFormulasOfLessons == markdown)
    #expect(markdown.withFormulasOfLessons == markdown)
    #expect(Lesson(parsing: Array(markdown.utf8), file: "a.md").badFormulas.isEmpty)
  }
}
