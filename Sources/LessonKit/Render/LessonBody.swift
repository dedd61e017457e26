import CCMark

/// The text of a lesson's page: prose as libcmark renders it, with the cells in their places.
struct LessonBody {
  /// The text as HTML.
  let html: String

  /// Renders the lesson of `verdict` with the templates of `theme`.
  init(_ verdict: Verdict, _ theme: Theme) {
    let source = verdict.lesson.source
    let document = MarkdownDocument(source, frontMatter: FrontMatter(source))
    let anchors = HeadingAnchors(document)
    Self.putCells(of: verdict, theme, in: document, besides: Set(anchors.headings.map(\.slug)))
    LessonLinks(ofLesson: verdict.lesson.file)?.rewrite(in: document)
    anchors.addToDocument()
    let contents = TableOfContents(anchors.headings).html
    let title = document.nodes.first { $0.kind == .heading(level: 1) }
    if let title, title.isTopLevel {
      title.insertAfter(html: contents)
      html = document.html
    } else {
      let heading = title == nil ? "<h1>\(verdict.lesson.title.htmlEscaped)</h1>\n" : ""
      html = heading + contents + document.html
    }
  }

  /// Replaces the fences of cells and outputs; a code block is known by the line it starts on.
  private static func putCells(
    of verdict: Verdict, _ theme: Theme, in document: MarkdownDocument, besides slugs: Set<String>
  ) {
    let verdicts = Dictionary(
      verdict.cells.map { ($0.cell.number, $0) }, uniquingKeysWith: { first, _ in first })
    var blocks: [Int: String] = [:]
    for cell in verdict.lesson.cells {
      // Headings keep their GitHub slugs; a cell that has the name of one makes way with a colon,
      // which slugs never have.
      let anchor = slugs.contains(cell.id) ? "cell:\(cell.id)" : cell.id
      let cellVerdict = verdicts[cell.number] ?? .init(cell: cell, status: .notRun)
      blocks[cell.fence.position.line] =
        CellBlock(
          verdict: cellVerdict, anchor: anchor, fileName: verdict.lesson.fileName, theme: theme
        ).visibleHTML
      for output in cell.outputs { blocks[output.fence.position.line] = "" }
    }
    for node in document.nodes where node.kind == .codeBlock {
      if let block = blocks[node.startLine] { node.replace(withHTML: block) }
    }
  }
}

extension MarkdownNode {
  /// Puts `html` behind this node, to be rendered as it stands.
  fileprivate func insertAfter(html: String) {
    guard let block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) else { return }
    cmark_node_set_on_enter(block, html)
    if cmark_node_insert_after(pointer, block) != 1 { cmark_node_free(block) }
  }
}
