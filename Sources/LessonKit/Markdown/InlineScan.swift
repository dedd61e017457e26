import LessonText

/// Looks for what must be hidden from cmark in the text of paragraphs, headings and cells.
struct InlineScan {
  private let lines: BlockLines
  private let signs: GitHubSigns
  private let labels: Set<String>
  private let hidden: GitHubSigns.Kinds
  /// What stands in the blocks looked at so far.
  private(set) var kinds: GitHubSigns.Kinds = []

  init(_ blocks: GitHubBlocks, _ lines: BlockLines, _ signs: GitHubSigns) {
    (self.lines, self.signs) = (lines, signs)
    labels = Set(blocks.footnotes.map(\.label))
    hidden = labels.isEmpty ? [.dollar, .tilde, .address] : [.dollar, .tilde, .address, .footnote]
  }

  /// What is to be hidden in a block, and the dollars of formulas that are none.
  ///
  /// Most blocks have nothing of the kind, and their text is not looked at.
  mutating func parts(of block: MarkdownNode) -> (parts: [HiddenText], strays: StrayDollars) {
    let kinds = signs.kinds(in: block.cell ?? lines.range(of: block))
    self.kinds.formUnion(kinds)
    guard !kinds.isDisjoint(with: hidden) else { return ([], StrayDollars()) }
    let text = InlineText(block, in: lines.source)
    let (formulas, strays) = kinds.contains(.dollar) ? text.formulas : ([], StrayDollars())
    guard !kinds.isDisjoint(with: hidden.subtracting(.dollar)) else {
      return (formulas.map(\.hidden), strays)
    }
    let scanner = AddressScanner(
      text.bytes, besides: formulas.map(\.match), labels: labels, hasTildes: kinds.contains(.tilde))
    let others = scanner.matches.map { range, content in
      (
        range.lowerBound,
        HiddenText(
          text.range(of: range), String(decoding: text.bytes[range], as: UTF8.self), content)
      )
    }
    let all = formulas.map { ($0.match.lowerBound, $0.hidden) } + others
    return (all.sorted { $0.0 < $1.0 }.map(\.1), strays)
  }
}

extension BlockLines {
  /// The lines of a block.
  fileprivate func range(of block: MarkdownNode) -> Range<Int> {
    let first = block.startLine
    return source.range(
      ofLine: first
    ).lowerBound..<source.range(ofLine: max(block.endLine, first)).upperBound
  }
}
