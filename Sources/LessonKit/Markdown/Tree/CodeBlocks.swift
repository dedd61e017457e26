import CCMark

extension OpaquePointer {
  /// The code blocks below this node in document order, those in lists and quotes too.
  ///
  /// Paragraphs and the like have none and are not looked into; nesting is no recursion, as in `tree`.
  var codeBlocks: [OpaquePointer] {
    var found: [OpaquePointer] = []
    var current = cmark_node_first_child(self)
    while let node = current {
      switch node.type {
      case CMARK_NODE_CODE_BLOCK: found.append(node)
      case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM, CMARK_NODE_CUSTOM_BLOCK:
        if let child = cmark_node_first_child(node) {
          current = child
          continue
        }
      default: break
      }
      var last = node
      while cmark_node_next(last) == nil, let parent = cmark_node_parent(last), parent != self {
        last = parent
      }
      current = cmark_node_next(last)
    }
    return found
  }
}
