import CCMark
import LessonText

/// A table: its header, the row of dashes below it, and the rows below that, each on a line of its own.
struct TableBlock: Sendable, Equatable {
  /// The line of dashes.
  let delimiter: Int
  private(set) var header: TableRow
  private var headerText: Range<Int>
  private let delimiterText: Range<Int>
  let alignments: [ColumnAlignment?]
  private(set) var rows: [TableRow] = []
  private var rowTexts: [Range<Int>] = []
  /// Whether the line behind the last row is known to be none.
  private var isClosed = false

  var headerLine: Int { delimiter - 1 }
  var lastLine: Int { delimiter + rows.count }

  /// Guesses the table whose row of dashes stands on line `delimiter`; `continues` where its header is not the
  /// first line of a block.
  init?(delimiter: Int, continues: Bool, _ lines: BlockLines) {
    self.delimiter = delimiter
    delimiterText = lines.continuation(delimiter)
    let text = continues ? lines.continuation(delimiter - 1) : lines.content(delimiter - 1)
    guard let alignments = ColumnAlignment.all(in: delimiterText, of: lines.bytes),
      let header = TableRow(text, of: lines.bytes), header.cells.count == alignments.count
    else { return nil }
    self.alignments = alignments
    (headerText, self.header) = (text, header)
    addRows(lines)
  }

  /// Adds the lines behind the last row that look like rows.
  ///
  /// Up to `proseEnd` they are a paragraph's, so that most tags on them begin no block.
  private mutating func addRows(_ lines: BlockLines, proseEnd: Int = 0) {
    let quotes = lines.quotes(delimiter)
    while lastLine < lines.count, lines.quotes(lastLine + 1) == quotes {
      let text = lines.continuation(lastLine + 1)
      let isProse =
        lastLine < proseEnd && lines.bytes[text].first == UInt8(ascii: "<")
        && lines.bytes[text].last != UInt8(ascii: ">")
      guard isProse || !lines.mayBeginBlock(text), addRow(text, lines) else { return }
    }
  }

  private mutating func addRow(_ text: Range<Int>, _ lines: BlockLines) -> Bool {
    guard let row = TableRow(text, of: lines.bytes) else { return false }
    missing += max(alignments.count - row.cells.count, 0)
    guard missing <= Self.mostMissing else { return false }
    rows.append(row)
    rowTexts.append(text)
    return true
  }

  /// Whether it may be wider than a phone.
  var isWide: Bool {
    let widths = alignments.indices.map { column in
      ([header] + rows).map { $0.cells.indices.contains(column) ? $0.cells[column].count : 0 }.max()
        ?? 0
    }
    return widths.reduce(0) { $0 + $1 + 3 } > Self.narrow
  }

  /// How many characters fit on a phone, with some to spare.
  private static let narrow = 35

  /// How many cells its rows have too few, and may have: a short text must not make a huge table.
  private var missing = 0
  private static let mostMissing = 0x8_0000

  /// Drops the rows from `line` on.
  mutating func end(before line: Int) {
    guard lastLine >= line else { return }
    rows.removeLast(lastLine - line + 1)
    rowTexts.removeLast(rowTexts.count - rows.count)
  }

  /// Hides the table from cmark.
  func mask(in bytes: inout [UInt8]) {
    for index in headerText where !bytes[index].isTableBlank { bytes[index] = Self.filler }
    for line in [delimiterText] + rowTexts {
      for index in line { bytes[index] = UInt8(ascii: " ") }
      bytes[line.lowerBound] = UInt8(ascii: "#")
    }
  }

  /// What stands for a header: no text goes on with it, be it a link, a tag or a link's definition.
  static let filler = UInt8(ascii: "<")

  /// The table as cmark's tree has it; `nil` where there is none.
  func corrected(by tree: BlockTree, _ lines: BlockLines, mayGrow: Bool, shift: (Int) -> Int)
    -> TableBlock?
  {
    guard let nodes = tree.table(self) else { return nil }
    var table = self
    let first = nodes.paragraph
    let isFirstLine = Int(cmark_node_get_start_line(first)) == headerLine
    var start = lines.continuation(headerLine, quotes: first.quoteCount).lowerBound
    if isFirstLine {
      start = lines.source.range(ofLine: headerLine).lowerBound
      start += Int(cmark_node_get_start_column(first)) - 1 + shift(headerLine)
      if lines.hasBox(at: start, in: start..<max(start, headerText.upperBound)) {
        start = lines.bytes[(start + 3)...].firstIndex { !$0.isSpaceOrTab } ?? start
      }
    }
    if start != headerText.lowerBound {
      let text = min(start, headerText.upperBound)..<headerText.upperBound
      guard let header = TableRow(text, of: lines.bytes), header.cells.count == alignments.count
      else { return nil }
      (table.header, table.headerText) = (header, text)
    }
    if nodes.rows.count < rows.count {
      table.end(before: delimiter + nodes.rows.count + 1)
      table.isClosed = true
    } else if mayGrow, !isClosed, let next = cmark_node_next(nodes.last),
      Int(cmark_node_get_start_line(next)) == lastLine + 1,
      [CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING].contains(cmark_node_get_type(next)),
      !lines.isHeading(lastLine + 1, next)
    {
      if table.addRow(lines.continuation(lastLine + 1), lines) {
        let last = Int(cmark_node_get_end_line(next))
        table.addRows(lines, proseEnd: next.type == CMARK_NODE_PARAGRAPH ? last : 0)
      } else {
        table.isClosed = true
      }
    }
    return table
  }
}

extension BlockLines {
  /// Whether a heading at `line` is one with `#`.
  fileprivate func isHeading(_ line: Int, _ node: OpaquePointer) -> Bool {
    cmark_node_get_type(node) == CMARK_NODE_HEADING
      && bytes[continuation(line)].first == UInt8(ascii: "#")
  }
}

/// The box around a table on a page.
package enum TableBox {
  /// What the box begins with; a table that may be wider than a phone scrolls in it, by keyboard too.
  package static func start(isWide: Bool) -> String {
    let keyboard = isWide ? " tabindex=\"0\" role=\"group\" aria-label=\"Table\"" : ""
    return "<div class=\"table\"\(keyboard)>\n"
  }

  package static let end = "\n</div>"
}
