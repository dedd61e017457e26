/// The raw HTML in a lesson's prose, which its page leaves out.
///
/// GitHub shows it, so that a reader of the page would miss what a reader of the Markdown sees.
struct RawHTML {
  /// Something that is left out, where it begins.
  struct Piece {
    let position: SourcePosition
    let length: Int
    /// The tag's name; `nil` for a text in an HTML block.
    let name: String?
    /// Whether all of an HTML block is left out with it.
    let isBlock: Bool
  }

  /// What is left out, in document order: comments are not, because nobody sees them anywhere.
  private(set) var pieces: [Piece] = []
  /// The pictures among them.
  private(set) var images: [Link] = []

  private let source: SourceText

  /// Finds the raw HTML of `source`.
  init(_ source: SourceText) {
    self.source = source
    guard source.mayHaveHTML else { return }
    let finder = LinkFinder(source)
    let document = MarkdownDocument(source, frontMatter: FrontMatter(source))
    let places = finder.html.map { source.offset(of: $0.position) }
      .map { ($0, source.range(ofParagraphAt: $0)) }
    for (offset, end) in places {
      guard let tag = RawTag.all(in: source.bytes, offset..<end).tags.first, tag.isStart else {
        continue
      }
      add(tag, isBlock: false)
    }
    for node in document.nodes where node.kind == .html { read(block: node) }
    pieces.sort { $0.position < $1.position }
    images.sort { $0.position < $1.position }
  }

  private mutating func read(block node: MarkdownNode) {
    let start = source.line(node.startLine).startIndex
    let range = start..<max(source.line(max(node.endLine, node.startLine)).endIndex, start)
    let (tags, hasText) = RawTag.all(in: source.bytes, range)
    let starts = tags.filter(\.isStart)
    for tag in starts where tag.name == "img" { addImage(tag) }
    if let first = starts.first {
      add(first, isBlock: true)
    } else if hasText {
      let offset = source.bytes[range].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? start
      pieces.append(
        Piece(position: source.position(ofByte: offset), length: 1, name: nil, isBlock: true))
    }
  }

  private mutating func add(_ tag: RawTag, isBlock: Bool) {
    let (position, length) = place(of: tag)
    pieces.append(Piece(position: position, length: length, name: tag.name, isBlock: isBlock))
    if tag.name == "img", !isBlock { addImage(tag) }
  }

  private mutating func addImage(_ tag: RawTag) {
    let (position, length) = place(of: tag)
    let destination = tag.source?.replacing("&amp;", with: "&") ?? ""
    images.append(
      Link(position: position, length: length, destination: destination, isImage: true))
  }

  /// Where a tag begins, and how much of it stands on that line.
  private func place(of tag: RawTag) -> (SourcePosition, Int) {
    let position = source.position(ofByte: tag.range.lowerBound)
    let end = min(tag.range.upperBound, source.line(position.line).endIndex)
    return (position, max(end - tag.range.lowerBound, 1))
  }
}

extension SourceText {
  /// Whether a tag may stand anywhere; most lessons need not be read for it.
  fileprivate var mayHaveHTML: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 1
      while index < bytes.count {
        if bytes[index - 1] == UInt8(ascii: "<") {
          let byte = bytes[index] | 0x20
          if byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") { return true }
          if bytes[index] == UInt8(ascii: "?") || bytes[index] == UInt8(ascii: "!") { return true }
          if bytes[index] == UInt8(ascii: "/") { return true }
        }
        index += 1
      }
      return false
    }
  }

  /// The offset of a position.
  fileprivate func offset(of position: SourcePosition) -> Int {
    let line = line(position.line)
    return min(line.startIndex + position.column - 1, line.endIndex)
  }

  /// Where the text ends that goes on at `offset` without a blank line.
  fileprivate func range(ofParagraphAt offset: Int) -> Int {
    var number = position(ofByte: offset).line
    while number < lineCount, line(number + 1).contains(where: { $0 != 0x20 && $0 != 0x09 }) {
      number += 1
    }
    return max(line(number).endIndex, offset)
  }
}

extension Lesson {
  /// One `html-left-out` for each piece of raw HTML that the lesson's page does not show; none for a malformed
  /// lesson, which has no page yet.
  public var leftOutHTML: [Diagnostic] {
    guard isWellFormed else { return [] }
    return RawHTML(source).pieces.map { piece in
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
        advice: piece.name == "img"
          ? "write the picture as `![what it shows](its file)`"
          : "write it in Markdown, or have a cell print it for `output as=html`")
    }
  }
}
