import CCMark
import LessonText

/// The text of a paragraph, a heading or a cell without its container prefixes, each byte with its place.
struct InlineText {
  /// The text; a line feed ends each line but the last.
  private(set) var bytes: [UInt8] = []
  /// Where each byte stands in the file; for a line feed, the end of its line.
  private(set) var offsets: [Int] = []

  init(_ block: MarkdownNode, in source: SourceText) {
    if let cell = block.cell {
      for (byte, offset) in TableCells.unescaped(cell, of: source.bytes) {
        append(byte, at: offset)
      }
      return
    }
    let quotes = block.path.filter { cmark_node_get_type($0.pointer) == CMARK_NODE_BLOCK_QUOTE }
    let lines = BlockLines(source: source, bytes: source.bytes)
    let column = block.startColumn
    var end = max(block.endLine, block.startLine)
    if case .heading = block.kind, end > block.startLine, lines.isUnderline(end) { end -= 1 }
    for number in block.startLine...end {
      var line = source.line(number)
      if number == block.startLine {
        line = line.dropFirst(column - 1)
      } else {
        append(UInt8(ascii: "\n"), at: source.range(ofLine: number - 1).upperBound)
        line = source.bytes[lines.continuation(number, quotes: quotes.count)]
      }
      for index in line.indices { append(line[index], at: index) }
    }
  }

  private mutating func append(_ byte: UInt8, at offset: Int) {
    bytes.append(byte)
    offsets.append(offset)
  }

  /// What looks like formulas, in order, and the dollars of what is none.
  var formulas: (found: [(match: Range<Int>, hidden: HiddenText)], strays: StrayDollars) {
    let scanner = DollarScanner(bytes)
    let found = scanner.matches.map { match in
      let source = bytes[match.range].map { $0 == UInt8(ascii: "\n") ? 0x20 : $0 }
      let formula = Formula(
        pieces: pieces(of: match.range), isDisplay: match.isDisplay,
        tex: TeXCharacter.all(in: bytes[match.content], at: offsets[match.content]),
        source: String(decoding: source, as: UTF8.self))
      return (match.range, HiddenText(formula))
    }
    return (found, scanner.strays.map { offsets[$0] })
  }

  /// The place in the file of a part of the text that stands on one line.
  func range(of range: Range<Int>) -> Range<Int> {
    offsets[range.lowerBound]..<offsets[range.upperBound - 1] + 1
  }

  /// The places in the file of a part of the text, line by line.
  private func pieces(of range: Range<Int>) -> [Range<Int>] {
    bytes[range].split(separator: UInt8(ascii: "\n")).map { line in
      offsets[line.startIndex]..<offsets[line.endIndex - 1] + 1
    }
  }
}
