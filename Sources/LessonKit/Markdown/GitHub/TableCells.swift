import CCMark
import LessonText

/// The cells of a document's tables, whose text cmark reads as paragraphs of a text of their own.
struct TableCells {
  private var cells: [(node: OpaquePointer, place: Range<Int>)] = []

  mutating func add(_ place: Range<Int>, to node: OpaquePointer) { cells.append((node, place)) }

  /// What makes every cell a paragraph, whatever its text starts with.
  static let lead = Array("x ".utf8)

  /// Puts what cmark makes of the cells' text into their nodes.
  ///
  /// Links' definitions are those in `definitions`, the text as cmark gets it.
  func fill(_ lines: BlockLines, _ definitions: () -> [UInt8]) {
    guard !cells.isEmpty else { return }
    var layout: [UInt8] = []
    for (_, place) in cells {
      layout += Self.lead + Self.unescaped(place, of: lines.bytes).map(\.byte)
      layout += Array("\n\n".utf8)
    }
    // The definitions that references need, wherever they stand.
    let (bracket, colon) = (UInt8(ascii: "]"), UInt8(ascii: ":"))
    if zip(lines.bytes, lines.bytes.dropFirst()).contains(where: { $0 == (bracket, colon) }) {
      layout += definitions()
    }
    let root = OpaquePointer.commonMark(layout)
    defer { cmark_node_free(root) }
    var next = root.flatMap { cmark_node_first_child($0) }
    for (node, _) in cells {
      guard let paragraph = next else { return }
      next = cmark_node_next(paragraph)
      if let text = cmark_node_first_child(paragraph) {
        let rest = text.literal.utf8.dropFirst(Self.lead.count)
        cmark_node_set_literal(text, String(decoding: rest, as: UTF8.self))
        if rest.isEmpty { cmark_node_free(text) }
      }
      node.takeChildren(of: paragraph)
    }
  }

  /// The text of a cell, in which `\|` is a pipe, each byte with its place.
  static func unescaped(_ place: Range<Int>, of bytes: [UInt8]) -> [(byte: UInt8, offset: Int)] {
    place.compactMap { index in
      let isEscape =
        bytes[index] == UInt8(ascii: "\\") && index + 1 < place.upperBound
        && bytes[index + 1] == TableRow.pipe
      return isEscape ? nil : (bytes[index], index)
    }
  }
}
