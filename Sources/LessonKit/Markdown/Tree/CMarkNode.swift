import CCMark

/// Nodes of libcmark's trees.
extension OpaquePointer {
  /// The tree that libcmark makes of `bytes`.
  static func commonMark(_ bytes: [UInt8]) -> OpaquePointer? {
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        // cmark reads `count` bytes and needs a valid address even for none of them.
        guard let base = text.baseAddress else { return cmark_parse_document("", 0, 0) }
        return cmark_parse_document(base, text.count, CMARK_OPT_DEFAULT)
      }
    }
  }

  /// This node and all below it in document order, each once.
  var tree: [OpaquePointer] {
    var nodes: [OpaquePointer] = []
    walk { node, isEnd in if !isEnd { nodes.append(node) } }
    return nodes
  }

  /// This node and all below it in document order, and again where they end.
  var events: [(node: OpaquePointer, isEnd: Bool)] {
    var events: [(node: OpaquePointer, isEnd: Bool)] = []
    walk { events.append(($0, $1)) }
    return events
  }

  /// It is cmark's iterator that walks, because input may nest 25,000 deep and a recursive walk would
  /// overflow the stack.
  private func walk(_ body: (_ node: OpaquePointer, _ isEnd: Bool) -> Void) {
    let iterator = cmark_iter_new(self)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      body(node, event == CMARK_EVENT_EXIT)
    }
  }

  /// This block and all below it in document order, each once; cells of tables, too, but nothing in them.
  var blocks: [OpaquePointer] {
    var blocks: [OpaquePointer] = []
    var next: OpaquePointer? = self
    while let node = next {
      blocks.append(node)
      let isContainer =
        node.type.rawValue <= CMARK_NODE_ITEM.rawValue || node.type == CMARK_NODE_CUSTOM_BLOCK
      next = isContainer ? cmark_node_first_child(node) : nil
      var ancestor: OpaquePointer? = node
      while next == nil, let current = ancestor {
        next = cmark_node_next(current)
        ancestor = cmark_node_parent(current)
      }
    }
    return blocks
  }

  /// The code blocks among them.
  var codeBlocks: [OpaquePointer] { blocks.filter { $0.type == CMARK_NODE_CODE_BLOCK } }

  var type: cmark_node_type { cmark_node_get_type(self) }

  /// Whether a line ends here.
  var isBreak: Bool { type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK }

  /// Whether this item's list stands in the document itself.
  var isInTopLevelList: Bool {
    cmark_node_parent(self).flatMap { cmark_node_parent($0) }?.type == CMARK_NODE_DOCUMENT
  }

  /// How many quotes this node stands in.
  var quoteCount: Int {
    sequence(first: self) { cmark_node_parent($0) }.count { $0.type == CMARK_NODE_BLOCK_QUOTE }
  }

  /// Whether this node stands somewhere in `other`.
  func isIn(_ other: OpaquePointer) -> Bool {
    sequence(first: self) { cmark_node_parent($0) }.dropFirst().contains(other)
  }

  /// The text of a node that has one.
  var literal: String { cmark_node_get_literal(self).map { String(cString: $0) } ?? "" }

  /// Whether this is text that has `byte`, which is not zero.
  func isText(with byte: UInt8) -> Bool {
    guard type == CMARK_NODE_TEXT, let literal = cmark_node_get_literal(self) else { return false }
    return strchr(literal, Int32(byte)) != nil
  }

  /// A block that is written as `enter` and `exit` around what is in it.
  static func block(_ enter: String, _ exit: String) -> OpaquePointer? {
    node(CMARK_NODE_CUSTOM_BLOCK, enter, exit)
  }

  /// An inline that is written as `enter` and `exit` around what is in it.
  static func inline(_ enter: String, _ exit: String) -> OpaquePointer? {
    node(CMARK_NODE_CUSTOM_INLINE, enter, exit)
  }

  private static func node(
    _ type: cmark_node_type, _ enter: String, _ exit: String
  ) -> OpaquePointer? {
    guard let node = cmark_node_new(type) else { return nil }
    cmark_node_set_on_enter(node, enter)
    cmark_node_set_on_exit(node, exit)
    return node
  }

  static func text(_ text: String) -> OpaquePointer? {
    guard let node = cmark_node_new(CMARK_NODE_TEXT) else { return nil }
    cmark_node_set_literal(node, text)
    return node
  }

  func append(text: String) {
    guard let child = Self.text(text) else { return }
    if cmark_node_append_child(self, child) != 1 { cmark_node_free(child) }
  }

  /// Puts all that is in `node` at the end of what is in this one.
  func takeChildren(of node: OpaquePointer) {
    while let child = cmark_node_first_child(node) {
      guard cmark_node_append_child(self, child) == 1 else { return }
    }
  }
}
