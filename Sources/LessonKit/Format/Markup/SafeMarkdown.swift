import CCMark
import LessonMarkdown
import LessonText

/// Printed Markdown as libcmark renders it, without what leads off the page: raw HTML is text, an image is
/// its description, and a link to another page is the text that it stands on.
struct SafeMarkdown {
  let html: String

  /// Renders `text`; `prefix` stands before the names of its places.
  init(_ text: String, prefix: String) {
    let document = MarkdownDocument(SourceText(text))
    for node in document.nodes {
      switch cmark_node_get_type(node.pointer) {
      case CMARK_NODE_IMAGE: node.replaceWithChildren()
      case CMARK_NODE_LINK where !node.leadsToThisPage: node.replaceWithChildren()
      case CMARK_NODE_HTML_INLINE: node.replace(withText: node.literal, isBlock: false)
      case CMARK_NODE_HTML_BLOCK: node.replace(withText: node.literal, isBlock: true)
      default: break
      }
    }
    html = document.html(placesBehind: prefix)
  }
}

extension MarkdownNode {
  fileprivate var leadsToThisPage: Bool {
    cmark_node_get_url(pointer).map { String(cString: $0).hasPrefix("#") } ?? false
  }

  fileprivate func replaceWithChildren() {
    while let child = cmark_node_first_child(pointer) {
      guard cmark_node_insert_before(pointer, child) == 1 else { break }
    }
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  /// Puts text in this node's place, in a paragraph of its own for a block.
  fileprivate func replace(withText text: String, isBlock: Bool) {
    guard let content = cmark_node_new(CMARK_NODE_TEXT) else { return }
    cmark_node_set_literal(content, text)
    guard isBlock else { return replace(with: content) }
    guard let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH) else { return }
    cmark_node_append_child(paragraph, content)
    replace(with: paragraph)
  }
}
