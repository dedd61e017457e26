import LessonFormat
import LessonMarkdown
import LessonText

/// Reads the blocks of a file, unit by unit.
struct DocumentationReader {
  /// What its blocks stand in.
  let kind: DocumentationFile.Kind
  let platform: Platform
  /// The parts of the file that a path of `@Snippet` names; `nil` where there is none.
  let slices: (String) -> Set<String>?
  private(set) var units: [DocumentationUnit] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The first heading.
  private(set) var title: String?

  private var blocks: [DocumentationBlock] = []
  private var blockCount = 0
  private var ids: Set<String> = []
  private var slugs = HeadingSlugs()

  init(
    _ kind: DocumentationFile.Kind, platform: Platform,
    slices: @escaping (String) -> Set<String>?
  ) {
    self.kind = kind
    self.platform = platform
    self.slices = slices
  }

  /// Reads the Markdown of one unit, which stands in these lines.
  mutating func read(
    _ lines: [CodeLine], name: String, _ declaration: DocumentedDeclaration? = nil
  ) {
    guard let first = lines.first, let last = lines.last else { return }
    let content = DirectiveContent(lines)
    check(content.snippets)
    read(MarkdownExcerpt(content.lines), name: name)
    guard !blocks.isEmpty else { return }
    units.append(
      DocumentationUnit(
        number: units.count + 1, name: name, declaration: declaration,
        lines: first.number...last.number, blocks: blocks))
    blocks = []
  }

  private mutating func check(_ snippets: [DirectiveContent.Snippet]) {
    for snippet in snippets {
      let (message, advice): (String, String)
      if let names = slices(snippet.path) {
        guard let slice = snippet.slice, !names.contains(slice) else { continue }
        let all = names.sorted().map { "`\($0)`" }.joined(separator: ", ")
        message = "the snippet `\(snippet.path)` has no slice `\(slice)`"
        advice =
          "begin it in the snippet with `// snippet.\(slice)`"
          + (all.isEmpty ? "" : ", or name one of \(all)")
      } else {
        message = "there is no snippet `\(snippet.path)`"
        advice =
          "name the package and the file's path in it, as in"
          + " `@Snippet(path: \"Package/Snippets/Name\")`"
      }
      diagnostics.append(
        Diagnostic(
          .brokenLink, at: snippet.position, length: snippet.length, message, advice: advice))
    }
  }

  private mutating func read(_ markdown: MarkdownExcerpt, name: String) {
    let source = markdown.source
    let frontMatter = kind == .page ? FrontMatter(source) : nil
    let tree = MarkdownDocument(source, frontMatter: frontMatter)
    var section = slugs.slug(for: name)
    /// The words above the next block, and the line behind their comment.
    var words: BlockWords?
    /// The page's block right before, which an output may follow.
    var isBehindBlock = false
    /// The other system that the paragraph right before says the next block is for.
    var system: String?
    /// The words of that paragraph, which may say that the code is not possible.
    var paragraph = ""
    for node in tree.nodes {
      switch node.kind {
      case .heading(let level):
        let text = node.prose.plain
        if level == 1, title == nil { title = text }
        if kind == .page { section = slugs.slug(for: text) }
        isBehindBlock = false
        (system, paragraph) = (nil, "")
      case .html, .inlineHTML:
        note(
          SwallowedFence.all(in: node, of: source, where: Self.isOurs), .inHTML, section, markdown)
        let last = node.startLine + max(node.literal.lines.count, 1) - 1
        guard
          let comment = comment(at: node, last: last, in: source),
          words == nil || comment.misspellingDiagnostic == nil
        else { break }
        reject(words, in: markdown)
        words = BlockWords(comment: comment, isMisplaced: node.kind == .inlineHTML)
      case .codeBlock:
        guard let block = CodeBlock(node, in: source) else { break }
        let label = block.fence.map { CodeLabel($0.plainInfo) } ?? .none
        if case .output(let isBinding) = label, isBehindBlock, block.precedingLine != nil {
          add(output: block, isBinding, in: markdown)
          isBehindBlock = false
          break
        }
        let own = words
        if let own, own.isMisplaced { reject(own, in: markdown) }
        words = nil
        isBehindBlock = read(
          block, label, own.flatMap { $0.isMisplaced && !$0.isMisspelt ? nil : $0.comment },
          section: section, system: system, in: markdown)
        if isBehindBlock, let block = blocks.last {
          blocks[blocks.count - 1].isRuledOut = RuledOut.isSaid(in: paragraph, of: block.code)
        }
        (system, paragraph) = (nil, "")
      case .paragraph:
        note(
          SwallowedFence.behindWords(of: node, in: source, where: Self.isOurs), .inParagraph,
          section, markdown)
        system = platform.otherSystem(namedBy: node.prose.plain)
        paragraph = node.prose.plain
        reject(words, in: markdown)
        words = nil
        isBehindBlock = false
      case .cell, .other: break
      }
    }
    reject(words, in: markdown)
  }
}

/// A comment with attributes that waits for its block.
private struct BlockWords {
  let comment: SettingsComment
  /// Whether it stands in a paragraph.
  let isMisplaced: Bool
  /// Whether its first word is nearly the one that makes it such a comment.
  var isMisspelt: Bool { comment.misspellingDiagnostic != nil }
}

