import LessonMarkdown
import LessonText

/// Writes lines into a fence, or a new fence behind another one, in the Markdown's own manner: its
/// container prefix, indentation, fence character and line ends.
struct FenceWriter {
  private let fence: Fence
  private let source: SourceText
  private let character: UInt8
  private let lineEnd: [UInt8]
  /// What stands before the fence on lines behind its first: quote marks and blanks.
  private let prefix: [UInt8]

  init(_ fence: Fence, in source: SourceText) {
    self.fence = fence
    self.source = source
    let opening = source.line(fence.position.line)
    let start = opening.startIndex + fence.position.column - 1
    character = opening[start]
    lineEnd = source.lineEnd(fence.position.line)
    let ownPrefix = opening[..<start].map { byte in
      byte == UInt8(ascii: ">") || byte == 0x09 ? byte : 0x20
    }
    // Behind a list's marker the closing fence shows how the author indents.
    let closing = Array(source.line(fence.closingLine).prefix(fence.closingColumn - 1))
    // Behind a footnote's mark blanks mean nothing, and its further lines stand elsewhere.
    let isInFootnote = opening[..<start].contains(UInt8(ascii: "["))
    prefix =
      isInFootnote || Self.width(closing) == Self.width(ownPrefix) ? closing : ownPrefix
  }

  /// The column behind a prefix, tabs expanded as CommonMark does.
  private static func width(_ prefix: [UInt8]) -> Int {
    prefix.reduce(0) { $1 == 0x09 ? $0 + 4 - $0 % 4 : $0 + 1 }
  }

  /// The edits that give the fence these lines: a kept one by its number from 0, or new text.
  func edits(to lines: [Line]) -> [TextEdit] {
    let texts = lines.compactMap { line -> [UInt8]? in
      if case .new(let text) = line { text } else { nil }
    }
    let first = source.range(ofLine: fence.firstTextLine).lowerBound
    let last = source.range(ofLine: fence.closingLine).lowerBound
    let body = lines.flatMap { line -> [UInt8] in
      switch line {
      case .kept(let index):
        let number = fence.firstTextLine + index
        return Array(source.line(number)) + source.lineEnd(number)
      case .new(let text): return self.line(text)
      }
    }
    return [TextEdit(range: first..<last, replacement: body)] + widening(for: texts)
  }

  /// The edit that puts a fence with these lines behind the fence: a blank line, then the new one.
  func insertion(info: String, lines: [[UInt8]]) -> TextEdit {
    let length = max(fence.length, longestClosingRun(in: lines) + 1)
    let run = [UInt8](repeating: character, count: length)
    let end = source.range(ofLine: fence.closingLine).upperBound
    let text =
      lineEnd + line([]) + line(run + info.utf8) + lines.flatMap(line) + prefix + run
    return TextEdit(range: end..<end, replacement: Array(text))
  }

  /// The edit that puts a word behind those of the info string.
  func appending(_ word: String) -> TextEdit {
    let start = source.line(fence.infoPosition.line).startIndex + fence.infoPosition.column - 1
    let end = start + fence.info.utf8.count
    return TextEdit(range: end..<end, replacement: Array(" \(word)".utf8))
  }

  enum Line: Equatable {
    case kept(Int)
    case new([UInt8])
  }

  private func line(_ text: [UInt8]) -> [UInt8] {
    // A blank right behind a quote mark belongs to the mark.
    let isJoined = prefix.last == UInt8(ascii: ">") && text.first?.isSpaceOrTab == true
    guard text.isEmpty else { return prefix + (isJoined ? [0x20] : []) + text + lineEnd }
    let end = prefix.lastIndex { !$0.isSpaceOrTab }.map { $0 + 1 } ?? 0
    return prefix[..<end] + lineEnd
  }

  /// Makes the fence longer than any of the lines that would close it.
  private func widening(for lines: [[UInt8]]) -> [TextEdit] {
    let longest = longestClosingRun(in: lines)
    guard longest >= fence.length else { return [] }
    let length = longest + 1
    let opening =
      source.range(ofLine: fence.position.line).lowerBound + fence.position.column - 1
    let closing = source.range(ofLine: fence.closingLine).lowerBound + fence.closingColumn - 1
    return [
      (opening, fence.length),
      (closing, source.bytes[closing...].prefix { $0 == character }.count),
    ].filter { $0.1 < length }.map { start, count in
      TextEdit(
        range: start + count..<start + count,
        replacement: [UInt8](repeating: character, count: length - count))
    }
  }

  /// The length of the longest line that could close a fence of this kind.
  private func longestClosingRun(in lines: [[UInt8]]) -> Int {
    lines.map { line in
      let text = line.drop { $0 == 0x20 }
      guard line.count - text.count <= 3 else { return 0 }
      let run = text.prefix { $0 == character }
      let isAlone = text[run.endIndex...].allSatisfy(\.isSpaceOrTab)
      return isAlone && run.count >= 3 ? run.count : 0
    }.max() ?? 0
  }
}
