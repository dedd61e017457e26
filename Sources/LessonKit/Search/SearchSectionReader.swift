/// Walks through a lesson's Markdown tree and sorts what it shows into sections.
struct SearchSectionReader {
  /// What was read so far; complete once ``read()`` has ended.
  private(set) var sections: [SearchSection] = []

  private let document: MarkdownDocument
  private let anchors: HeadingAnchors
  private let cells: [Int: Cell]
  /// The lines of the output fences, which are read with their cells.
  private let outputLines: Set<Int>

  private var section = SearchSection(level: 0, anchor: "", heading: "")
  private var prose: [String] = []

  /// Takes a lesson; a code block is known by the line it starts on.
  init(_ lesson: Lesson) {
    document = MarkdownDocument(lesson.source, frontMatter: FrontMatter(lesson.source))
    anchors = HeadingAnchors(document)
    cells = Dictionary(
      lesson.cells.map { ($0.fence.position.line, $0) }, uniquingKeysWith: { first, _ in first })
    outputLines = Set(lesson.cells.flatMap { $0.outputs.map(\.fence.position.line) })
  }

  /// Reads the whole lesson.
  mutating func read() {
    for node in document.nodes {
      switch node.kind {
      case .heading(let level): begin(node, level)
      case .paragraph: addProse(node.visibleText)
      case .codeBlock: readCode(node)
      case .html, .inlineHTML, .other: break
      }
    }
    end()
  }

  private mutating func begin(_ node: MarkdownNode, _ level: Int) {
    let text = VisibleText.tidied(node.visibleText)
    guard let slug = anchors.slug(of: node) else { return addProse(text) }
    end()
    section = SearchSection(level: level, anchor: slug, heading: text)
  }

  private mutating func end() {
    if !prose.isEmpty {
      let text = prose.joined(separator: "\n")
      section.pieces.insert(.init(kind: .prose, anchor: "", text: text), at: 0)
    }
    if !section.heading.isEmpty || !section.pieces.isEmpty { sections.append(section) }
    prose = []
  }

  private mutating func addProse(_ text: String) {
    let text = VisibleText.tidied(text)
    if !text.isEmpty { prose.append(text) }
  }

  private mutating func readCode(_ node: MarkdownNode) {
    if let cell = cells[node.startLine] {
      if !cell.attributes.isHidden { read(cell) }
    } else if !outputLines.contains(node.startLine) {
      add(.code, node.literal)
    }
  }

  private mutating func read(_ cell: Cell) {
    let anchor = anchors.anchor(of: cell)
    let outputs = cell.shownOutputs
    let words =
      [cell.attributes.fold?.summary, cell.skipReason] + outputs.map(\.options.fold?.summary)
    add(.prose, words.compactMap { $0 }.joined(separator: "\n"), anchor)
    add(.code, VisibleLines.text(of: cell.code), anchor)
    for output in outputs { add(.output, VisibleText.text(of: output), anchor) }
  }

  private mutating func add(
    _ kind: SearchSection.Piece.Kind, _ text: String, _ anchor: String = ""
  ) {
    let text = VisibleText.tidied(text)
    if !text.isEmpty { section.pieces.append(.init(kind: kind, anchor: anchor, text: text)) }
  }
}
