import Testing

@testable import LessonFormat
@testable import LessonMarkdown
@testable import LessonText

/// What the one pass over a lesson keeps of its Markdown.
@Suite struct LessonDocumentTests {
  private func document(_ markdown: String) -> LessonDocument {
    Lesson(parsing: Array(markdown.utf8), file: "Lessons/a.md").document
  }

  @Test func headingsHaveTheirLinesLevelsAndAnchors() {
    let headings = document("---\na: b\n---\n# A `b` $x$\n\n> ## !!!\n\nC\n---\n\n## c\n").headings
    #expect(headings.map(\.line) == [4, 6, 8, 11])
    #expect(headings.map(\.level) == [1, 2, 2, 2])
    #expect(headings.map(\.text.plain) == ["A b $x$", "!!!", "C", "c"])
    #expect(headings.map(\.slug) == ["a-b-x", "", "c", "c-1"])
  }

  @Test func codeKnowsTheCodeRightBeforeIt() {
    let code = document(
      "```swift\n1\n```\n\n```output\n1\n```\n\ntext\n\n- ```sh\n  ls\n  ```\n\n<!-- -->\n\n    x\n"
    ).codeBlocks
    #expect(code.map(\.line) == [1, 5, 11, 17])
    #expect(code.map(\.precedingLine) == [nil, 1, nil, nil])
    #expect(code.map(\.isTopLevel) == [true, true, false, true])
    #expect(code.map { $0.fence?.info } == ["swift", "output", "sh", nil])
    #expect(code.map(\.text) == ["1\n", "1\n", "ls\n", "x\n"])
  }

  @Test func aDefinitionThatStandsAnywhereMakesLinks() {
    let document = document("[a] ![b][a] <i><c></i>\n\n$y$\n\n<img src=\"d\">\n\n[a]: e\n")
    #expect(document.links.map(\.destination) == ["e", "e", "d"])
    #expect(document.leftOutHTML.map(\.name) == ["c"])
    #expect(document.formulas.map(\.source) == ["$y$"])
  }

  /// Its headings are anchors for other lessons; nothing else of it counts.
  @Test func aFileThatIsNotUTF8HasHeadingsAndNoLinks() {
    let lesson = Lesson(
      parsing: Array("# A\n\n[b](c) $\\x$\n\n```swift\n1\n```\n".utf8) + [0xFF], file: "a.md")
    #expect(lesson.document.headings.map(\.slug) == ["a"])
    #expect(lesson.document.links.isEmpty && lesson.badFormulas.isEmpty && lesson.cells.isEmpty)
    #expect(lesson.diagnostics.map(\.id) == [.notUTF8])
  }
}
