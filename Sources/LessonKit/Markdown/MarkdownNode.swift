import CCMark

package struct MarkdownNode: Equatable {
  package let pointer: OpaquePointer
  /// Keeps the tree that the node is part of.
  private let document: MarkdownDocument

  init(_ pointer: OpaquePointer, of document: MarkdownDocument) {
    self.pointer = pointer
    self.document = document
  }

  package static func == (lhs: MarkdownNode, rhs: MarkdownNode) -> Bool {
    lhs.pointer == rhs.pointer
  }

  /// The kinds of node that lessons give a meaning to.
  package enum Kind: Equatable {
    case codeBlock
    case heading(level: Int)
    case paragraph
    case html
    case inlineHTML
    /// A cell of a table, with its text.
    case cell
    case other
  }

  package var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(pointer)))
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HTML_BLOCK: .html
    case CMARK_NODE_HTML_INLINE: .inlineHTML
    case CMARK_NODE_CUSTOM_INLINE where cell != nil: .cell
    default: .other
    }
  }

  /// What this is to GitHub, where cmark does not know.
  private var element: GitHubElement? {
    document.elements.isEmpty ? nil : document.elements[pointer]
  }

  /// The bytes of the text of a table's cell; `nil` for any other node.
  var cell: Range<Int>? { if case .cell(let range) = element { range } else { nil } }

  /// The bytes of an address that is a link without being marked as one.
  var address: Range<Int>? { if case .address(let range) = element { range } else { nil } }

  var isMailAddress: Bool { element == .mail }

  /// Whether this is a paragraph, a heading or a cell.
  var hasProse: Bool {
    switch kind {
    case .paragraph, .heading, .cell: true
    default: false
    }
  }

  package var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  package var endLine: Int {
    if case .paragraph(let endLine) = element { return endLine }
    return Int(cmark_node_get_end_line(pointer))
  }

  /// The column of a block's first byte, from 1.
  var startColumn: Int {
    let column = max(Int(cmark_node_get_start_column(pointer)), 1)
    return column + (document.shifts.isEmpty ? 0 : document.shifts[startLine, default: 0])
  }

  /// The text of a code block or of raw HTML.
  package var literal: String { pointer.literal }

  /// The info string of a code block; empty for one without and for an indented one.
  var fenceInfo: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }

  /// This node, the one that it stands in, and so on to the document.
  var path: some Sequence<MarkdownNode> {
    sequence(first: self) { node in
      cmark_node_parent(node.pointer).map { MarkdownNode($0, of: document) }
    }
  }

  /// Whether this node stands directly in the document and not in a list or a quote.
  package var isTopLevel: Bool {
    cmark_node_parent(pointer).map { cmark_node_get_type($0) == CMARK_NODE_DOCUMENT } ?? false
  }

  /// The block that inline content stands in.
  package var block: MarkdownNode? {
    path.first { cmark_node_get_type($0.pointer).rawValue < CMARK_NODE_FIRST_INLINE.rawValue }
  }

  /// Whether no other raw HTML stands next to this inline, before it.
  package var isFirstInlineHTML: Bool {
    sequence(first: self) { $0.previous }.dropFirst().allSatisfy { $0.kind != .inlineHTML }
  }

  /// Whether this is what GitHub writes as a link though cmark has none: a footnote's number or its way back.
  package var mayBeReference: Bool {
    cmark_node_first_child(pointer) == nil && formula == nil && cell == nil
  }

  package var next: MarkdownNode? {
    cmark_node_next(pointer).map { MarkdownNode($0, of: document) }
  }

  package var previous: MarkdownNode? {
    cmark_node_previous(pointer).map { MarkdownNode($0, of: document) }
  }

  /// The first node behind this one in document order, its own children left out.
  var following: MarkdownNode? {
    path.lazy.compactMap { cmark_node_next($0.pointer) }.first.map {
      MarkdownNode($0, of: document)
    }
  }

  /// The formula that this node stands for, or that a fence is.
  package var formula: Formula? {
    if let formula = document.formula(ofFence: pointer) { return formula }
    guard let data = cmark_node_get_user_data(pointer) else { return nil }
    let index = Int(bitPattern: data) - 1
    return document.formulas.indices.contains(index) ? document.formulas[index] : nil
  }

  package var prose: ProseText {
    var prose = ProseText()
    for node in tree {
      switch cmark_node_get_type(node.pointer) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: prose.append(node.literal)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: prose.append(" ")
      case CMARK_NODE_CUSTOM_INLINE: if let formula = node.formula { prose.append(formula) }
      default: break
      }
    }
    return prose
  }

  /// This node and all below it in document order, each once.
  var tree: [MarkdownNode] { pointer.tree.map { MarkdownNode($0, of: document) } }

  /// Puts `html` in this node's place, to be rendered as it stands.
  package func replace(withHTML html: String) { replace(withHTML: Array(html.utf8)) }

  package func replace(withHTML html: [UInt8]) {
    guard let block = OpaquePointer.block("", "") else { return }
    (html + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        _ = cmark_node_set_on_enter(block, $0.baseAddress)
      }
    }
    replace(with: block)
  }

  /// Puts a node of its kind in the place of this raw HTML, to be rendered as whatever HTML it is given.
  package func replaceRawHTML() -> MarkdownNode? {
    guard let node = kind == .html ? OpaquePointer.block("", "") : OpaquePointer.inline("", "")
    else { return nil }
    replace(with: node)
    return MarkdownNode(node, of: document)
  }

  package func replace(with node: OpaquePointer) {
    cmark_node_free(cmark_node_replace(pointer, node) == 1 ? pointer : node)
  }

  /// Puts a block behind this node that is rendered as whatever HTML it is given.
  package func insertBlockAfter() -> MarkdownNode? {
    guard let block = OpaquePointer.block("", "") else { return nil }
    if cmark_node_insert_after(pointer, block) == 1 { return MarkdownNode(block, of: document) }
    cmark_node_free(block)
    return nil
  }

  /// Puts a node before this one that is rendered as whatever HTML it is given.
  package func insertHTMLBefore() -> MarkdownNode? {
    placeHTML { cmark_node_insert_before(pointer, $0) == 1 }
  }

  /// Puts a node at the end of this one's that is rendered as whatever HTML it is given.
  package func appendHTML() -> MarkdownNode? {
    placeHTML { cmark_node_append_child(pointer, $0) == 1 }
  }

  private func placeHTML(_ place: (OpaquePointer) -> Bool) -> MarkdownNode? {
    for make in [OpaquePointer.block, OpaquePointer.inline] {
      guard let node = make("", "") else { continue }
      if place(node) { return MarkdownNode(node, of: document) }
      cmark_node_free(node)
    }
    return nil
  }

  /// What this node is rendered as, where it is one of those that are given HTML.
  package func write(_ html: String) { cmark_node_set_on_enter(pointer, html) }

  package func prepend(inlineHTML html: String) {
    guard let inline = OpaquePointer.inline(html, "") else { return }
    if cmark_node_prepend_child(pointer, inline) != 1 { cmark_node_free(inline) }
  }
}

/// The text of a paragraph or a heading as readers see it: markup left out, formulas in their places.
package struct ProseText: Sendable, Equatable {
  private enum Piece: Sendable, Equatable {
    case text(String)
    case formula(Formula)
  }

  private var pieces: [Piece] = []

  package init(_ text: String = "") { if !text.isEmpty { append(text) } }

  /// The text; formulas are their source.
  package var plain: String { text { $0.source } }

  /// The text; `written` is what stands for a formula.
  package func text(_ written: (Formula) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .formula(let formula): written(formula)
      }
    }.joined()
  }

  mutating func append(_ text: String) {
    if case .text(let start) = pieces.last {
      pieces[pieces.count - 1] = .text(start + text)
    } else {
      pieces.append(.text(text))
    }
  }

  mutating func append(_ formula: Formula) { pieces.append(.formula(formula)) }
}
