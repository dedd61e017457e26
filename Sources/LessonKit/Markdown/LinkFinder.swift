import CCMark
import LessonText

/// A link or an image in a lesson's prose, and where it stands.
package struct Link: Sendable, Equatable {
  /// Where its first character stands: `[`, `!` or `<`.
  package let position: SourcePosition
  /// How many bytes of the first line it takes.
  package let length: Int
  /// The destination as CommonMark reads it: entities and backslashes resolved, percent signs kept.
  package let destination: String
  package let isImage: Bool

  package init(position: SourcePosition, length: Int, destination: String, isImage: Bool) {
    self.position = position
    self.length = length
    self.destination = destination
    self.isImage = isImage
  }
}

/// Finds the links and images of a Markdown text with their places.
///
/// cmark says which ones there are, but its positions of inline content are wrong behind line ends,
/// link definitions and list prefixes. So each block that holds a link is laid out on one line, its
/// bytes in their places, and parsed again: there cmark's columns are right.
package struct LinkFinder {
  /// The links in document order; those in raw HTML are not among them.
  package private(set) var links: [Link] = []
  /// The pieces of raw HTML inside of text, their text as destinations.
  package private(set) var html: [Link] = []

  private let source: SourceText

  package init(_ nodes: [MarkdownNode], in source: SourceText, frontMatter: FrontMatter?) {
    self.source = source
    let all = Self.blocks(in: nodes, source)
    guard !all.isEmpty else { return }

    let blocks = all.filter { block in block.destinations.contains { $0.place == nil } }
    let lines = blocks.map { Self.lead + flattened($0) }
    var layout = Array(lines.joined(separator: Array("\n\n".utf8))) + Array("\n\n".utf8)
    // The definitions that references need, wherever they stand.
    let (bracket, colon) = (UInt8(ascii: "]"), UInt8(ascii: ":"))
    if !blocks.isEmpty,
      zip(source.bytes, source.bytes.dropFirst()).contains(where: { $0 == (bracket, colon) })
    {
      let start = frontMatter.map { source.line($0.lines.upperBound).endIndex } ?? 0
      layout += source.bytes[start...]
    }
    let places =
      blocks.isEmpty
      ? [:] : Self.places(in: MarkdownDocument(commonMark: layout), lines)
    var line = 1
    for block in all {
      let isLaidOut = line < 2 * blocks.count && blocks[line / 2].node == block.node
      let found = located(block, among: isLaidOut ? places[line, default: []] : [])
      if isLaidOut { line += 2 }
      links += zip(found, block.destinations).filter { !$1.isHTML }.map(\.0)
      html += zip(found, block.destinations).filter { $1.isHTML }.map(\.0)
    }
  }

  /// A paragraph or heading, and what its links say.
  private struct Block {
    let node: MarkdownNode
    var destinations: [Destination] = []
  }

  private struct Destination {
    let url: String
    var isImage = false
    var isHTML = false
    /// The bytes that it takes, where the tree tells them.
    var place: Range<Int>?

    /// Whether it says what `other` says.
    func isSame(as other: Destination) -> Bool {
      (url, isImage, isHTML) == (other.url, other.isImage, other.isHTML)
    }
  }

  private typealias Place = (destination: Destination, columns: ClosedRange<Int>)

  /// What makes every line of the layout a paragraph, whatever the block's text starts with.
  private static let lead = Array("a ".utf8)

  private static func blocks(in nodes: [MarkdownNode], _ source: SourceText) -> [Block] {
    var blocks: [Block] = []
    for node in nodes {
      if node.hasProse {
        blocks.append(Block(node: node))
      } else if var destination = destination(of: node), let block = blocks.last?.node {
        destination.place = node.address ?? block.place(ofInline: node, in: source)
        blocks[blocks.count - 1].destinations.append(destination)
      }
    }
    return blocks.filter { !$0.destinations.isEmpty }
  }

  /// The links of a layout's paragraphs by their lines, of which every second is one of `lines`.
  private static func places(in document: MarkdownDocument, _ lines: [[UInt8]]) -> [Int: [Place]] {
    var places: [Int: [Place]] = [:]
    let lines = lines.map(CMarkColumns.init)
    for node in document.nodes where node.startLine < 2 * lines.count {
      guard let destination = destination(of: node) else { continue }
      let line = lines[node.startLine / 2]
      let start = line.offset(ofCMark: Int(cmark_node_get_start_column(node.pointer)) - 1) + 1
      let end = line.offset(ofCMark: Int(cmark_node_get_end_column(node.pointer)) - 1) + 1
      places[node.startLine, default: []].append((destination, start...max(end, start)))
    }
    return places
  }

  private static func destination(of node: MarkdownNode) -> Destination? {
    let type = cmark_node_get_type(node.pointer)
    if type == CMARK_NODE_HTML_INLINE {
      return Destination(url: words(in: node.literal), isHTML: true)
    }
    guard type == CMARK_NODE_LINK && !node.isMailAddress || type == CMARK_NODE_IMAGE else {
      return nil
    }
    let url = cmark_node_get_url(node.pointer).map { String(cString: $0) } ?? ""
    return Destination(url: url, isImage: type == CMARK_NODE_IMAGE)
  }

  /// A tag without its blanks and what opens lines of quotes: in the layout its lines are one.
  private static func words(in html: String) -> String {
    html.filter { !$0.isWhitespace && $0 != ">" }
  }

  /// The bytes that a block covers, with blanks for its line ends and container prefixes.
  private func flattened(_ block: Block) -> [UInt8] {
    var isPrefix = false
    let text = source.bytes[range(of: block)]
    var line = text.map { byte in
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        isPrefix = true
        return UInt8(ascii: " ")
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"):
        return isPrefix ? UInt8(ascii: " ") : byte
      default:
        isPrefix = false
        return byte
      }
    }
    // On one line a tag of several would be the address of a link.
    for open in line.indices.dropFirst()
    where line[open] == UInt8(ascii: "(") && line[open - 1] == UInt8(ascii: "]") {
      let address = line[(open + 1)...].drop(while: \.isSpaceOrTab)
      guard address.first == UInt8(ascii: "<") else { continue }
      let end = text[(text.startIndex + address.startIndex)...].first {
        $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
      }
      if end != UInt8(ascii: ">") { line[open] = UInt8(ascii: ".") }
    }
    return line
  }

  private func range(of block: Block) -> Range<Int> {
    let node = block.node
    let first = source.line(node.startLine)
    let start = min(first.startIndex + node.startColumn - 1, first.endIndex)
    var last = max(node.endLine, node.startLine)
    // Of an underlined heading that may be the line behind it.
    let lines = BlockLines(source: source, bytes: source.bytes)
    if case .heading = node.kind, last > node.startLine, !lines.isUnderline(last) { last -= 1 }
    return start..<max(source.line(last).endIndex, start)
  }

  /// The links of a block at the places that the layout has for them.
  ///
  /// The layout may have more: the labels of definitions that open a paragraph. They come first, so
  /// that links are paired from the end. One that has no place is where its block is.
  private func located(_ block: Block, among places: [Place]) -> [Link] {
    let start = block.node.cell?.lowerBound ?? range(of: block).lowerBound
    var rest = places[...]
    var links: [Link] = []
    for destination in block.destinations.reversed() {
      var offset = start
      var length = 1
      if let place = destination.place {
        (offset, length) = (place.lowerBound, place.count)
      } else if let index = rest.lastIndex(where: { $0.destination.isSame(as: destination) }) {
        offset += rest[index].columns.lowerBound - 1 - Self.lead.count
        length = rest[index].columns.count
        rest = rest[..<index]
      }
      let position = source.position(ofByte: offset)
      let lineEnd = source.line(position.line).endIndex
      links.append(
        Link(
          position: position, length: max(min(length, lineEnd - offset), 1),
          destination: destination.url, isImage: destination.isImage))
    }
    return links.reversed()
  }
}

extension MarkdownNode {
  /// The bytes of a link in this cell of a table, which cmark has read as one line; `nil` in any other block.
  fileprivate func place(ofInline node: MarkdownNode, in source: SourceText) -> Range<Int>? {
    guard let cell else { return nil }
    let text = TableCells.unescaped(cell, of: source.bytes)
    let (columns, offsets) = (CMarkColumns(text.map(\.byte)), text.map(\.offset))
    let lead = TableCells.lead.count
    let start = columns.offset(ofCMark: Int(cmark_node_get_start_column(node.pointer)) - 1 - lead)
    let end = columns.offset(ofCMark: Int(cmark_node_get_end_column(node.pointer)) - 1 - lead)
    guard offsets.indices.contains(start) else { return cell.lowerBound..<cell.lowerBound + 1 }
    return offsets[start]..<max(offsets[min(max(end, start), offsets.count - 1)], offsets[start])
      + 1
  }
}
