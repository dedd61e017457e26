import LessonText

/// A fenced code block with the places of its parts in the Markdown file.
///
/// cmark tells the opening line and the text; the closing fence and the columns come from the
/// source lines themselves, because cmark has none for blocks inside lists and quotes.
package struct Fence: Sendable, Equatable {
  /// Where the first fence character stands.
  package let position: SourcePosition
  /// The line of the closing fence; for an unclosed fence the line after its last.
  package let closingLine: Int
  package let isClosed: Bool
  /// The number of fence characters.
  package let length: Int
  /// The info string as the author wrote it, outer blanks removed.
  package let info: String
  /// The info string as CommonMark reads it: backslashes and entities stand for what they mean.
  package let plainInfo: String
  package let infoPosition: SourcePosition
  /// The text, a line an element, without container prefix or fence indentation.
  package let lines: [String]
  /// For each line how many bytes of the Markdown line precede its text.
  package let prefixWidths: [Int]

  /// The text with a line feed behind each line; all that is made of code asks for it.
  package let text: String

  package var firstTextLine: Int { position.line + 1 }

  /// The Markdown position of a place in the text (line and column from 1, column in bytes).
  ///
  /// Places behind the text map to the closing fence, and so do places behind which there is nothing
  /// but blanks if `endIsClosingFence`.
  package func position(
    ofLine line: Int, column: Int, endIsClosingFence: Bool = false
  ) -> SourcePosition {
    guard lines.indices.contains(line - 1), !(endIsClosingFence && isEnd(line, column)) else {
      return SourcePosition(line: closingLine, column: closingColumn)
    }
    return SourcePosition(
      line: position.line + line, column: max(column, 1) + prefixWidths[line - 1])
  }

  private func isEnd(_ line: Int, _ column: Int) -> Bool {
    let rest = lines[line - 1].utf8.dropFirst(max(column - 1, 0))
    return rest.allSatisfy(\.isSpaceOrTab)
      && lines[line...].allSatisfy { $0.utf8.allSatisfy(\.isSpaceOrTab) }
  }

  package let closingColumn: Int
}

extension Fence {
  /// Reads the fence of a code block; `nil` for an indented code block and for any other node.
  package init?(_ node: MarkdownNode, in source: SourceText) {
    let opening = source.line(node.startLine)
    guard node.kind == .codeBlock, let run = Self.fenceRun(in: opening) else { return nil }
    let rawInfo = opening[run.range.upperBound...].trimmed(of: \.isSpaceOrTab)
    let lines = node.literal.lines
    // cmark tells an info string for fences only; without one the two kinds are hard to tell apart.
    guard
      !node.fenceInfo.isEmpty
        || rawInfo.isEmpty && !Self.isIndented(lines, opening, fence: run.range.lowerBound)
    else { return nil }

    position = SourcePosition(
      line: node.startLine, column: run.range.lowerBound - opening.startIndex + 1)
    length = run.range.count
    info = String(decoding: rawInfo, as: UTF8.self)
    plainInfo = node.fenceInfo
    infoPosition = SourcePosition(
      line: node.startLine, column: rawInfo.startIndex - opening.startIndex + 1)

    let closing = source.line(node.endLine)
    let closingRun = Self.fenceRun(in: closing)
    let isClosed =
      node.endLine == node.startLine + lines.count + 1
      && node.following?.startLine != node.endLine
      && closingRun.map {
        $0.character == run.character && $0.range.count >= run.range.count
          && closing[$0.range.upperBound...].allSatisfy(\.isSpaceOrTab)
      } ?? false
    self.isClosed = isClosed
    closingLine = isClosed ? node.endLine : node.startLine + lines.count + 1
    closingColumn =
      isClosed ? (closingRun?.range.lowerBound ?? closing.startIndex) - closing.startIndex + 1 : 1
    self.lines = lines
    text = lines.text
    let firstTextLine = node.startLine + 1
    prefixWidths = lines.enumerated().map { index, text in
      Self.prefixWidth(of: source.line(firstTextLine + index), before: text)
    }
  }

