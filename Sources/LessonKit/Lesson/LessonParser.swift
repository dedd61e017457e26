/// One pass over the Markdown tree: cells, their outputs, and what is malformed.
struct LessonParser {
  let source: SourceText
  var title: String?
  var summary: String?
  var cells: [Cell] = []
  var diagnostics: [Diagnostic] = []
  var asksForSwiftVersion = false
  var hasHTML = false

  private let platform: Platform
  var settings = LessonSettings()
  var hasSettings = false
  private var slugs = HeadingSlugs()
  /// The slug of the heading that cells stand under.
  private var section = "cell"
  /// How many cells stand under each slug; a heading "Cell" shares the slug of cells before any.
  private var cellCounts: [String: Int] = [:]
  /// The cell whose output fence may come next, with its node.
  var openCell: (index: Int, node: MarkdownNode)?
  /// The fence of that cell, or the last of its outputs.
  var lastFence: Fence?

  init(_ source: SourceText, _ platform: Platform) {
    self.source = source
    self.platform = platform
  }

  mutating func parse() {
    let document = MarkdownDocument(source, frontMatter: FrontMatter(source))
    for node in document.nodes {
      switch node.kind {
      case .heading(let level): read(heading: node, level: level)
      case .paragraph:
        if summary == nil, node.isTopLevel { summary = node.plainText }
      case .codeBlock: read(codeBlock: node)
      case .html:
        hasHTML = true
        read(comments: node)
        read(fencesSwallowedBy: node)
      case .inlineHTML:
        hasHTML = true
        read(misplaced: node)
      case .other: break
      }
    }
    checkIDs()
  }

  private mutating func read(heading node: MarkdownNode, level: Int) {
    let text = node.plainText
    if level == 1, title == nil { title = text }
    section = slugs.slug(for: text)
  }

  private mutating func read(codeBlock node: MarkdownNode) {
    guard let fence = Fence(node, in: source) else { return }
    if !fence.isClosed {
      diagnostics.append(
        Diagnostic(
          .unclosedFence, at: fence.position, length: fence.length,
          "this fence is never closed",
          advice: "close it with a line of \(fence.length) or more of the same character"))
    }
    switch fence.label {
    case .cell:
      read(cell: fence, CellAttributes(InfoString(fence), diagnostics: &diagnostics), node)
    case .output: read(output: fence, node)
    case .misspelt(let word):
      reject(misspelt: fence, word)
      // The outputs behind it are no orphans: there is only one thing to correct.
      if word == "swift" {
        read(cell: fence, CellAttributes(), node)
      } else if let open = openCell, open.node.next == node {
        (openCell, lastFence) = ((open.index, node), fence)
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

  private mutating func read(cell fence: Fence, _ attributes: CellAttributes, _ node: MarkdownNode)
  {
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
    openCell = (cells.count - 1, node)
    lastFence = fence
  }

  private func skipReason(
    _ attributes: CellAttributes, _ requirements: [Requirement]
  ) -> String? {
    if case .ignored(let reason) = attributes.fate { return reason }
    return requirements.compactMap { $0.unmetReason(on: platform) }.first
  }

  /// Reports names that two cells share, at the attribute that sets the name.
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
