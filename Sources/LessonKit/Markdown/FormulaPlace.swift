import CCMark

/// Where the letters of a hidden formula stand in the tree: in one text, or in one a line.
struct FormulaPlace {
  private let formula: Formula
  private let node: MarkdownNode
  /// The nodes between the first and the last text; to be freed when no walk can meet them any more.
  let between: [OpaquePointer]
  /// The text that the formula ends in, unless it is the one where it starts.
  private let last: OpaquePointer?

  /// Finds the place of `formula`, which starts in `node`; `nil` where its lines do not follow each other.
  init?(_ formula: Formula, in node: MarkdownNode) {
    var between: [OpaquePointer] = []
    var current = node.pointer
    for _ in formula.pieces.dropFirst() {
      guard let lineEnd = cmark_node_next(current), let text = cmark_node_next(lineEnd),
        cmark_node_get_type(text) == CMARK_NODE_TEXT
      else { return nil }
      between += [lineEnd, text]
      current = text
    }
    last = between.popLast()
    self.formula = formula
    self.node = node
    self.between = between
  }

  /// Puts the formula's node behind a new text with `text`, and takes its letters out of the last one.
  ///
  /// An image's description is text and nothing else: there the formula is its source again.
  func replace(after text: ArraySlice<UInt8>, number: Int) {
    let isDescription = node.path.contains { cmark_node_get_type($0.pointer) == CMARK_NODE_IMAGE }
    let type = isDescription ? CMARK_NODE_TEXT : CMARK_NODE_CUSTOM_INLINE
    guard let before = cmark_node_new(CMARK_NODE_TEXT), let place = cmark_node_new(type) else {
      return
    }
    cmark_node_set_literal(before, String(decoding: text, as: UTF8.self))
    cmark_node_insert_before(node.pointer, before)
    cmark_node_insert_before(node.pointer, place)
    if isDescription {
      cmark_node_set_literal(place, formula.source)
    } else {
      cmark_node_set_user_data(place, UnsafeMutableRawPointer(bitPattern: number))
    }
    for node in between { cmark_node_unlink(node) }
    guard let last else { return }
    let rest = last.literalBytes.dropFirst(formula.pieces.last?.count ?? 0)
    cmark_node_set_literal(last, String(decoding: rest, as: UTF8.self))
  }
}

extension OpaquePointer {
  fileprivate var literalBytes: [UInt8] {
    cmark_node_get_literal(self).map { Array(String(cString: $0).utf8) } ?? []
  }
}
