import LessonText

extension Formula {
  /// The formula that a fence of `math` is, as GitHub reads it; `nil` for other code, and where it is empty.
  init?(fence node: MarkdownNode, in source: SourceText) {
    guard node.fenceInfo.split(separator: " ").first == "math",
      let fence = Fence(node, in: source),
      fence.lines.contains(where: { $0.contains { !$0.isWhitespace } })
    else { return nil }
    var tex: [TeXCharacter] = []
    for (index, line) in fence.lines.enumerated() {
      let place = source.range(ofLine: fence.firstTextLine + index)
      tex += TeXCharacter.all(in: line, from: place.lowerBound + fence.prefixWidths[index])
      tex.append(TeXCharacter(scalar: "\n", offset: place.upperBound))
    }
    self.init(
      pieces: [source.range(ofLine: fence.firstTextLine)], isDisplay: true, tex: tex,
      source: fence.text)
  }
}
