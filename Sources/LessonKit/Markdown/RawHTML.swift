import LessonText

/// The raw HTML in a lesson's prose, which its page leaves out and GitHub shows, so that a reader of the
/// page would miss something.
package struct RawHTML: Sendable, Equatable {
  package struct Piece: Sendable, Equatable {
    package let position: SourcePosition
    package let length: Int
    /// The tag's name as it is written; `nil` for a text in an HTML block.
    package let name: String?
    /// Whether all of an HTML block is left out with it.
    package let isBlock: Bool
  }

  /// What is left out, in document order: comments are not, because nobody sees them anywhere.
  package private(set) var pieces: [Piece] = []
  package private(set) var images: [Link] = []

  /// Finds the raw HTML among a document's `nodes`; `places` are those of the pieces inside of text.
  package init(_ nodes: [MarkdownNode], in source: SourceText, _ places: [Link]) {
    let inline = nodes.filter { $0.kind == .inlineHTML }
    // What cmark has read is without the marks of quotes, which may stand in the middle of a tag.
    for (place, node) in zip(places, inline) {
      let literal = Array(node.literal.utf8)
      guard let tag = RawTag.all(in: literal).tags.first, tag.isStart else { continue }
      let line = literal.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      pieces.append(
        Piece(position: place.position, length: line.count, name: tag.name, isBlock: false))
      if tag.isImage { addImage(tag, at: place.position, length: line.count) }
    }
    for node in nodes where node.kind == .html { read(block: node, in: source) }
    pieces.sort { $0.position < $1.position }
    images.sort { $0.position < $1.position }
  }

  private mutating func read(block node: MarkdownNode, in source: SourceText) {
    let text = SourceText(Array(node.literal.utf8))
    let (tags, hasText) = RawTag.all(in: text.bytes)
    /// Where a part of the text stands behind what opens quotes and lists, and its length on that line.
    func place(of range: Range<Int>) -> (SourcePosition, Int) {
      let start = text.position(ofByte: range.lowerBound)
      let line = text.line(start.line)
      let number = node.startLine + start.line - 1
      let prefix = max(source.line(number).count - line.count, 0)
      return (
        SourcePosition(line: number, column: prefix + start.column),
        max(min(range.upperBound, line.endIndex) - range.lowerBound, 1)
      )
    }
    let starts = tags.filter(\.isStart)
    for tag in starts where tag.isImage {
      let (position, length) = place(of: tag.range)
      addImage(tag, at: position, length: length)
    }
    if let first = starts.first {
      let (position, length) = place(of: first.range)
      pieces.append(Piece(position: position, length: length, name: first.name, isBlock: true))
    } else if hasText {
      let offset = text.bytes.firstIndex { !$0.isSpaceOrTab } ?? 0
      let (position, _) = place(of: offset..<(offset + 1))
      pieces.append(Piece(position: position, length: 1, name: nil, isBlock: true))
    }
  }

  private mutating func addImage(_ tag: RawTag, at position: SourcePosition, length: Int) {
    let destination = tag.source?.replacing("&amp;", with: "&") ?? ""
    images.append(
      Link(position: position, length: length, destination: destination, isImage: true))
  }
}
