import CCMark

/// A parsed CommonMark document: the tree that libcmark makes, and nothing of our own.
///
/// Walks use cmark's iterator, because input may nest 25,000 deep and a recursive walk would
/// overflow the stack.
final class MarkdownDocument {
  private let root: OpaquePointer

  /// Parses `source`; lines that `frontMatter` covers count as blank, so that positions stay true.
  init(_ source: SourceText, frontMatter: FrontMatter? = nil) {
    var bytes = source.bytes
    if let frontMatter {
      for line in frontMatter.lines {
        let text = source.line(line)
        for index in text.indices { bytes[index] = UInt8(ascii: " ") }
      }
    }
    root = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        // cmark reads `count` bytes and needs a valid address even for none of them.
        guard let base = text.baseAddress else { return cmark_parse_document("", 0, 0) }
        return cmark_parse_document(base, text.count, CMARK_OPT_DEFAULT)
      }
    }
  }

  deinit { cmark_node_free(root) }

  /// Every node in document order, each once.
  var nodes: [MarkdownNode] {
    var nodes: [MarkdownNode] = []
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return nodes }
      if event == CMARK_EVENT_ENTER, let pointer = cmark_iter_get_node(iterator) {
        nodes.append(MarkdownNode(pointer, of: self))
      }
    }
  }

  /// The document as libcmark renders it in safe mode: raw HTML and dangerous links are left out.
  var html: String {
    guard let text = cmark_render_html(root, CMARK_OPT_DEFAULT) else { return "" }
    defer { free(text) }
    return String(cString: text)
  }
}
