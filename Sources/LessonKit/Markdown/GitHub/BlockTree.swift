import CCMark
import LessonText

/// Where the blocks stand in a tree of cmark, by their lines.
struct BlockTree {
  private var headings: [Int: OpaquePointer] = [:]
  private var items: [Int: [OpaquePointer]] = [:]
  private var code: [ClosedRange<Int>] = []
  private var paragraphs: [ClosedRange<Int>] = []

  init(_ root: OpaquePointer?) {
    for node in root?.blocks ?? [] { add(node) }
  }

  private mutating func add(_ node: OpaquePointer) {
    let line = Int(cmark_node_get_start_line(node))
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING:
      headings[line] = node
      // Of an underlined heading that is the last line or the one behind it.
      let last = Int(cmark_node_get_end_line(node)) - 1
      if last > line { paragraphs.append(line...last) }
    case CMARK_NODE_PARAGRAPH:
      paragraphs.append(line...max(Int(cmark_node_get_end_line(node)), line))
    case CMARK_NODE_ITEM: items[line, default: []].append(node)
    case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK:
      code.append(line...max(Int(cmark_node_get_end_line(node)), line))
    default: break
    }
  }

  /// Whether a line is one of code in a fence or of raw HTML; what is indented code may turn out to be none.
  func isInFence(_ line: Int, _ lines: BlockLines) -> Bool {
    guard let block = Self.block(at: line, of: code),
      let first = lines.bytes[lines.content(block.lowerBound)].first
    else { return false }
    return "`~<".utf8.contains(first)
  }

  /// Whether a line is one of a paragraph that begins before it.
  func isInParagraph(_ line: Int) -> Bool {
    Self.block(at: line, of: paragraphs).map { $0.lowerBound < line } ?? false
  }

  private static func block(at line: Int, of blocks: [ClosedRange<Int>]) -> ClosedRange<Int>? {
    var (low, high) = (0, blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].upperBound < line { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && blocks[low].contains(line) ? blocks[low] : nil
  }

  /// The nodes that stand for a table: the paragraph that its header ends, the heading for its row of dashes,
  /// and those for its rows, as far as they follow each other.
  func table(_ table: TableBlock) -> TableNodes? {
    guard let delimiter = headings[table.delimiter],
      let paragraph = cmark_node_previous(delimiter),
      cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH,
      Int(cmark_node_get_end_line(paragraph)) == table.headerLine
    else { return nil }
    var nodes = TableNodes(paragraph: paragraph, delimiter: delimiter)
    for line in (table.delimiter + 1)..<(table.lastLine + 1) {
      guard let next = cmark_node_next(nodes.last), next == headings[line] else { break }
      nodes.rows.append(next)
    }
    return nodes
  }

  /// The item that a footnote is for cmark.
  func footnoteItem(_ footnote: FootnoteDefinition, _ lines: BlockLines) -> OpaquePointer? {
    let column =
      footnote.range.lowerBound - lines.source.range(ofLine: footnote.line).lowerBound + 1
    return items[footnote.line]?.last { Int(cmark_node_get_start_column($0)) == column }
  }

  /// The paragraph that a task's box opens.
  func task(_ task: TaskBox, _ lines: BlockLines, shift: Int) -> OpaquePointer? {
    let column = task.offset - lines.source.range(ofLine: task.line).lowerBound + 1 - shift
    return items[task.line]?.lazy.compactMap { cmark_node_first_child($0) }.first {
      // A line below it may make a heading of its text.
      [CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING].contains(cmark_node_get_type($0))
        && Int(cmark_node_get_start_line($0)) == task.line
        && Int(cmark_node_get_start_column($0)) == column
    }
  }
}

/// What stands for a table in a tree of cmark.
struct TableNodes {
  let paragraph: OpaquePointer
  let delimiter: OpaquePointer
  var rows: [OpaquePointer] = []
  var last: OpaquePointer { rows.last ?? delimiter }
}
