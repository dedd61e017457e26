import LessonFormat
import LessonText

/// A lesson's text cut into what become the cells of a notebook: nothing is left out between them.
struct LessonPieces {
  /// One piece and the blank text behind it.
  struct Piece {
    enum Kind {
      case frontMatter
      case prose
      case cell(CellFences)
    }
    var kind: Kind
    /// The line that it begins on.
    let line: Int
    /// The text without the end of its last line.
    var text: String
    /// Everything up to the next piece: line ends and blanks.
    var gap: String
  }

  private(set) var pieces: [Piece] = []
  private let source: SourceText

  /// Cuts `source`, which is the text of `document` but for the ends of its lines.
  init(_ source: SourceText, _ document: LessonDocument) {
    self.source = source
    var next = 1
    if let frontMatter = document.frontMatter {
      append(.frontMatter, frontMatter.lines)
      next = frontMatter.lines.upperBound + 1
    }
    let code = document.codeBlocks
    for index in code.indices {
      guard let fences = CellFences(code[index...], in: source) else { continue }
      appendProse(next..<fences.cell.position.line)
      append(.cell(fences), fences.cell.position.line...fences.lastLine)
      next = fences.lastLine + 1
    }
    appendProse(next..<source.lineCount + 1)
  }

  /// Adds a stretch of prose, less the blank lines around it, which only a first piece keeps before it.
  private mutating func appendProse(_ lines: Range<Int>) {
    guard let last = lines.last(where: { !source.isBlank(line: $0) }) else {
      if lines.lowerBound == 1, !lines.isEmpty { append(.prose, 1...1) }
      return
    }
    let first = lines.lowerBound == 1 ? 1 : lines.first { !source.isBlank(line: $0) }
    append(.prose, (first ?? last)...last)
  }

  private mutating func append(_ kind: Piece.Kind, _ lines: ClosedRange<Int>) {
    let start = source.line(lines.lowerBound).startIndex
    let end = source.line(lines.upperBound).endIndex
    if let last = pieces.indices.last { pieces[last].gap = text(ends, start) }
    pieces.append(
      Piece(
        kind: kind, line: lines.lowerBound, text: text(start, end),
        gap: text(end, source.bytes.count)))
    ends = end
  }

  private var ends = 0

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: source.bytes[start..<end], as: UTF8.self)
  }
}
