import CCMark
import LessonText

/// A parsed Markdown document as GitHub reads it: the tree that libcmark makes, with nodes of its own for
/// formulas and for what CommonMark does not have.
package final class MarkdownDocument {
  private var root: OpaquePointer?
  /// The formulas that stand in text, in document order.
  private(set) var formulas: [Formula] = []
  /// The dollars of formulas that are none: byte offsets.
  package private(set) var strayDollars = StrayDollars()
  /// The fences that are formulas, each by its node.
  private var fences: [OpaquePointer: Formula] = [:]
  /// What hides parts of the text from cmark; `nil` where there are none.
  package private(set) var mask: MarkdownMask?
  /// What the nodes are that cmark has no type for.
  private(set) var elements: [OpaquePointer: GitHubElement] = [:]
  /// By how many bytes cmark's columns on a line are too small.
  private(set) var shifts: [Int: Int] = [:]
  private var footnotes = FootnoteSection()
  /// Nodes that are no longer in the tree.
  private var leftOut: [OpaquePointer] = []

  /// Parses `source`; lines that `frontMatter` covers count as blank, so that positions stay true.
  package convenience init(_ source: SourceText, frontMatter: FrontMatter? = nil) {
    self.init(blocksOf: source, Self.bytes(of: source, frontMatter))
  }

  private init(blocksOf source: SourceText, _ bytes: [UInt8]) {
    let lines = BlockLines(source: source, bytes: bytes)
    let signs = GitHubSigns(bytes)
    var blocks = GitHubBlocks(lines, signs.all)
    root = .commonMark(blocks.masked(bytes))
    if blocks.hasCandidates {
      var tree = BlockTree(root)
      while blocks.correct(by: tree, lines) {
        cmark_node_free(root)
        root = .commonMark(blocks.masked(bytes))
        tree = BlockTree(root)
      }
      if !blocks.isEmpty { build(blocks, lines, tree) }
    }
    var scan = InlineScan(blocks, lines, signs)
    let inlines = signs.mayBeInProse ? hideInlines(blocks, lines, &scan) : nil
    let mask = MarkdownMask(blocks: blocks, inlines: inlines, kinds: scan.kinds)
    if inlines == nil, mask.hasTildes { root.map(Strikethrough.mark) }
    if !mask.isEmpty { self.mask = mask }
    finish(source)
  }

  /// Parses again what a document was made of, of which `mask` hid parts.
  package init(_ source: SourceText, frontMatter: FrontMatter?, mask: MarkdownMask?) {
    self.mask = mask
    let bytes = Self.bytes(of: source, frontMatter)
    guard let mask else {
      root = .commonMark(bytes)
      finish(source)
      return
    }
    load(mask.inlines?.bytes ?? bytes, mask.blocks, source)
    if mask.hasTildes { root.map(Strikethrough.mark) }
    if let found = mask.inlines?.restore(in: self) { formulas = found.compactMap(\.formula) }
    finish(source)
  }

  /// Parses `bytes` as CommonMark and nothing else.
  init(commonMark bytes: [UInt8]) {
    root = .commonMark(bytes)
  }

  private static func bytes(of source: SourceText, _ frontMatter: FrontMatter?) -> [UInt8] {
    var bytes = source.bytes
    guard let frontMatter else { return bytes }
    for line in frontMatter.lines {
      for index in source.line(line).indices { bytes[index] = UInt8(ascii: " ") }
    }
    return bytes
  }

  private func build(_ blocks: GitHubBlocks, _ lines: BlockLines, _ tree: BlockTree) {
    for footnote in blocks.footnotes { shifts[footnote.line] = footnote.shift }
    elements = GitHubTree(blocks, lines, tree).elements
  }

  /// Parses the text again with formulas and the like hidden; what turns out to be in a definition is left
  /// as it stands in a next round.
  private func hideInlines(
    _ blocks: GitHubBlocks, _ lines: BlockLines, _ scan: inout InlineScan
  ) -> InlineMask? {
    var candidates: [HiddenText] = []
    for node in root?.blocks ?? [] {
      let block = MarkdownNode(node, of: self)
      guard block.hasProse else { continue }
      let found = scan.parts(of: block)
      candidates += found.parts
      strayDollars += found.strays
    }
    let plain = !candidates.isEmpty && scan.kinds.contains(.number) ? rendered : []
    while !candidates.isEmpty, let mask = InlineMask(candidates, in: lines.bytes, besides: plain) {
      load(mask.bytes, blocks, lines.source)
      if scan.kinds.contains(.tilde) { root.map(Strikethrough.mark) }
      let found = mask.restore(in: self)
      if found.count == candidates.count {
        formulas = found.compactMap(\.formula)
        return mask
      }
      candidates = found
      if found.isEmpty { load(lines.bytes, blocks, lines.source) }
    }
    return nil
  }

  private func load(_ bytes: [UInt8], _ blocks: GitHubBlocks, _ source: SourceText) {
    if let root { cmark_node_free(root) }
    root = .commonMark(blocks.masked(bytes))
    (elements, formulaCount) = ([:], 0)
    guard !blocks.isEmpty else { return }
    build(blocks, BlockLines(source: source, bytes: bytes), BlockTree(root))
  }

  /// Finds what can be found in the tree alone.
  private func finish(_ source: SourceText) {
    readFences(in: source)
    guard let root, let mask else { return }
    if mask.kinds.contains(.mail) {
      cmark_consolidate_text_nodes(root)
      for link in MailAddress.link(in: root) { elements[link] = .mail }
    }
    if mask.kinds.contains(.alert) { Alert.mark(in: root) }
    if mask.blocks.footnotes.isEmpty { return }
    footnotes = FootnoteSection(
      root.tree.compactMap { node in elements[node].map { (node, $0) } })
  }

  /// Reads fences of `math`, and all formulas of the page with what is defined before each.
  private func readFences(in source: SourceText) {
    var places: [OpaquePointer] = []
    var found: [Formula] = []
    for pointer in root?.codeBlocks ?? [] {
      if let formula = Formula(fence: MarkdownNode(pointer, of: self), in: source) {
        places.append(pointer)
        found.append(formula)
      }
    }
    guard !formulas.isEmpty || !found.isEmpty else { return }
    let all = formulas + found
    let order = all.indices.sorted { all[$0].offset < all[$1].offset }
    var read = all
    for (index, formula) in zip(order, Formula.all(order.map { all[$0] })) { read[index] = formula }
    fences = Dictionary(uniqueKeysWithValues: zip(places, read[formulas.count...]))
    formulas = Array(read[..<formulas.count])
  }

  /// Whether there is any formula.
  package var hasFormulas: Bool { !formulas.isEmpty || !fences.isEmpty }

  /// The formula that a fence is, if it is one.
  func formula(ofFence pointer: OpaquePointer) -> Formula? {
    fences.isEmpty ? nil : fences[pointer]
  }

  deinit {
    footnotes.free()
    for node in leftOut { cmark_node_free(node) }
    cmark_node_free(root)
  }

  /// How many formulas have nodes so far.
  private var formulaCount = 0

  /// A node that stands for a part that was hidden.
  func makeNode(_ part: HiddenText, asText: Bool) -> OpaquePointer? {
    switch part.content {
    case .text(let plain): return .text(plain)
    case _ where asText: return .text(part.source)
    case .formula:
      formulaCount += 1
      let node = OpaquePointer.inline("", "")
      cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: formulaCount))
      return node
    case .address(let url):
      guard let link = cmark_node_new(CMARK_NODE_LINK), let piece = part.pieces.first else {
        return nil
      }
      cmark_node_set_url(link, url)
      link.append(text: part.source)
      elements[link] = .address(piece)
      return link
    case .footnote(let label):
      guard let node = OpaquePointer.inline("", "") else { return nil }
      elements[node] = .reference(label)
      return node
    }
  }

  /// Every node in document order, each once.
  package var nodes: [MarkdownNode] { root.map { MarkdownNode($0, of: self).tree } ?? [] }

  /// Every node in document order, and again where what is in it ends; a leaf has no end.
  package var events: [(node: MarkdownNode, isEnd: Bool)] {
    root?.events.map { (MarkdownNode($0.node, of: self), $0.isEnd) } ?? []
  }

  /// Takes `node` out of what is written.
  package func leaveOut(_ node: MarkdownNode) {
    cmark_node_unlink(node.pointer)
    leftOut.append(node.pointer)
  }

  /// The code blocks, those in lists and quotes too; the document was made of `source`.
  package func codeBlocks(in source: SourceText) -> [CodeBlock] {
    (root?.codeBlocks ?? []).compactMap { CodeBlock(MarkdownNode($0, of: self), in: source) }
  }

  /// Where the texts of tasks begin, behind their boxes: byte offsets.
  package var taskTexts: [Int] { mask?.blocks.tasks.map { $0.offset + 3 } ?? [] }

  /// The document as libcmark renders it in safe mode, without raw HTML and dangerous links; formulas and
  /// what GitHub adds are HTML that is all our own.
  package var html: String { html(placesBehind: "") }

  /// The document as HTML; `prefix` stands before the names of its places for footnotes.
  package func html(placesBehind prefix: String) -> String {
    String(decoding: bytes(placesBehind: prefix), as: UTF8.self)
  }

  /// The bytes of ``html(placesBehind:)``.
  package func bytes(placesBehind prefix: String) -> [UInt8] {
    footnotes.write(in: root, prefix)
    writeFormulas()
    return rendered
  }

  /// The document as HTML, each footnote where it is written: what it says next to other text, too.
  package var htmlInPlace: String {
    writeFormulas()
    return String(decoding: rendered, as: UTF8.self)
  }

  private func writeFormulas() {
    for node in formulas.isEmpty ? [] : nodes {
      if let formula = node.formula { cmark_node_set_on_enter(node.pointer, formula.html) }
    }
    for (pointer, formula) in fences where formula.problem == nil {
      MarkdownNode(pointer, of: self).replace(withHTML: "<p>\(formula.html)</p>")
    }
    fences = [:]
  }

  private var rendered: [UInt8] {
    guard let text = cmark_render_html(root, CMARK_OPT_DEFAULT) else { return [] }
    defer { free(text) }
    return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }
}
