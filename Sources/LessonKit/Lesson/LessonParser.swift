extension Lesson {
  /// Reads a Markdown file as a lesson.
  ///
  /// Never fails: what is wrong with the form is in ``diagnostics``, all of it at once.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes, expected to be UTF-8.
  ///   - file: the path that reports show.
  public init(parsing bytes: [UInt8], file: String) {
    let source = SourceText(bytes)
    if let position = source.invalidUTF8 {
      self.init(
        file: file, source: source, title: Self.slug(ofFile: file), summary: "", cells: [],
        diagnostics: [
          Diagnostic(
            .notUTF8, at: SourcePosition(line: 1),
            "the file is not UTF-8: the byte at line \(position.line), column \(position.column)"
              + " starts no character",
            advice: "save the file as UTF-8")
        ])
      return
    }
    var parser = LessonParser(source)
    parser.parse()
    self.init(
      file: file, source: source, title: parser.title ?? Self.slug(ofFile: file),
      summary: parser.summary ?? "", cells: parser.cells,
      diagnostics: parser.diagnostics.sorted { $0.position < $1.position })
  }
}

/// One pass over the Markdown tree: cells, their outputs, and what is malformed.
private struct LessonParser {
  let source: SourceText
  var title: String?
  var summary: String?
  var cells: [Cell] = []
  var diagnostics: [Diagnostic] = []

  private var slugs = HeadingSlugs()
  /// The slug of the heading that cells stand under.
  private var section = "cell"
  /// How many cells stand under each slug; a heading "Cell" shares the slug of cells before any.
  private var cellCounts: [String: Int] = [:]
  /// The cell whose output fence may come next, with its node.
  private var openCell: (index: Int, node: MarkdownNode)?

  init(_ source: SourceText) {
    self.source = source
  }

  mutating func parse() {
    let document = MarkdownDocument(source, frontMatter: FrontMatter(source))
    for node in document.nodes {
      switch node.kind {
      case .heading(let level): read(heading: node, level: level)
      case .paragraph:
        if summary == nil, node.isTopLevel { summary = node.plainText }
      case .codeBlock: read(codeBlock: node)
      case .html: read(comment: node)
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

  /// Rejects settings for the whole lesson, which would otherwise be overlooked.
  private mutating func read(comment node: MarkdownNode) {
    let text = node.literal.drop { $0 == " " }
    guard text.hasPrefix("<!--"),
      text.dropFirst(4).drop(while: { $0 == " " }).hasPrefix("lesson:")
    else { return }
    diagnostics.append(
      Diagnostic(
        .unknownAttribute, at: SourcePosition(line: node.startLine), length: 4,
        "settings for a whole lesson are not supported yet",
        advice: "set the attributes of each cell"))
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
    switch fence.language {
    case "swift": read(cell: fence, node)
    case "output": read(output: fence, node)
    default: break
    }
  }

  private mutating func read(cell fence: Fence, _ node: MarkdownNode) {
    let attributes = CellAttributes(InfoString(fence), diagnostics: &diagnostics)
    cellCounts[section, default: 0] += 1
    let ordinal = cellCounts[section, default: 0]
    cells.append(
      Cell(
        number: cells.count + 1, id: attributes.id ?? "\(section)-\(ordinal)",
        fence: fence, attributes: attributes))
    openCell = (cells.count - 1, node)
  }

  private mutating func read(output fence: Fence, _ node: MarkdownNode) {
    for word in InfoString(fence).words {
      diagnostics.append(
        word.diagnostic(
          .unknownAttribute, "unknown output option `\(word.name)`", advice: "remove it"))
    }
    guard let open = openCell, open.node.next == node,
      onlyBlankLines(between: cells[open.index].fence, and: fence)
    else {
      diagnostics.append(
        Diagnostic(
          .orphanOutput, at: fence.position, length: fence.length,
          "this output belongs to no cell",
          advice: "put it right after the cell that prints it, with nothing but blank lines between"
        ))
      return
    }
    guard cells[open.index].output == nil else {
      diagnostics.append(
        Diagnostic(
          .orphanOutput, at: fence.position, length: fence.length,
          "the cell before has its output already",
          advice: "join the two output fences"))
      return
    }
    if cells[open.index].attributes.isSilent {
      diagnostics.append(
        Diagnostic(
          .contradictoryAttributes, at: fence.position, length: fence.length,
          "a `silent` cell's output is not compared, and here is text to compare it with",
          advice: "remove `silent` or this fence"))
    }
    cells[open.index].output = ExpectedOutput(fence: fence)
    openCell = (open.index, node)
  }

  /// Whether nothing that cmark keeps out of the tree, such as a link definition, stands between.
  private func onlyBlankLines(between cell: Fence, and output: Fence) -> Bool {
    let start = (cells.last?.output?.fence ?? cell).closingLine + 1
    guard start <= output.position.line else { return false }
    return (start..<output.position.line).allSatisfy { number in
      source.line(number).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
    }
  }

  /// Reports names that two cells share, at the attribute that sets the name.
  private mutating func checkIDs() {
    let defaults = Dictionary(
      cells.filter { $0.attributes.id == nil }.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    var named: [String: Cell] = [:]
    for cell in cells {
      guard let id = cell.attributes.id, let position = cell.attributes.idPosition else { continue }
      if let other = named[id] ?? defaults[id] {
        diagnostics.append(
          Diagnostic(
            .duplicateID, at: position, length: "id=\(id)".utf8.count,
            "the cell at line \(other.fence.position.line) is named `\(id)` too",
            advice: "choose another name"))
      }
      named[id] = cell
    }
  }
}
