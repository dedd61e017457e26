import CCMark

/// Turns links to lessons into links to their pages.
///
/// `02-autograd.md#gradients` leads to the lesson where the Markdown is read, on GitHub, and to
/// `02-autograd.html#gradients` on the page. Only files in the lesson's own folder have pages;
/// `../README.md` stays what it is.
enum LessonLinks {
  /// Rewrites the links in the tree of `document`.
  static func rewrite(in document: MarkdownDocument) {
    for node in document.nodes where cmark_node_get_type(node.pointer) == CMARK_NODE_LINK {
      guard let url = cmark_node_get_url(node.pointer).map({ String(cString: $0) }),
        let page = pageURL(for: url)
      else { continue }
      cmark_node_set_url(node.pointer, page)
    }
  }

  /// The address of the page for a link to a lesson; `nil` for any other link.
  static func pageURL(for url: String) -> String? {
    let path = url.prefix { $0 != "#" && $0 != "?" }
    let name = path.hasPrefix("./") ? path.dropFirst(2) : path
    guard name.hasSuffix(".md"), name.count > 3, !name.contains("/"), !name.contains(":") else {
      return nil
    }
    return path.dropLast(3) + ".html" + url[path.endIndex...]
  }
}
