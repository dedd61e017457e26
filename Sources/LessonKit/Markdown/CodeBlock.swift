/// A fenced or indented block of code in a Markdown document.
struct CodeBlock: Sendable, Equatable {
  /// The line that it begins on.
  let line: Int
  /// The code.
  let text: String
  /// Its fence; `nil` for an indented block.
  let fence: Fence?
  /// Whether it stands directly in the document and not in a list or a quote.
  let isTopLevel: Bool
  /// The line of the code block that it follows, with no other block between them.
  let precedingLine: Int?

  /// Reads `node`; `nil` for one of any other kind.
  init?(_ node: MarkdownNode, in source: SourceText) {
    guard node.kind == .codeBlock else { return nil }
    line = node.startLine
    text = node.literal
    fence = Fence(node, in: source)
    isTopLevel = node.isTopLevel
    precedingLine = node.previous.flatMap { $0.kind == .codeBlock ? $0.startLine : nil }
  }
}
