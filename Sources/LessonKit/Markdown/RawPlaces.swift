import LessonText

/// A piece of a document's raw HTML: a tag or a text, in a node of its tree.
package struct RawPiece {
  package enum Place {
    /// In an HTML block.
    case block(MarkdownNode)
    /// In text, as the raw HTML with this number in the document.
    case inline(Int)
  }

  package let place: Place
  /// Its bytes in the text of the node.
  package let range: Range<Int>

  package init(_ place: Place, _ range: Range<Int>) { (self.place, self.range) = (place, range) }
}

/// Where the raw HTML of a document stands in its file.
package struct RawPlaces {
  private let source: SourceText
  private let inline: [Link]
  private var last: (node: MarkdownNode, text: SourceText)?
  private var lastLine: (number: Int, columns: CMarkColumns)?

  /// `inline` are the places of the raw HTML in text.
  package init(_ source: SourceText, inline: [Link]) {
    (self.source, self.inline) = (source, inline)
  }

  /// Where a piece begins, and how many bytes of its first line it takes.
  package mutating func place(of piece: RawPiece) -> (position: SourcePosition, length: Int) {
    switch piece.place {
    case .inline(let number):
      guard inline.indices.contains(number) else { return (SourcePosition(line: 1), 1) }
      // In the layout of links its lines are one: there the length may be that of several.
      let position = inline[number].position
      let rest = source.line(position.line).dropFirst(position.column - 1)
      let columns = CMarkColumns(rest.prefix(piece.range.count))
      return (position, max(min(columns.offset(ofCMark: piece.range.count), rest.count), 1))
    case .block(let node):
      let text = last?.node == node ? last?.text : nil
      let block = text ?? SourceText(Array(node.literal.utf8))
      last = (node, block)
      // The block's text is without what opens quotes and lists.
      let start = block.position(ofByte: piece.range.lowerBound)
      let line = block.line(start.line)
      let number = node.startLine + start.line - 1
      if lastLine?.number != number { lastLine = (number, CMarkColumns(source.line(number))) }
      let whole = lastLine?.columns ?? CMarkColumns([])
      let prefix = max(whole.cmarkCount - line.count, 0)
      let offset = prefix + start.column - 1
      let length = min(piece.range.upperBound, line.endIndex) - piece.range.lowerBound
      let first = whole.offset(ofCMark: offset)
      return (
        SourcePosition(line: number, column: first + 1),
        max(whole.offset(ofCMark: offset + length) - first, 1)
      )
    }
  }
}
