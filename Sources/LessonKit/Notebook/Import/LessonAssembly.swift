/// Joins the blocks of a lesson so that each means behind the others what it means by itself.
struct LessonAssembly {
  private(set) var markdown: String
  private(set) var remarks: [String] = []

  init(_ blocks: [LessonBlock]) {
    var text = JoinedBlocks(blocks, keepsGaps: true)
    if !text.hasAllCells { text = JoinedBlocks(blocks, keepsGaps: false) }
    // A block may continue a list of the block before it, where an indented fence is a live one.
    let live = LiveFences(text.markdown, besides: text.live, hasFrontMatter: text.hasFrontMatter)
    markdown = live.relabelled
    let lines = live.lines.map(String.init).joined(separator: ", ")
    if !live.lines.isEmpty {
      remarks.append(
        "line \(lines) of the lesson: a fence in a list stays prose: it is labelled `text`")
    }
  }
}

/// The text of blocks behind one another.
private struct JoinedBlocks {
  private(set) var markdown = ""
  /// The byte ranges whose fences are cells and outputs.
  private(set) var live: [Range<Int>] = []
  /// Where the cells begin.
  private var starts: [Int] = []
  let hasFrontMatter: Bool

  init(_ blocks: [LessonBlock], keepsGaps: Bool) {
    hasFrontMatter = blocks.first?.kind == .frontMatter
    for (index, block) in blocks.enumerated() {
      let start = markdown.utf8.count
      markdown += block.text
      if block.kind == .cell || block.kind == .cells { live.append(start..<markdown.utf8.count) }
      if block.kind == .cell { starts.append(start) }
      for prose in block.prose { markdown += "\n\n" + prose }
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      let gap = keepsGaps && block.prose.isEmpty ? block.gap : nil
      markdown +=
        gap.flatMap { Self.parts(block, next, $0) ? $0 : nil } ?? (next == nil ? "\n" : "\n\n")
    }
    if !hasFrontMatter, FrontMatter(SourceText(markdown)) != nil {
      // A blank line keeps the rule at the beginning from opening a YAML block.
      markdown = "\n" + markdown
      live = live.map { $0.lowerBound + 1..<$0.upperBound + 1 }
      starts = starts.map { $0 + 1 }
    }
  }

  /// Whether `gap` parts a block from the next one.
  private static func parts(_ block: LessonBlock, _ next: LessonBlock?, _ gap: String) -> Bool {
    guard let next else { return true }
    let lineFeeds = gap.unicodeScalars.count { $0 == "\n" || $0 == "\r" }
    return lineFeeds > 1 || lineFeeds == 1 && (block.isFenced || next.isFenced)
  }

  /// Whether every cell is one in the whole text too.
  var hasAllCells: Bool {
    let source = SourceText(markdown)
    let document = MarkdownDocument(source, frontMatter: hasFrontMatter ? FrontMatter(source) : nil)
    let found = document.nodes.compactMap { node in
      Fence(node, in: source).flatMap {
        $0.language == "swift" ? source.line($0.position.line).startIndex : nil
      }
    }
    return Set(found).isSuperset(of: starts)
  }
}