  /// Whether a code block without info string is an indented one: then its text starts on the line
  /// of what looks like the opening fence, which stands four columns or more into the line.
  private static func isIndented(
    _ lines: [String], _ opening: ArraySlice<UInt8>, fence: Int
  ) -> Bool {
    let indentation = opening[..<fence]
    guard indentation.count >= 4 || indentation.contains(UInt8(ascii: "\t")) else { return false }
    guard let first = lines.first?.utf8.drop(while: \.isSpaceOrTab) else { return false }
    return first.count >= opening[fence...].count
      && opening.suffix(first.count).elementsEqual(first)
  }

  private static let fenceCharacters = [UInt8(ascii: "`"), UInt8(ascii: "~")]

  /// The first run of three or more backticks or tildes behind a line's container prefix.
  private static func fenceRun(
    in line: ArraySlice<UInt8>
  ) -> (character: UInt8, range: Range<Int>)? {
    guard let start = line.firstIndex(where: fenceCharacters.contains) else { return nil }
    let character = line[start]
    let end = line[start...].firstIndex { $0 != character } ?? line.endIndex
    return end - start >= 3 ? (character, start..<end) : nil
  }

  /// How many bytes of `line` come before `text`.
  ///
  /// The text is the line's end, except where a tab of the prefix was expanded to blanks: then the
  /// blanks that the tab gave are not in the line.
  static func prefixWidth(of line: ArraySlice<UInt8>, before text: String) -> Int {
    var text = Array(text.utf8)[...]
    if line.contains(0) {
      // To cmark these are the bytes of U+FFFD.
      let line = line.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }
      return prefixWidth(of: line[...], before: String(decoding: text, as: UTF8.self))
    }
    var expanded = 0
    while true {
      if line.count >= text.count, line.suffix(text.count).elementsEqual(text) {
        return max(line.count - text.count - expanded, 0)
      }
      guard text.first == UInt8(ascii: " ") else { return 0 }
      text.removeFirst()
      expanded += 1
    }
  }
}

extension [String] {
  /// The lines with a line feed behind each.
  fileprivate var text: String {
    var text = ""
    text.reserveCapacity(reduce(0) { $0 + $1.utf8.count + 1 })
    for line in self {
      text += line
      text += "\n"
    }
    return text
  }
}

extension Fence {
  /// The same fence in a file of which its Markdown is a part; `place` tells where what stands there.
  package func moved(_ place: (SourcePosition) -> SourcePosition) -> Fence {
    let closing = place(SourcePosition(line: closingLine, column: closingColumn))
    return Fence(
      position: place(position), closingLine: closing.line, isClosed: isClosed, length: length,
      info: info, plainInfo: plainInfo, infoPosition: place(infoPosition), lines: lines,
      prefixWidths: prefixWidths.enumerated().map { index, width in
        place(SourcePosition(line: firstTextLine + index, column: width + 1)).column - 1
      }, text: text, closingColumn: closing.column)
  }
}

/// A fenced or indented block of code in a Markdown document.
package struct CodeBlock: Sendable, Equatable {
  package let line: Int
  package let text: String
  /// Its fence; `nil` for an indented block.
  package let fence: Fence?
  package let isTopLevel: Bool
  /// The line of the code block that it follows, with no other block between them.
  package let precedingLine: Int?
  /// The line of its first line of code.
  package var firstTextLine: Int { fence?.firstTextLine ?? line }
  /// For each line of code how many bytes of the Markdown line precede its text.
  package let prefixWidths: [Int]

  package init?(_ node: MarkdownNode, in source: SourceText) {
    guard node.kind == .codeBlock else { return nil }
    line = node.startLine
    text = node.literal
    let fence = Fence(node, in: source)
    self.fence = fence
    prefixWidths =
      fence?.prefixWidths
      ?? text.lines.enumerated().map { index, text in
        Fence.prefixWidth(of: source.line(node.startLine + index), before: text)
      }
    isTopLevel = node.isTopLevel
    precedingLine = node.previous.flatMap { $0.kind == .codeBlock ? $0.startLine : nil }
  }
}
