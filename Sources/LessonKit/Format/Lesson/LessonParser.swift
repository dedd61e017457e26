import LessonMarkdown
import LessonText

/// One pass over the Markdown tree: the document, cells, their outputs, and what is malformed.
struct LessonParser {
  let source: SourceText
  var document: LessonDocument
  var title: String?
  var summary: String?
  var cells: [Cell] = []
  var diagnostics: [Diagnostic] = []
  var asksForSwiftVersion = false
  private let platform: Platform
  var settings = LessonSettings()
  var hasSettings = false
  private var slugs = HeadingSlugs()
  /// The slug of the heading that cells stand under.
  private var section = "cell"
  /// How many cells stand under each slug; a heading "Cell" shares the slug of cells before any.
  private var cellCounts: [String: Int] = [:]
  /// The fence of the last cell, or the last of its outputs: what the next output stands behind.
  var lastFence: Fence?
  /// The lines of tasks whose text looks like a fence.
  private var taskFences: Set<Int> = []

  init(_ source: SourceText, _ platform: Platform) {
    self.source = source
    self.platform = platform
    document = LessonDocument(frontMatter: FrontMatter(source))
  }

  mutating func parse() {
    if let words = document.frontMatter?.partWords(in: source) {
      settings.read(words, diagnostics: &diagnostics)
    }
    let tree = MarkdownDocument(source, frontMatter: document.frontMatter)
    let nodes = tree.nodes
    read(fencesBehindTasksOf: tree)
    var markup: ProseMarkup?
    var texts: ArraySlice<String> = []
    for node in nodes {
      switch node.kind {
      case .heading(let level): read(heading: node, level: level)
      case .paragraph:
        let text = node.prose
        if summary == nil, node.isTopLevel { summary = text.plain }
        document.blocks.append(.paragraph(text))
      case .cell: document.blocks.append(.paragraph(node.prose))
      case .codeBlock: read(codeBlock: node)
      case .html, .inlineHTML:
        if markup == nil {
          let found = ProseMarkup(tree)
          (markup, texts) = (found, found.texts[...])
        }
        guard node.kind == .html else {
          read(misplaced: node)
          break
        }
        read(comments: node)
        read(fencesSwallowedBy: node)
        document.blocks.append(.paragraph(ProseText(texts.popFirst() ?? "")))
      case .other: break
      }
    }
    if let position = source.invalidUTF8 { return reject(invalidAt: position) }
    let finder = LinkFinder(nodes, in: source, frontMatter: document.frontMatter)
    document.links = finder.links
    if let markup { document.add(markup, RawPlaces(source, inline: finder.html)) }
    document.mask = tree.mask
    document.formulas = !tree.hasFormulas ? [] : nodes.compactMap(\.formula)
    document.strayDollars = tree.strayDollars
    checkIDs()
  }

  /// Takes a file that is not UTF-8 for no lesson; other lessons' links still lead to its headings.
  private mutating func reject(invalidAt position: SourcePosition) {
    (title, summary, cells, asksForSwiftVersion) = (nil, nil, [], false)
    (settings.part, settings.partWord) = (nil, nil)
    diagnostics = [
      Diagnostic(
        .notUTF8, at: SourcePosition(line: 1),
        "the file is not UTF-8: the byte at line \(position.line), column \(position.column)"
          + " starts no character",
        advice: "save the file as UTF-8")
    ]
  }

  private mutating func read(heading node: MarkdownNode, level: Int) {
    let text = node.prose
    if level == 1, title == nil { title = text.plain }
    section = slugs.slug(for: text.plain)
    document.blocks.append(
      .heading(.init(line: node.startLine, level: level, text: text, slug: section)))
  }

