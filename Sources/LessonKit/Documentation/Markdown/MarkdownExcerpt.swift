import LessonText

/// Markdown that stands in a file, less what other syntax puts before each of its lines.
struct MarkdownExcerpt {
  /// The Markdown.
  let source: SourceText
  /// Where each line of it stands in the file.
  private let lines: [CodeLine]

  init(_ lines: [CodeLine]) {
    self.lines = lines
    source = SourceText(lines.map { $0.text + "\n" }.joined())
  }

  /// The place in the file of a place in the Markdown.
  func position(_ position: SourcePosition) -> SourcePosition {
    guard lines.indices.contains(position.line - 1) else {
      return SourcePosition(line: (lines.last?.number ?? 0) + 1, column: position.column)
    }
    let line = lines[position.line - 1]
    return SourcePosition(line: line.number, column: position.column + line.prefixWidth)
  }

  /// The place in the file of a line that the Markdown has as `text`, behind `prefixWidth` bytes.
  func line(_ number: Int, _ text: String, prefixWidth: Int) -> CodeLine {
    let place = position(SourcePosition(line: number, column: prefixWidth + 1))
    return CodeLine(text: text, number: place.line, prefixWidth: place.column - 1)
  }
}
