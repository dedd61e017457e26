import CCMark

/// The text of a lesson's page: prose as libcmark renders it, with the cells in their places.
struct LessonBody {
  /// The text as HTML.
  let html: String

  /// Renders the lesson of `verdict` with the templates of `theme`, for a page where its places have
  /// these `names`.
  ///
  /// On a page of several lessons its headings are a level lower, and it has no contents of its own.
  init(
    _ verdict: Verdict, _ theme: Theme, _ names: PlaceNames = .own,
    _ colored: ColoredCode = ColoredCode()
  ) {
    let source = verdict.lesson.source
    let document = MarkdownDocument(source, frontMatter: FrontMatter(source))
    let anchors = HeadingAnchors(document)
    let title = document.nodes.first { $0.kind == .heading(level: 1) }
    Self.putCells(of: verdict, theme, in: document, anchors, names, colored)
    LessonLinks(ofLesson: verdict.lesson.file, in: verdict.lesson.package)?.rewrite(in: document, names)
    anchors.addToDocument(names)
    if names.isShared {
      for node in document.nodes { node.lowerHeading() }
    }
    let contents = names.isShared ? "" : TableOfContents(anchors.headings).html
    if let title, title.isTopLevel {
      title.insertAfter(html: contents)
      html = document.html
    } else {
      let level = names.isShared ? "h2" : "h1"
      let heading =
        title == nil ? "<\(level)>\(verdict.lesson.title.htmlEscaped)</\(level)>\n" : ""
      html = heading + contents + document.html
    }
  }

  /// Replaces the fences of cells and outputs; a code block is known by the line it starts on.
  private static func putCells(
    of verdict: Verdict, _ theme: Theme, in document: MarkdownDocument, _ anchors: HeadingAnchors,
    _ names: PlaceNames, _ colored: ColoredCode
  ) {
    let verdicts = Dictionary(
      verdict.cells.map { ($0.cell.number, $0) }, uniquingKeysWith: { first, _ in first })
    var blocks: [Int: String] = [:]
    for cell in verdict.lesson.cells {
      let cellVerdict = verdicts[cell.number] ?? .init(cell: cell, status: .notRun)
      blocks[cell.fence.position.line] =
        CellBlock(
          verdict: cellVerdict, anchor: names.id(anchors.anchor(of: cell)), names: names,
          fileName: verdict.lesson.fileName, theme: theme, colored: colored
        ).visibleHTML
      for output in cell.outputs { blocks[output.fence.position.line] = "" }
    }
    for node in document.nodes where node.kind == .codeBlock {
      if let block = blocks[node.startLine] { node.replace(withHTML: block) }
    }
  }
}

extension MarkdownNode {
  /// Makes a heading one of the next level; the lowest ones stay.
  fileprivate func lowerHeading() {
    guard case .heading(let level) = kind else { return }
    _ = cmark_node_set_heading_level(pointer, Int32(min(level + 1, 6)))
  }

  /// Puts `html` behind this node, to be rendered as it stands.
  fileprivate func insertAfter(html: String) {
    guard let block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) else { return }
    cmark_node_set_on_enter(block, html)
    if cmark_node_insert_after(pointer, block) != 1 { cmark_node_free(block) }
  }
}
