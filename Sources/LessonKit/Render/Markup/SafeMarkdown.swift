import CCMark

/// Printed Markdown as libcmark renders it, without what leads off the page.
///
/// Raw HTML is text, an image is its description, and a link that is not to a place on the page is
/// the text that it stands on.
struct SafeMarkdown {
  /// The HTML for the page.
  let html: String

  /// Renders `text`.
  init(_ text: String) {
    let document = MarkdownDocument(SourceText(text))
    for node in document.nodes {
      switch cmark_node_get_type(node.pointer) {
      case CMARK_NODE_IMAGE: node.replaceWithChildren()
      case CMARK_NODE_LINK where !node.leadsToThisPage: node.replaceWithChildren()
      case CMARK_NODE_HTML_INLINE: node.replaceWithText(node.literal)
      case CMARK_NODE_HTML_BLOCK: node.replaceWithParagraph(node.literal)
      case CMARK_NODE_HEADING:
        let level = Int(cmark_node_get_heading_level(node.pointer))
        cmark_node_set_heading_level(node.pointer, CInt(HeadingLevel.insideOutput(level)))
      default: break
      }
    }
    html = document.html
  }
}

extension MarkdownNode {
  fileprivate var leadsToThisPage: Bool {
    cmark_node_get_url(pointer).map { String(cString: $0).hasPrefix("#") } ?? false
  }

  /// Puts this node's content in its place.
  fileprivate func replaceWithChildren() {
    while let child = cmark_node_first_child(pointer) {
      guard cmark_node_insert_before(pointer, child) == 1 else { break }
    }
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  fileprivate func replaceWithText(_ text: String) {
    guard let node = cmark_node_new(CMARK_NODE_TEXT) else { return }
    cmark_node_set_literal(node, text)
    replace(with: node)
  }

  fileprivate func replaceWithParagraph(_ text: String) {
    guard let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH),
      let content = cmark_node_new(CMARK_NODE_TEXT)
    else { return }
    cmark_node_set_literal(content, text)
    cmark_node_append_child(paragraph, content)
    replace(with: paragraph)
  }
}
