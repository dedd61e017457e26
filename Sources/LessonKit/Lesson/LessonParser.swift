extension Lesson {
  /// Reads a Markdown file as a lesson.
  ///
  /// Never fails: what is wrong with the form is in ``diagnostics``, all of it at once.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes, expected to be UTF-8.
  ///   - file: the path that reports show.
  ///   - platform: what `requires=` is held against.
  public init(parsing bytes: [UInt8], file: String, on platform: Platform = Platform()) {
    let source = SourceText(bytes)
    if let position = source.invalidUTF8 {
      self.init(
        file: file, source: source, title: Self.slug(ofFile: file), summary: "", cells: [],
        asksForSwiftVersion: false,
        diagnostics: [
          Diagnostic(
            .notUTF8, at: SourcePosition(line: 1),
            "the file is not UTF-8: the byte at line \(position.line), column \(position.column)"
              + " starts no character",
            advice: "save the file as UTF-8")
        ])
      return
    }
    var parser = LessonParser(source, platform)
    parser.parse()
    self.init(
      file: file, source: source, title: parser.title ?? Self.slug(ofFile: file),
      summary: parser.summary ?? "", cells: parser.cells,
      asksForSwiftVersion: parser.asksForSwiftVersion,
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
  var asksForSwiftVersion = false

  private let platform: Platform
  private var settings = LessonSettings()
  private var hasSettings = false
  private var slugs = HeadingSlugs()
  /// The slug of the heading that cells stand under.
  private var section = "cell"
  /// How many cells stand under each slug; a heading "Cell" shares the slug of cells before any.
  private var cellCounts: [String: Int] = [:]
  /// The cell whose output fence may come next, with its node.
  private var openCell: (index: Int, node: MarkdownNode)?
  /// The fence of that cell, or the last of its outputs.
  private var lastFence: Fence?

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
      case .html: read(comments: node)
      case .inlineHTML: read(misplaced: node)
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

  /// Reads settings for the whole lesson.
  private mutating func read(comments node: MarkdownNode) {
    // cmark's last line of such a block is wrong where a comment ends it.
    let lastLine = node.startLine + max(node.literal.lines.count, 1) - 1
    let comments = SettingsComment.all(in: source, from: node.startLine, to: lastLine)
    for comment in comments {
      if !node.isTopLevel || !isFirst(comment, of: node) {
        reject(comment, "settings for the whole lesson stand in a comment at the top level")
      } else if !cells.isEmpty {
        reject(comment, "settings for the whole lesson stand before its first cell")
      } else if hasSettings {
        reject(comment, "the lesson has its settings already")
      } else {
        hasSettings = true
        settings = LessonSettings(comment.words, diagnostics: &diagnostics)
      }
    }
  }

  /// Whether nothing but blanks stands before a comment in its block.
  private func isFirst(_ comment: SettingsComment, of node: MarkdownNode) -> Bool {
    comment.position.line == node.startLine
      && source.line(node.startLine).prefix(comment.position.column - 1).allSatisfy { $0 == 0x20 }
  }

  /// Rejects settings in the middle of a paragraph, which would otherwise be overlooked.
  private mutating func read(misplaced node: MarkdownNode) {
    guard node.isFirstInlineHTML, let block = node.block else { return }
    for comment in SettingsComment.all(in: source, from: block.startLine, to: block.endLine) {
      reject(comment, "settings for the whole lesson stand in a comment of their own")
    }
  }

  private mutating func reject(_ comment: SettingsComment, _ problem: String) {
    diagnostics.append(
      Diagnostic(
        .unknownAttribute, at: comment.position, length: 4, problem,
        advice: "write one comment `<!-- lesson: … -->` before the first cell"))
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
        fence: fence, attributes: attributes,
        timeout: attributes.timeout ?? settings.timeout ?? Cell.defaultTimeout,
        skipReason: skipReason(attributes)))
    openCell = (cells.count - 1, node)
    lastFence = fence
  }

  private mutating func skipReason(_ attributes: CellAttributes) -> String? {
    if case .ignored(let reason) = attributes.fate { return reason }
    let requirements = settings.requirements + attributes.requirements
    asksForSwiftVersion = asksForSwiftVersion || requirements.contains(where: \.isAboutSwift)
    return requirements.compactMap { $0.unmetReason(on: platform) }.first
  }

  private mutating func read(output fence: Fence, _ node: MarkdownNode) {
    let options = OutputOptions(InfoString(fence), settings: settings, diagnostics: &diagnostics)
    guard let open = openCell, open.node.next == node, onlyBlankLines(before: fence) else {
      reject(
        orphan: fence, "this output belongs to no cell",
        advice: "put it right after the cell that prints it, with nothing but blank lines between")
      return
    }
    openCell = (open.index, node)
    lastFence = fence
    guard !options.hasContradictoryChannels else { return }
    let cell = cells[open.index]
    if cell.output(on: options.channel) != nil {
      reject(
        orphan: fence, "the cell before has its output on this channel already",
        advice: "join the two output fences")
      return
    }
    switch options.channel {
    case .error where !cell.attributes.requiredChannels.contains(.error):
      reject(
        orphan: fence, "only a `compile-fail` cell has an `output error`",
        advice: "mark the cell `compile-fail`, or remove `error`")
      return
    case .trap where !cell.attributes.requiredChannels.contains(.trap):
      reject(
        orphan: fence, "only a `traps` cell has an `output trap`",
        advice: "mark the cell `traps`, or remove `trap`")
      return
    default: break
    }
    if let word = contradiction(between: cell.attributes, and: options.channel) {
      diagnostics.append(
        Diagnostic(
          .contradictoryAttributes, at: fence.position, length: fence.length,
          "what a `\(word.rawValue)` cell prints is not compared, and here is text to compare it with",
          advice: "remove `\(word.rawValue)` or this fence"))
    }
    cells[open.index].outputs.append(ExpectedOutput(fence: fence, options: options))
  }

  /// The attribute of a cell that leaves nothing to compare on `channel`.
  private func contradiction(
    between attributes: CellAttributes, and channel: ExpectedOutput.Channel
  ) -> CellAttribute? {
    if attributes.fate == .compiles { return .noRun }
    return attributes.isSilent && channel == .output ? .silent : nil
  }

  private mutating func reject(orphan fence: Fence, _ problem: String, advice: String) {
    diagnostics.append(
      Diagnostic(
        .orphanOutput, at: fence.position, length: fence.length, problem, advice: advice))
  }

  /// Whether nothing that cmark keeps out of the tree, such as a link definition, stands between the
  /// last fence of the open cell and `fence`.
  private func onlyBlankLines(before fence: Fence) -> Bool {
    guard let lastFence, lastFence.closingLine + 1 <= fence.position.line else { return false }
    return (lastFence.closingLine + 1..<fence.position.line).allSatisfy { number in
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
