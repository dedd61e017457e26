import CCMark
import LessonText

/// Puts GitHub's blocks into the tree that cmark made of a text that hid them.
struct GitHubTree {
  private(set) var elements: [OpaquePointer: GitHubElement] = [:]
  private let lines: BlockLines
  private var cells = TableCells()

  init(_ blocks: GitHubBlocks, _ lines: BlockLines, _ tree: BlockTree) {
    self.lines = lines
    for task in blocks.tasks {
      let shift = blocks.shift(ofLine: task.line)
      if let paragraph = tree.task(task, lines, shift: shift) { add(task, to: paragraph) }
    }
    let tables = blocks.tables.compactMap { table in tree.table(table).map { (table, $0) } }
    let items = blocks.footnotes.map { ($0, tree.footnoteItem($0, lines)) }
    for (table, nodes) in tables { add(table, in: nodes) }
    for (footnote, item) in items { if let item { add(footnote, in: item) } }
    cells.fill(lines) { blocks.masked(lines.bytes) }
  }

  /// Puts a table in the place of the nodes that stand for it.
  private mutating func add(_ table: TableBlock, in nodes: TableNodes) {
    guard
      let node = OpaquePointer.block(
        TableBox.start(isWide: table.isWide) + "<table>", "</table>" + TableBox.end)
    else { return }
    cmark_node_insert_before(nodes.delimiter, node)
    addRow(table.header, table, to: node, "<thead>\n<tr>", "</tr>\n</thead>", cell: "th")
    for (index, row) in table.rows.enumerated() {
      addRow(
        row, table, to: node, index == 0 ? "<tbody>\n<tr>" : "<tr>",
        index == table.rows.count - 1 ? "</tr>\n</tbody>" : "</tr>", cell: "td")
    }
    for old in [nodes.delimiter] + nodes.rows { cmark_node_free(old) }
    cut(table, from: nodes.paragraph)
    if table.rows.isEmpty { Self.loosen(listsAround: node) }
  }

  private mutating func addRow(
    _ row: TableRow, _ table: TableBlock, to node: OpaquePointer, _ enter: String, _ exit: String,
    cell name: String
  ) {
    guard let line = OpaquePointer.block(enter, exit) else { return }
    cmark_node_append_child(node, line)
    for (index, alignment) in table.alignments.enumerated() {
      let style = alignment.map { " class=\"\($0.rawValue)\"" } ?? ""
      guard let cell = OpaquePointer.inline("<\(name)\(style)>", "</\(name)>\n") else { continue }
      cmark_node_append_child(line, cell)
      guard row.cells.indices.contains(index) else { continue }
      let place = row.cells[index]
      elements[cell] = .cell(place)
      if !place.isEmpty { cells.add(place, to: cell) }
    }
  }

  /// Takes the line that stands for a table's header off the paragraph that ends with it.
  private mutating func cut(_ table: TableBlock, from paragraph: OpaquePointer) {
    while let last = cmark_node_last_child(paragraph) {
      guard last.type == CMARK_NODE_TEXT else {
        guard last.isBreak else { break }
        let isHard = last.type == CMARK_NODE_LINEBREAK
        cmark_node_free(last)
        if isHard, lines.source.line(table.headerLine - 1).last == UInt8(ascii: "\\") {
          paragraph.append(text: "\\")
        }
        break
      }
      guard last.literal.utf8.allSatisfy({ $0 == TableBlock.filler || $0.isTableBlank }) else {
        break
      }
      cmark_node_free(last)
    }
    if cmark_node_first_child(paragraph) == nil {
      cmark_node_free(paragraph)
    } else {
      elements[paragraph] = .paragraph(endLine: table.headerLine - 1)
    }
  }

  /// Puts a box in the place of the letters that stand for it.
  private func add(_ task: TaskBox, to paragraph: OpaquePointer) {
    guard let text = cmark_node_first_child(paragraph) else { return }
    let rest = text.literal.dropFirst(3).drop { $0 == " " || $0 == "\t" }
    cmark_node_set_literal(text, String(rest))
    let state = task.isDone ? "aria-label=\"Done\" checked=\"\"" : "aria-label=\"To do\""
    guard
      let box = OpaquePointer.inline("<input type=\"checkbox\" \(state) disabled=\"\"> ", "")
    else { return }
    cmark_node_prepend_child(paragraph, box)
  }

  /// Puts a footnote in the place of the item that stands for it.
  private mutating func add(_ footnote: FootnoteDefinition, in item: OpaquePointer) {
    guard let list = cmark_node_parent(item), let node = OpaquePointer.block("", "") else { return }
    elements[node] = .definition(footnote.label)
    if !footnote.hasText, cmark_node_first_child(item) == cmark_node_last_child(item) {
      Self.loosen(listsAround: list, isFollowed: cmark_node_next(item) != nil)
    }
    if !footnote.hasText, let start = cmark_node_first_child(item) { cmark_node_free(start) }
    node.takeChildren(of: item)
    if cmark_node_previous(item) == nil {
      cmark_node_insert_before(list, node)
    } else {
      cmark_node_insert_after(list, node)
      if cmark_node_next(item) != nil, let rest = cmark_node_new(CMARK_NODE_LIST) {
        cmark_node_set_list_type(rest, CMARK_BULLET_LIST)
        cmark_node_set_list_tight(rest, cmark_node_get_list_tight(list))
        cmark_node_insert_after(node, rest)
        while let next = cmark_node_next(item) { cmark_node_append_child(rest, next) }
      }
    }
    cmark_node_free(item)
    if cmark_node_first_child(list) == nil { cmark_node_free(list) }
  }
}

extension GitHubTree {
  /// Makes the lists loose in which something follows `node`, as GitHub does behind a block that it takes for
  /// one with a blank line at its end.
  private static func loosen(listsAround node: OpaquePointer, isFollowed: Bool = false) {
    var (node, isLast) = (node, !isFollowed && cmark_node_next(node) == nil)
    while let item = cmark_node_parent(node), cmark_node_get_type(item) == CMARK_NODE_ITEM,
      let list = cmark_node_parent(item)
    {
      if !isLast || cmark_node_next(item) != nil { cmark_node_set_list_tight(list, 0) }
      guard isLast, cmark_node_next(item) == nil else { return }
      (node, isLast) = (list, cmark_node_next(list) == nil)
    }
  }
}
