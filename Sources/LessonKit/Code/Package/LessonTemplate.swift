import LessonFormat

/// What a new lesson says before its author says something else.
package struct LessonTemplate: Sendable {
  /// The lesson's Markdown: it passes as it stands.
  package let markdown: String
  /// The title as a reader sees it, markup left out.
  package let plainTitle: String

  package init(title: String) {
    markdown = """
      # \(title)

      One paragraph that says what a reader can do after this lesson: the course's index shows it.

      ## A first cell

      Cells are Swift; what a cell declares, later cells see. A value at the end is displayed.

      ```swift
      let numbers = [1, 2, 3]
      numbers.reduce(0, +)
      ```

      ```output
      6
      ```

      """
    plainTitle = Lesson(parsing: Array("# \(title)\n".utf8), file: "").title
  }
}
