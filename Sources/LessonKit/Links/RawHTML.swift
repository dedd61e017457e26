import CCMark

/// The raw HTML in a lesson's prose, which its page leaves out.
///
/// GitHub shows it, so that a reader of the page would miss what a reader of the Markdown sees.
struct RawHTML {
  /// Something that is left out, where it begins.
  struct Piece {
    let position: SourcePosition
    let length: Int
    /// The tag's name as it is written; `nil` for a text in an HTML block.
    let name: String?
    /// Whether all of an HTML block is left out with it.
    let isBlock: Bool
  }

  /// What is left out, in document order: comments are not, because nobody sees them anywhere.
  private(set) var pieces: [Piece] = []
  /// The pictures among them.
  private(set) var images: [Link] = []

  private let source: SourceText

  /// Finds the raw HTML of `lesson`.
  init(_ lesson: Lesson) {
    source = lesson.source
    guard lesson.hasHTML else { return }
    let document = MarkdownDocument(source, frontMatter: FrontMatter(source))
    let inline = document.nodes.filter {
      cmark_node_get_type($0.pointer) == CMARK_NODE_HTML_INLINE
    }
    // What cmark has read is without the marks of quotes, which may stand in the middle of a tag.
    for (place, node) in zip(LinkFinder(source).html, inline) {
      let literal = Array(node.literal.utf8)
      guard let tag = RawTag.all(in: literal).tags.first, tag.isStart else { continue }
      let line = literal.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      pieces.append(
        Piece(position: place.position, length: line.count, name: tag.name, isBlock: false))
      if tag.isImage { addImage(tag, at: place.position, length: line.count) }
    }
    for node in document.nodes where node.kind == .html { read(block: node) }
    pieces.sort { $0.position < $1.position }
    images.sort { $0.position < $1.position }
  }

  private mutating func read(block node: MarkdownNode) {
    let text = SourceText(Array(node.literal.utf8))
    let (tags, hasText) = RawTag.all(in: text.bytes)
    let starts = tags.filter(\.isStart)
    for tag in starts where tag.isImage {
      let (position, length) = place(of: tag.range, in: text, of: node)
      addImage(tag, at: position, length: length)
    }
    if let first = starts.first {
      let (position, length) = place(of: first.range, in: text, of: node)
      pieces.append(Piece(position: position, length: length, name: first.name, isBlock: true))
    } else if hasText {
      let offset = text.bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? 0
      let (position, _) = place(of: offset..<(offset + 1), in: text, of: node)
      pieces.append(Piece(position: position, length: 1, name: nil, isBlock: true))
    }
  }

  private mutating func addImage(_ tag: RawTag, at position: SourcePosition, length: Int) {
    let destination = tag.source?.replacing("&amp;", with: "&") ?? ""
    images.append(
      Link(position: position, length: length, destination: destination, isImage: true))
  }

  /// Where a part of the text of an HTML block stands, and how much of it on that line.
  ///
  /// What opens quotes and lists stands before the text of a line.
  private func place(
    of range: Range<Int>, in text: SourceText, of node: MarkdownNode
  ) -> (SourcePosition, Int) {
    let start = text.position(ofByte: range.lowerBound)
    let line = text.line(start.line)
    let number = node.startLine + start.line - 1
    let prefix = max(source.line(number).count - line.count, 0)
    return (
      SourcePosition(line: number, column: prefix + start.column),
      max(min(range.upperBound, line.endIndex) - range.lowerBound, 1)
    )
  }
}

extension Lesson {
  /// One `html-left-out` for each piece of raw HTML that the lesson's page does not show; none for a malformed
  /// lesson, which has no page yet.
  public var leftOutHTML: [Diagnostic] {
    guard isWellFormed else { return [] }
    return RawHTML(self).pieces.map { piece in
      let name: String =
        switch piece.name {
        case nil: "the text of this HTML block"
        case "?"?, "!"?: "`<\(piece.name ?? "")…>`"
        case let name?: "`<\(name)>`"
        }
      return Diagnostic(
        .htmlLeftOut, at: piece.position, length: piece.length,
        "\(name) is left out of the page"
          + (piece.isBlock && piece.name != nil ? ", with the HTML block that it begins" : ""),
        advice: piece.name?.lowercased() == "img"
          ? "write the picture as `![what it shows](its file)`"
          : "write it in Markdown, or have a cell print it for `output as=html`")
    }
  }
}
