import Testing

@testable import LessonKit

/// Lines between `// lesson.hide` and `// lesson.show` are not on the page, wherever those are
/// comments, and nowhere else.
@Suite struct VisibleLinesTests {
  private func visible(_ code: String) -> String {
    HighlightedCode(code).runs.map(\.text).joined()
  }

  @Test(arguments: [
    ("a\n// lesson.hide\nb\n// lesson.show\nc\n", "a\nc\n"),
    ("a\n// lesson.hide\nb\nc\n", "a\n"),
    ("// lesson.hide\nb\n// lesson.show\n", ""),
    ("// lesson.hide\na\n// lesson.show\nb\n// lesson.hide\nc\n// lesson.show\nd\n", "b\nd\n"),
    ("a {\n  // lesson.hide\n  b\n\t// lesson.show\t \n  c\n}\n", "a {\n  c\n}\n"),
    ("a\n//lesson.hide\nb\n//   lesson.show\nc\n", "a\nc\n"),
    ("// lesson.hide\na\n// lesson.hide\nb\n// lesson.show\nc\n", "c\n"),
    ("a\n// lesson.show\nb\n", "a\nb\n"),
    ("a\n// lesson.hide\n/*\nb */\n// lesson.show\nc", "a\nc"),
    ("a\n// lesson.hide\n\"\"\"\n  x\n  \"\"\"\n// lesson.show\nc\n", "a\nc\n"),
    ("let é = \"👩‍👩‍👧\"\n// lesson.hide\nb\n// lesson.show\né\n", "let é = \"👩‍👩‍👧\"\né\n"),
    ("f( {\n// lesson.hide\n}}} let =\n// lesson.show\n=\n", "f( {\n=\n"),
    ("#if os(Plan9)\n// lesson.hide\na\n// lesson.show\n#endif\n", "#if os(Plan9)\n#endif\n"),
    ("/* a\n*/\n// lesson.hide\nb\n// lesson.show\nc\n", "/* a\n*/\nc\n"),
    ("\"\"\"\n\\(\n// lesson.hide\na\n// lesson.show\n)\n\"\"\"\n", "\"\"\"\n\\(\n)\n\"\"\"\n"),
  ])
  func hiddenLinesAndTheirMarksAreLeftOut(_ code: String, _ expected: String) {
    #expect(visible(code) == expected)
    #expect(VisibleLines.text(of: code) == expected)
  }

  @Test(arguments: [
    "let s = \"\"\"\n// lesson.hide\nx\n// lesson.show\n\"\"\"\n",
    "let s = #\"\"\"\n  // lesson.hide\n  \"\"\"#\n",
    "/*\n// lesson.hide\n*/\nb\n", "/* a /* b */\n// lesson.hide\n*/ c\n",
    "a // lesson.hide\nb\n", "/* */ // lesson.hide\nb\n", "/*\n*/ // lesson.hide\nb\n",
    "/// lesson.hide\nb\n", "// lesson.hide now\nb\n", "// Lesson.hide\nb\n",
    "// lesson.hidden\nb\n",
    "/* lesson.hide */\nb\n", "// // lesson.hide\nb\n", "\"\"\"\nx\n\"\"\" // lesson.hide\nb\n",
    "let r = #/\n// lesson.hide\n/#\n", "//\nb\n", "",
  ])
  func whatIsNoMarkStays(_ code: String) {
    #expect(visible(code) == code)
  }

  @Test func theRestKeepsItsColours() {
    let runs = HighlightedCode(
      "let s = \"\"\"\n  \\(\n// lesson.hide\n1\n// lesson.show\n2)\n  \"\"\"\n"
    )
    .runs
    #expect(runs.contains(.init(tokenClass: .number, text: "2")))
    #expect(runs.first == .init(tokenClass: .keyword, text: "let"))
    #expect(!runs.contains(.init(tokenClass: .number, text: "1")))
  }

  @Test func hiddenLinesAreCompiled() {
    let lesson = Lesson(
      parsing: Array("```swift\n// lesson.hide\nlet a = 1\n// lesson.show\na\n```\n".utf8),
      file: "a.md")
    #expect(lesson.cells[0].code == "// lesson.hide\nlet a = 1\n// lesson.show\na\n")
  }

  @Test func aCellWithoutVisibleLinesIsItsOutput() {
    let html = RenderedLesson("```swift\n// lesson.hide\nx\n```\n\n```output\n1\n```\n").main
    #expect(!html.contains("<pre class=\"code\">") && html.contains("<samp>1\n</samp>"))
    #expect(RenderedLesson("```swift\n```\n").main.contains("<pre class=\"code\">"))
  }
}
