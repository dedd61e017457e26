import CCMark

/// Where the letters of a hidden part stand in the tree: in one text, or in one a line.
struct HiddenPlace {
  private let part: HiddenText
  private let node: MarkdownNode
  /// The nodes between the first and the last text; to be freed when no walk can meet them any more.
  let between: [OpaquePointer]
  /// The text that the part ends in, unless it is the one where it starts.
  private let last: OpaquePointer?

  /// Finds the place of `part`, which starts in `node`; `nil` where its lines do not follow each other.
  init?(_ part: HiddenText, in node: MarkdownNode) {
    var between: [OpaquePointer] = []
    var current = node.pointer
    for _ in part.pieces.dropFirst() {
      guard let lineEnd = cmark_node_next(current), let text = cmark_node_next(lineEnd),
        cmark_node_get_type(text) == CMARK_NODE_TEXT
      else { return nil }
      between += [lineEnd, text]
      current = text
    }
    last = between.popLast()
    self.part = part
    self.node = node
    self.between = between
  }

  /// Puts the part's node behind a new text with `text`, and takes its letters out of the last one.
  ///
  /// An image's description is text and nothing else: there the part is its source again.
  func replace(after text: ArraySlice<UInt8>, of document: MarkdownDocument) {
    let isDescription = node.path.contains { cmark_node_get_type($0.pointer) == CMARK_NODE_IMAGE }
    guard let before = OpaquePointer.text(String(decoding: text, as: UTF8.self)),
      let place = document.makeNode(part, asText: isDescription)
    else { return }
    cmark_node_insert_before(node.pointer, before)
    cmark_node_insert_before(node.pointer, place)
    for node in between { cmark_node_unlink(node) }
    guard let last else { return }
    let rest = Array(last.literal.utf8).dropFirst(part.pieces.last?.count ?? 0)
    cmark_node_set_literal(last, String(decoding: rest, as: UTF8.self))
  }
}
