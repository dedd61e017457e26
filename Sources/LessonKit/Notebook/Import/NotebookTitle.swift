extension Notebook {
  /// The text of the first heading of level 1 in the Markdown cells.
  public var heading: String? {
    for cell in cells where cell.kind == .markdown {
      let document = MarkdownDocument(SourceText(cell.source))
      let heading = document.nodes.first { $0.kind == .heading(level: 1) }
      if let text = heading?.prose.plain, !text.isBlank { return text }
    }
    return nil
  }
}
