/// Finds what looks like formulas in the paragraphs and headings of a document.
struct FormulaFinder {
  /// The formulas in document order.
  private(set) var formulas: [Formula] = []
  /// Where double dollars open a line and nothing closes them.
  private(set) var unclosed: [Int] = []

  /// Finds the formulas of `document`, which was made of `source`.
  init(_ document: MarkdownDocument, in source: SourceText) {
    for node in document.nodes {
      switch node.kind {
      // Most paragraphs have none, and their text is not looked at.
      case .paragraph, .heading:
        if source.contains(
          UInt8(ascii: "$"), inLines: node.startLine...max(node.endLine, node.startLine))
        {
          read(InlineText(node, in: source))
        }
      default: break
      }
    }
  }

  private mutating func read(_ text: InlineText) {
    let scanner = DollarScanner(text.bytes)
    unclosed += scanner.unclosed.map { text.offsets[$0] }
    formulas += scanner.matches.map { match in
      let source = text.bytes[match.range].map { $0 == UInt8(ascii: "\n") ? 0x20 : $0 }
      return Formula(
        pieces: text.pieces(of: match.range), isDisplay: match.isDisplay,
        tex: TeXCharacter.all(in: text.bytes[match.content], at: text.offsets[match.content]),
        source: String(decoding: source, as: UTF8.self))
    }
  }
}