extension DocumentationReader {
  private func comment(
    at node: MarkdownNode, last: Int, in source: SourceText
  ) -> SettingsComment? {
    guard node.kind == .html ? node.literal.hasBytes(of: "<!--") : node.isFirstInlineHTML else {
      return nil
    }
    let block = node.kind == .html ? node : node.block
    guard let first = block?.startLine else { return nil }
    let end = node.kind == .html ? last : block?.endLine ?? first
    return SettingsComment.ofBlocks(in: source, from: first, to: end).last
  }

  /// Reports attributes that no block follows.
  private mutating func reject(_ words: BlockWords?, in markdown: MarkdownExcerpt) {
    // What only looks like such a comment is a note, unless a block follows.
    guard let words, !words.isMisspelt else { return }
    diagnostics.append(
      Diagnostic(
        .unknownAttribute, at: markdown.position(words.comment.position), length: 4,
        "no block of code stands below these words",
        advice: "put the comment on a line of its own, right above the block"))
  }

  private mutating func add(
    output block: CodeBlock, _ isBinding: Bool, in markdown: MarkdownExcerpt
  ) {
    guard kind == .page, let fence = block.fence, let last = blocks.popLast() else { return }
    var found: [Diagnostic] = []
    var options = OutputOptions()
    if isBinding { options = OutputOptions(InfoString(fence), diagnostics: &found) }
    diagnostics += found.map { moved($0, in: markdown) }
    let expected = ExpectedOutput(fence: fence.moved(markdown.position), options: options)
    blocks.append(last.showing(ShownOutput(isBinding: isBinding, expected: expected)))
  }

  private func moved(_ diagnostic: Diagnostic, in markdown: MarkdownExcerpt) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.position = markdown.position(diagnostic.position)
    return diagnostic
  }

  /// Notes fences that are text to Markdown, so that they are not left out without a word.
  private mutating func note(
    _ fences: [SwallowedFence], _ kind: DocumentationBlock.Kind, _ section: String,
    _ markdown: MarkdownExcerpt
  ) {
    for fence in fences {
      blockCount += 1
      blocks.append(
        DocumentationBlock(
          number: blockCount, id: id(nil, section: section),
          position: markdown.position(fence.position), length: fence.length, lines: [],
          kind: kind, attributes: CellAttributes([], diagnostics: &diagnostics), skipReason: nil,
          variables: [],
          placeholders: [], claims: [], output: nil))
    }
  }

  private static func isOurs(_ info: String) -> Bool {
    if case .swift = CodeLabel(info) { true } else { false }
  }

  /// Reads a block of code; returns whether it is one of ours.
  private mutating func read(
    _ block: CodeBlock, _ label: CodeLabel, _ comment: SettingsComment?, section: String,
    system: String?, in markdown: MarkdownExcerpt
  ) -> Bool {
    let isLabelled: Bool
    switch label {
    case .swift: isLabelled = true
    case .none where kind == .comments: isLabelled = false
    default: return false
    }
    let lines = block.text.lines.enumerated().map { index, text in
      markdown.line(block.firstTextLine + index, text, prefixWidth: block.prefixWidths[index])
    }
    var found: [Diagnostic] = []
    let ownWords = block.fence.map { InfoString($0).words.filter(\.isOfCell) } ?? []
    if let misspelling = comment?.misspellingDiagnostic { found.append(misspelling) }
    let words = comment.flatMap { $0.misspellingDiagnostic == nil ? $0.words : nil } ?? []
    let attributes = CellAttributes(words + ownWords, diagnostics: &found)
    diagnostics += found.map { moved($0, in: markdown) }
    let start =
      block.fence?.position
      ?? SourcePosition(line: block.line, column: (block.prefixWidths.first ?? 0) + 1)
    let syntax = BlockSyntax(lines.map { $0.text + "\n" }.joined(), isLabelled: isLabelled)
    blockCount += 1
    blocks.append(
      DocumentationBlock(
        number: blockCount, id: id(attributes.id, section: section),
        position: markdown.position(start),
        length: block.fence?.length ?? max(lines.first?.text.utf8.count ?? 1, 1), lines: lines,
        kind: syntax.kind, attributes: attributes,
        skipReason: skipReason(attributes) ?? system.map { "an example for \($0)" },
        variables: attributes.requirements.compactMap(\.variable),
        placeholders: syntax.placeholders, claims: syntax.claims, output: nil))
    return true
  }

  private func skipReason(_ attributes: CellAttributes) -> String? {
    if case .ignored(let reason) = attributes.fate { return reason }
    return attributes.requirements.compactMap { $0.unmetReason(on: platform) }.first
  }

  /// The block's own name, or the next one of its section; each only once in the file.
  private mutating func id(_ own: String?, section: String) -> String {
    if let own, ids.insert(own).inserted { return own }
    var ordinal = 1
    while !ids.insert("\(section)-\(ordinal)").inserted { ordinal += 1 }
    return "\(section)-\(ordinal)"
  }
}

extension InfoString.Word {
  /// Whether it is an attribute of a cell: other words are for other tools.
  fileprivate var isOfCell: Bool { CellAttribute(rawValue: name) != nil }
}

extension DocumentationBlock {
  /// The same block with the fence behind it.
  fileprivate func showing(_ output: ShownOutput) -> DocumentationBlock {
    DocumentationBlock(
      number: number, id: id, position: position, length: length, lines: lines, kind: kind,
      attributes: attributes, skipReason: skipReason, variables: variables,
      placeholders: placeholders, claims: claims, output: output, isRuledOut: isRuledOut)
  }
}