  private mutating func read(codeBlock node: MarkdownNode) {
    guard let block = CodeBlock(node, in: source) else { return }
    document.blocks.append(.code(block))
    guard let fence = block.fence else { return }
    // What was to close a fence that is none opens one.
    let isEnd =
      fence.info.isEmpty && node.previous.map { taskFences.contains($0.startLine) } == true
    if !fence.isClosed, !isEnd {
      diagnostics.append(
        fence.diagnostic(
          .unclosedFence, "this fence is never closed",
          advice: "close it with a line of \(fence.length) or more of the same character"))
    }
    switch fence.label {
    case .cell:
      read(cell: fence, CellAttributes(InfoString(fence).words, diagnostics: &diagnostics))
    case .output: read(output: fence, behind: block.precedingLine)
    case .misspelt(let word):
      reject(misspelt: fence, word)
      // The outputs behind it are no orphans: there is only one thing to correct.
      if word == "swift" {
        read(cell: fence, CellAttributes())
      } else if let lastFence, lastFence.position.line == block.precedingLine {
        self.lastFence = fence
      }
    case .other: break
    }
  }

  private mutating func read(fencesSwallowedBy node: MarkdownNode) {
    for fence in SwallowedFence.all(in: node, of: source) {
      diagnostics.append(
        Diagnostic(
          .swallowedFence, at: fence.position, length: fence.length,
          "this fence is text of the HTML block that starts at line \(node.startLine), and would"
            + " silently not be tested", advice: fence.advice))
    }
  }

  private mutating func read(fencesBehindTasksOf tree: MarkdownDocument) {
    for fence in SwallowedFence.all(behindTasksOf: tree, source) {
      taskFences.insert(fence.position.line)
      diagnostics.append(
        Diagnostic(
          .swallowedFence, at: fence.position, length: fence.length,
          "this fence is text of the task, and would silently not be tested", advice: fence.advice))
    }
  }

  /// Reports an info string that is nearly one of a cell or of an output.
  private mutating func reject(misspelt fence: Fence, _ word: String) {
    let first = fence.info.prefix { fence.info.hasPrefix("{") || $0 != " " && $0 != "\t" }
    let use = word == "swift" ? "run" : "compared"
    diagnostics.append(
      Diagnostic(
        .unknownAttribute, at: fence.infoPosition, length: first.utf8.count,
        "`\(first)` is not the word `\(word)`, so that this would silently not be \(use)",
        advice: "write `\(word)`, with other words behind a blank, or put `text` in front of it if"
          + " it is not to be \(use)"))
  }

  private mutating func read(cell fence: Fence, _ attributes: CellAttributes) {
    cellCounts[section, default: 0] += 1
    let ordinal = cellCounts[section, default: 0]
    let requirements = settings.requirements + attributes.requirements
    asksForSwiftVersion = asksForSwiftVersion || requirements.contains(where: \.isAboutSwift)
    cells.append(
      Cell(
        number: cells.count + 1, id: attributes.id ?? "\(section)-\(ordinal)",
        fence: fence, attributes: attributes,
        timeout: attributes.timeout ?? settings.timeout ?? ProgramLimits.timeout,
        skipReason: skipReason(attributes, requirements),
        variables: requirements.compactMap(\.variable)))
    lastFence = fence
  }

  private func skipReason(
    _ attributes: CellAttributes, _ requirements: [Requirement]
  ) -> String? {
    if case .ignored(let reason) = attributes.fate { return reason }
    return requirements.compactMap { $0.unmetReason(on: platform) }.first
  }

  private mutating func checkIDs() {
    let defaults = Dictionary(
      cells.filter { $0.attributes.id == nil }.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    var named: [String: Cell] = [:]
    for cell in cells {
      guard let id = cell.attributes.id, let word = cell.attributes.idWord else { continue }
      if let other = named[id] ?? defaults[id] {
        diagnostics.append(
          word.diagnostic(
            .duplicateID, "the cell at line \(other.fence.position.line) is named `\(id)` too",
            advice: "choose another name"))
      }
      named[id] = cell
    }
  }
}
