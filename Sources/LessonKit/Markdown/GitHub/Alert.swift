import CCMark

/// A quote that begins with `[!NOTE]` on a line of its own, or with another of GitHub's five words.
enum Alert: String, CaseIterable {
  case note, tip, important, warning, caution

  private var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// Makes elements of the alerts among the children of `root`: GitHub knows none in lists and quotes.
  static func mark(in root: OpaquePointer) {
    var next = cmark_node_first_child(root)
    while let node = next {
      next = cmark_node_next(node)
      guard node.type == CMARK_NODE_BLOCK_QUOTE,
        let paragraph = cmark_node_first_child(node),
        paragraph.type == CMARK_NODE_PARAGRAPH,
        let (alert, words) = alert(in: paragraph),
        let element = OpaquePointer.block(
          "<div class=\"alert alert-\(alert.rawValue)\" role=\"note\">\n"
            + "<p class=\"alert-title\">\(alert.title)</p>", "</div>")
      else { continue }
      for word in words { cmark_node_free(word) }
      if cmark_node_first_child(paragraph) == nil { cmark_node_free(paragraph) }
      element.takeChildren(of: node)
      if cmark_node_replace(node, element) == 1 { cmark_node_free(node) }
    }
  }

  /// The alert that a paragraph's first line names, and the nodes of that line.
  private static func alert(in paragraph: OpaquePointer) -> (Alert, [OpaquePointer])? {
    var text = ""
    var nodes: [OpaquePointer] = []
    var next = cmark_node_first_child(paragraph)
    while let node = next, nodes.count < 4 {
      nodes.append(node)
      next = cmark_node_next(node)
      if node.isBreak { break }
      guard node.type == CMARK_NODE_TEXT else { return nil }
      text += node.literal
    }
    // An alert has more than its word.
    guard next != nil || cmark_node_next(paragraph) != nil, text.hasPrefix("[!"),
      text.hasSuffix("]"),
      let alert = Alert(rawValue: text.dropFirst(2).dropLast().lowercased())
    else { return nil }
    if let last = nodes.last, next != nil, !last.isBreak { return nil }
    return (alert, nodes)
  }
}
