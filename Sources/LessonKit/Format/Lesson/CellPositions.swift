import LessonMarkdown
import LessonText

extension Cell {
  /// The Markdown position of the byte at `offset` of the cell's code.
  package func position(ofByte offset: Int) -> SourcePosition {
    var start = 0
    for (index, line) in fence.lines.enumerated() {
      let end = start + line.utf8.count
      if offset <= end { return fence.position(ofLine: index + 1, column: offset - start + 1) }
      start = end + 1
    }
    return fence.position(ofLine: fence.lines.count + 1, column: 1)
  }

  /// The offset in the cell's code of a Markdown position; `nil` outside of the code.
  package func byteOffset(of position: SourcePosition) -> Int? {
    let index = textLine(position.line) - 1
    guard fence.lines.indices.contains(index) else { return nil }
    let column = position.column - 1 - fence.prefixWidths[index]
    guard (0...fence.lines[index].utf8.count).contains(column) else { return nil }
    return fence.lines[..<index].reduce(column) { $0 + $1.utf8.count + 1 }
  }

  /// Whether a Markdown line is one of the cell's lines of code.
  package func contains(line: Int) -> Bool {
    line > fence.position.line && line < fence.closingLine
  }

  /// Whether a Markdown line is one of the cell's lines of code or its closing fence, where the
  /// compiler reports what is missing at the end.
  package func spans(line: Int) -> Bool { line > fence.position.line && line <= fence.closingLine }

  /// The number of a Markdown line among the cell's lines of code.
  package func textLine(_ line: Int) -> Int { line - fence.position.line }
}
