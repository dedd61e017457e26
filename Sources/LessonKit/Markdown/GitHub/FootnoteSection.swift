import CCMark
import LessonText

/// The footnotes of a document, in the order in which its text refers to them.
///
/// In the tree each stands where it is written, so that its code and its links keep their places; only when
/// the document is written the section at its end is made.
struct FootnoteSection {
  fileprivate struct Footnote {
    let node: OpaquePointer
    var number = 0
    var references: [OpaquePointer] = []
    var returns: [OpaquePointer] = []
  }

  private var footnotes: [Footnote] = []
  /// Those that nothing refers to, which readers do not see.
  private var unused: [OpaquePointer] = []
  private var section: OpaquePointer?

  init() {}

  /// Takes the nodes of a document that are footnotes or refer to them, in their order.
  init(_ nodes: [(node: OpaquePointer, element: GitHubElement)]) {
    var indices: [String: Int] = [:]
    var order: [Int] = []
    for (node, element) in nodes {
      guard case .definition(let label) = element else { continue }
      // Of two in each other the inner one ends first, and counts.
      if indices[label].map({ node.isIn(footnotes[$0].node) }) ?? true {
        indices[label] = footnotes.count
      }
      footnotes.append(Footnote(node: node))
    }
    guard !footnotes.isEmpty else { return }
    for (node, element) in nodes {
      guard case .reference(let label) = element, let index = indices[label] else { continue }
      if footnotes[index].number == 0 {
        order.append(index)
        footnotes[index].number = order.count
      }
      footnotes[index].references.append(node)
    }
    unused = footnotes.filter { $0.number == 0 }.map(\.node)
    footnotes = order.map { footnotes[$0] }
    let definitions = Set((footnotes.map(\.node)) + unused)
    for index in footnotes.indices { footnotes[index].addReturns(besides: definitions) }
  }

  func free() {
    for node in unused where cmark_node_parent(node) == nil { cmark_node_free(node) }
  }

  /// Writes the names of the places behind `prefix`, and moves the footnotes to the end of `root`.
  mutating func write(in root: OpaquePointer?, _ prefix: String) {
    guard !footnotes.isEmpty || !unused.isEmpty else { return }
    for footnote in footnotes { footnote.write(prefix.htmlEscaped) }
    guard section == nil else { return }
    for node in unused { cmark_node_unlink(node) }
    section = OpaquePointer.block(
      "<div class=\"footnotes\">\n<ol>", "</ol>\n</div>")
    guard let section, let root, !footnotes.isEmpty else { return }
    for footnote in footnotes { cmark_node_append_child(section, footnote.node) }
    cmark_node_append_child(root, section)
  }
}

extension FootnoteSection.Footnote {
  /// Puts a link back to each reference at the end of the footnote.
  ///
  /// The footnotes in it are moved away.
  fileprivate mutating func addReturns(besides definitions: Set<OpaquePointer>) {
    var last = cmark_node_last_child(node)
    while let node = last, definitions.contains(node) { last = cmark_node_previous(node) }
    let paragraph = last.flatMap { $0.type == CMARK_NODE_PARAGRAPH ? $0 : nil }
    for _ in references {
      guard let link = OpaquePointer.inline("", "") else { continue }
      if let paragraph {
        paragraph.append(text: " ")
        cmark_node_append_child(paragraph, link)
      } else {
        if !returns.isEmpty { node.append(text: " ") }
        cmark_node_append_child(node, link)
      }
      returns.append(link)
    }
  }

  fileprivate func write(_ prefix: String) {
    cmark_node_set_on_enter(node, "<li id=\"\(prefix)fn:\(number)\">")
    cmark_node_set_on_exit(node, "</li>")
    for (index, (reference, back)) in zip(references, returns).enumerated() {
      let place = "\(prefix)fnref:\(number)" + (index == 0 ? "" : "-\(index + 1)")
      cmark_node_set_on_enter(
        reference,
        "<sup class=\"footnote-ref\"><a href=\"#\(prefix)fn:\(number)\" id=\"\(place)\""
          + " aria-label=\"Footnote \(number)\">\(number)</a></sup>")
      let count = index == 0 ? "" : "<sup class=\"footnote-ref\">\(index + 1)</sup>"
      cmark_node_set_on_enter(
        back,
        "<a href=\"#\(place)\" class=\"footnote-backref\" aria-label=\"Back to reference"
          + " \(number)\(index == 0 ? "" : "-\(index + 1)")\">↩\(count)</a>")
    }
  }
}
