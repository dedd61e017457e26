import LessonMarkdown
import LessonText

/// Joins the blocks of a lesson so that each means behind the others what it means by itself.
struct LessonAssembly {
  private(set) var markdown: String
  private(set) var remarks: [String] = []

  /// - Parameter areDocuments: whether each block was a document and must not go on in the next one.
  init(_ blocks: [LessonBlock], areDocuments: Bool) {
    let partings = areDocuments ? Self.partings(of: blocks, &remarks) : [:]
    var text = JoinedBlocks(blocks, partings, keepsGaps: true)
    if !text.hasAllCells { text = JoinedBlocks(blocks, partings, keepsGaps: false) }
    // A block may continue a list of the block before it, where an indented fence is a live one.
    let live = LiveFences(text.markdown, besides: text.live, hasFrontMatter: text.hasFrontMatter)
    markdown = live.relabelled
    let lines = live.lines.map(String.init).joined(separator: ", ")
    if !live.lines.isEmpty {
      remarks.append(
        "line \(lines) of the lesson: a fence in a list stays prose: it is labelled `text`")
    }
  }

  /// What parts blocks more than a blank line does: a comment, where a list or code would go on.
  private static func partings(
    of blocks: [LessonBlock], _ remarks: inout [String]
  ) -> [Int: String] {
    var partings: [Int: String] = [:]
    for (place, (block, next)) in zip(blocks, blocks.dropFirst()).enumerated()
    where block.kind == .prose && next.kind == .prose {
      let both = html(block.text) + html(next.text)
      if html(block.text + "\n\n" + next.text) == both { continue }
      let joint = block.text + "\n\n" + comment + "\n\n" + next.text
      if html(joint) == html(block.text) + html(comment) + html(next.text) {
        partings[place] = comment
      } else {
        remarks.append(
          "cell \(next.number): its Markdown may mean something else behind that of cell"
            + " \(block.number): look at both")
      }
    }
    return partings
  }

  private static let comment = "<!-- -->"

  private static func html(_ markdown: String) -> String {
    MarkdownDocument(SourceText(markdown)).htmlInPlace
  }
}

private struct JoinedBlocks {
  private(set) var markdown = ""
  /// The byte ranges whose fences are cells and outputs.
  private(set) var live: [Range<Int>] = []
  private var starts: [Int] = []
  let hasFrontMatter: Bool

  init(_ blocks: [LessonBlock], _ partings: [Int: String], keepsGaps: Bool) {
    hasFrontMatter = blocks.first?.kind == .frontMatter
    for (index, block) in blocks.enumerated() {
      let start = markdown.utf8.count
      markdown += block.text
      if block.kind == .cell || block.kind == .cells { live.append(start..<markdown.utf8.count) }
      if block.kind == .cell { starts.append(start) }
      for prose in block.prose { markdown += "\n\n" + prose }
      if let parting = partings[index] { markdown += "\n\n" + parting }
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
        $0.label == .cell ? source.line($0.position.line).startIndex : nil
      }
    }
    return Set(found).isSuperset(of: starts)
  }
}
