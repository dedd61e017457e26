import LessonMarkdown
import LessonText

/// The opening line of a cell or an output that is no fence, because it stands in a block of HTML, or behind
/// the words of a paragraph.
///
/// Most blocks of HTML go on to the next blank line (CommonMark 0.30, section 4.6), so that a fence right
/// below `<details>` is text of the block. A comment that ends, and `<pre>`, are meant to hold text. Behind
/// words, such as the box of a task, backticks are those of code in a line.
package struct SwallowedFence {
  /// Where the first fence character stands.
  package let position: SourcePosition
  package let length: Int
  package let infoPosition: SourcePosition
  /// How to get the fence out of the block.
  let advice: String

  /// The fences that a block of HTML swallows; none of any other node.
  ///
  /// `isMeant` tells of an info string whether the fence would be more than text.
  package static func all(
    in node: MarkdownNode, of source: SourceText,
    where isMeant: (String) -> Bool = { FenceLabel($0).isLive }
  ) -> [SwallowedFence] {
    guard node.kind == .html else { return [] }
    let text = node.literal
    guard text.hasBytes(of: "```") || text.hasBytes(of: "~~~"), let advice = advice(for: text)
    else { return [] }
    var fences: [SwallowedFence] = []
    var open: Substring?
    for (index, line) in text.lines.enumerated() {
      // In Markdown it could stand in a list or a quote.
      let line = line.drop { " \t>-*+0123456789.)".contains($0) }
      let run = line.prefix { $0 == line.first }
      guard let first = run.first, first == "`" || first == "~", run.count >= 3 else { continue }
      let info = line[run.endIndex...].drop { $0 == " " || $0 == "\t" }
      if let opening = open {
        if info.isEmpty, run.hasPrefix(opening) { open = nil }
        continue
      }
      open = run
      guard isMeant(String(info)) else { continue }
      let number = node.startLine + index
      // The block's text has lost the prefix of its container: what counts is the line's end.
      let columns = CMarkColumns(source.line(number))
      let (start, end) = (
        columns.cmarkCount - line.utf8.count, columns.cmarkCount - info.utf8.count
      )
      fences.append(
        SwallowedFence(
          position: SourcePosition(
            line: number, column: columns.offset(ofCMark: max(start, 0)) + 1),
          length: run.count,
          infoPosition: SourcePosition(
            line: number, column: columns.offset(ofCMark: max(end, 0)) + 1),
          advice: advice))
    }
    return fences
  }

  /// The fences that stand behind words of a paragraph, and so are words, too.
  package static func behindWords(
    of node: MarkdownNode, in source: SourceText, where isMeant: (String) -> Bool
  ) -> [SwallowedFence] {
    guard node.kind == .paragraph else { return [] }
    return (node.startLine...max(node.startLine, node.endLine)).compactMap { number in
      let line = source.line(number)
      let start = line.indices.first { index in
        ["```", "~~~"].contains { line[index...].starts(with: $0.utf8) }
      }
      return start.flatMap {
        SwallowedFence(
          line[$0...], in: source,
          advice: "begin a line with the fence, and leave a blank line before it",
          where: isMeant)
      }
    }
  }

  /// The fences behind the boxes of tasks.
  static func all(behindTasksOf document: MarkdownDocument, _ source: SourceText)
    -> [SwallowedFence]
  {
    document.taskTexts.compactMap { offset in
      let end = source.position(ofByte: offset)
      return SwallowedFence(
        source.line(end.line).dropFirst(end.column - 1).drop(while: \.isSpaceOrTab), in: source,
        advice: "put the fence on a line of its own, below the task's text and indented as it",
        where: { FenceLabel($0).isLive })
    }
  }

  /// What to do about a fence in a block with this text; `nil` where the block is meant to hold text.
  private static func advice(for block: String) -> String? {
    let text = block.drop { $0 == " " }.lowercased()
    if text.hasPrefix("<!--") { return text.contains("-->") ? nil : "close the comment with `-->`" }
    if text.hasPrefix("<pre") {
      return text.contains("</pre>") ? nil : "close the element with `</pre>`"
    }
    let isClosedByItsEnd = ["<script", "<style", "<textarea", "<?", "<!"].contains(
      where: text.hasPrefix)
    return isClosedByItsEnd
      ? "put the fence behind the end of the HTML, and a blank line before it"
      : "leave a blank line before the fence"
  }
}

extension SwallowedFence {
  /// The fence that `text`, the end of a line, begins with; nil if it would be no more than text.
  fileprivate init?(
    _ text: ArraySlice<UInt8>, in source: SourceText, advice: String,
    where isMeant: (String) -> Bool
  ) {
    let run = text.prefix { $0 == text.first }
    let info = text[run.endIndex...].trimmed(of: \.isSpaceOrTab)
    guard run.count >= 3, run.first == UInt8(ascii: "`") || run.first == UInt8(ascii: "~"),
      !info.contains(UInt8(ascii: "`")), isMeant(String(decoding: info, as: UTF8.self))
    else { return nil }
    self.init(
      position: source.position(ofByte: run.startIndex), length: run.count,
      infoPosition: source.position(ofByte: info.startIndex), advice: advice)
  }
}
