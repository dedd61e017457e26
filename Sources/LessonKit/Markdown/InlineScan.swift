import LessonText

/// Looks for what must be hidden from cmark in the text of paragraphs, headings and cells.
struct InlineScan {
  private let lines: BlockLines
  private let labels: Set<String>
  private let hasAddresses: Bool
  private let hasTildes: Bool
  private let hasDollars: Bool

  init(_ blocks: GitHubBlocks, _ lines: BlockLines) {
    self.lines = lines
    labels = Set(blocks.footnotes.map(\.label))
    let bytes = lines.bytes
    hasDollars = bytes.contains(UInt8(ascii: "$"))
    hasTildes = bytes.contains(Strikethrough.tilde)
    hasAddresses = AddressScanner.mayHaveAddresses(bytes)
  }

  /// Whether the text has anything of the kind.
  var isNeeded: Bool { hasDollars || hasTildes || hasAddresses || !labels.isEmpty }

  /// What is to be hidden in a block, and where double dollars open a line and nothing closes them.
  func parts(of block: MarkdownNode) -> (parts: [HiddenText], unclosed: [Int]) {
    guard mayHaveParts(block) else { return ([], []) }
    let text = InlineText(block, in: lines.source)
    let (formulas, unclosed) = hasDollars ? text.formulas : ([], [])
    guard hasAddresses || hasTildes || !labels.isEmpty else {
      return (formulas.map(\.hidden), unclosed)
    }
    let scanner = AddressScanner(
      text.bytes, besides: formulas.map(\.match), labels: labels, hasTildes: hasTildes)
    let others = scanner.matches.map { range, content in
      (
        range.lowerBound,
        HiddenText(
          text.range(of: range), String(decoding: text.bytes[range], as: UTF8.self), content)
      )
    }
    let all = formulas.map { ($0.match.lowerBound, $0.hidden) } + others
    return (all.sorted { $0.0 < $1.0 }.map(\.1), unclosed)
  }

  /// Most blocks have none, and their text is not looked at.
  private func mayHaveParts(_ block: MarkdownNode) -> Bool {
    let (first, last) = (block.startLine, max(block.endLine, block.startLine))
    let bytes =
      lines.bytes[
        block.cell ?? lines.source.range(ofLine: first)
          .lowerBound..<lines.source.range(
            ofLine: last
          ).upperBound]
    return hasDollars && bytes.contains(UInt8(ascii: "$"))
      || hasTildes && bytes.contains(Strikethrough.tilde)
      || !labels.isEmpty && bytes.contains(UInt8(ascii: "^"))
      || hasAddresses && AddressScanner.mayHaveAddresses(bytes)
  }
}
