import CCMark
import LessonText

/// A parsed CommonMark document: the tree that libcmark makes, with a node of its own for each formula.
///
/// Walks use cmark's iterator, because input may nest 25,000 deep and a recursive walk would
/// overflow the stack.
package final class MarkdownDocument {
  private var root: OpaquePointer?
  /// The formulas that stand in text, in document order.
  private(set) var formulas: [Formula] = []
  /// Where double dollars open a line and nothing closes them: byte offsets.
  package private(set) var unclosedFormulas: [Int] = []
  /// What hides the formulas from cmark; `nil` where there are none.
  package private(set) var mask: FormulaMask?

  /// Parses `source`; lines that `frontMatter` covers count as blank, so that positions stay true.
  package init(_ source: SourceText, frontMatter: FrontMatter? = nil) {
    let bytes = Self.bytes(of: source, frontMatter)
    root = Self.parse(bytes)
    if bytes.contains(UInt8(ascii: "$")) { readFormulas(source, as: bytes) }
  }

  /// Parses again what a document was made of whose formulas `mask` hid.
  package init(_ source: SourceText, frontMatter: FrontMatter?, mask: FormulaMask?) {
    self.mask = mask
    root = Self.parse(mask?.bytes ?? Self.bytes(of: source, frontMatter))
    formulas = mask?.restore(in: self) ?? []
  }

  private static func bytes(of source: SourceText, _ frontMatter: FrontMatter?) -> [UInt8] {
    var bytes = source.bytes
    guard let frontMatter else { return bytes }
    for line in frontMatter.lines {
      for index in source.line(line).indices { bytes[index] = UInt8(ascii: " ") }
    }
    return bytes
  }

  private static func parse(_ bytes: [UInt8]) -> OpaquePointer? {
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        // cmark reads `count` bytes and needs a valid address even for none of them.
        guard let base = text.baseAddress else { return cmark_parse_document("", 0, 0) }
        return cmark_parse_document(base, text.count, CMARK_OPT_DEFAULT)
      }
    }
  }

  /// Parses the text again with its formulas hidden; what turns out to be in a definition or the like is left
  /// as it stands in a next round.
  private func readFormulas(_ source: SourceText, as bytes: [UInt8]) {
    var candidates: [Formula] = []
    for block in nodes where block.hasProse {
      let lines = block.startLine...max(block.endLine, block.startLine)
      // Most paragraphs have none, and their text is not looked at.
      guard source.contains(UInt8(ascii: "$"), inLines: lines) else { continue }
      let formulas = InlineText(block, in: source).formulas
      candidates += formulas.found
      unclosedFormulas += formulas.unclosed
    }
    let plain = candidates.isEmpty ? "" : html
    while !candidates.isEmpty, let mask = FormulaMask(candidates, in: bytes, besides: plain) {
      cmark_node_free(root)
      root = Self.parse(mask.bytes)
      let found = mask.restore(in: self)
      if found.count == candidates.count {
        formulas = found
        self.mask = mask
        return
      }
      candidates = found
      if found.isEmpty {
        cmark_node_free(root)
        root = Self.parse(bytes)
      }
    }
  }

  deinit { cmark_node_free(root) }

  /// Every node in document order, each once.
  package var nodes: [MarkdownNode] { root.map { MarkdownNode($0, of: self).tree } ?? [] }

  /// The code blocks, those in lists and quotes too; the document was made of `source`.
  package func codeBlocks(in source: SourceText) -> [CodeBlock] {
    nodes.compactMap { CodeBlock($0, in: source) }
  }

  /// The document as libcmark renders it in safe mode, without raw HTML and dangerous links; formulas are
  /// MathML, which is all our own.
  package var html: String {
    for node in formulas.isEmpty ? [] : nodes {
      if let formula = node.formula { cmark_node_set_on_enter(node.pointer, formula.html) }
    }
    guard let text = cmark_render_html(root, CMARK_OPT_DEFAULT) else { return "" }
    defer { free(text) }
    return String(cString: text)
  }
}
