import LessonText
import SwiftSyntax

/// The text of a doc comment, as the compiler takes it out of a declaration's comments.
///
/// Comments of other kinds between its lines do not end it, and a blank line does: then only what is
/// behind that line documents the declaration.
struct DocCommentText {
  /// Its lines without markers, and less the indentation that the first line with text has.
  private(set) var lines: [CodeLine] = []

  /// Reads what stands in `trivia`, which begins at the byte `start` of `source`.
  init(_ trivia: Trivia, from start: Int, in source: SourceText) {
    var offset = start
    var newlines = 0
    for piece in trivia {
      switch piece {
      case .newlines(let count), .carriageReturns(let count), .carriageReturnLineFeeds(let count):
        newlines += count
      case .docLineComment, .docBlockComment, .lineComment, .blockComment:
        if newlines > 1 { lines = [] }
        newlines = 0
        let bytes = source.bytes[offset..<offset + piece.sourceLength.utf8Length]
        if case .docLineComment = piece { readLine(bytes, at: offset, in: source) }
        if case .docBlockComment = piece { readBlock(bytes, at: offset, in: source) }
      default: break
      }
      offset += piece.sourceLength.utf8Length
    }
    removeIndentation()
  }

  /// Whether it may have code: a fence, an indented line or a directive.
  var mayHaveCode: Bool {
    lines.contains { line in
      let blanks = line.text.utf8.prefix(while: \.isSpaceOrTab)
      return blanks.count >= 4 || blanks.contains(UInt8(ascii: "\t"))
        || line.text.hasBytes(of: "```") || line.text.hasBytes(of: "~~~")
        || line.text.hasBytes(of: "@Snippet")
    }
  }

  private mutating func readLine(_ bytes: ArraySlice<UInt8>, at offset: Int, in source: SourceText)
  {
    // A row of slashes is a rule, and no text.
    guard !bytes.starts(with: "////".utf8) else { return }
    add(bytes.dropFirst(3), at: source.position(ofByte: offset + 3))
  }

  private mutating func readBlock(
    _ bytes: ArraySlice<UInt8>, at offset: Int, in source: SourceText
  ) {
    guard bytes.count > 4 else { return }
    let first = source.position(ofByte: offset).line
    let end = offset + bytes.count - (bytes.suffix(2).elementsEqual("*/".utf8) ? 2 : 0)
    let last = source.position(ofByte: end).line
    let ranges = (first...last).map { number in
      let line = source.range(ofLine: number)
      return max(line.lowerBound, offset + 3)..<min(line.upperBound, end)
    }
    let isDecorated =
      ranges.dropFirst().contains { !isBlank($0, in: source) }
      && ranges.dropFirst().allSatisfy { range in
        isBlank(range, in: source) || starWidth(range, in: source) != nil
      }
    for (index, range) in ranges.enumerated() {
      let star = isDecorated && index > 0 ? starWidth(range, in: source) ?? 0 : 0
      add(
        source.bytes[(range.lowerBound + star)..<max(range.upperBound, range.lowerBound + star)],
        at: source.position(ofByte: range.lowerBound + star))
    }
  }

  private func isBlank(_ range: Range<Int>, in source: SourceText) -> Bool {
    source.bytes[range].allSatisfy(\.isSpaceOrTab)
  }

  /// How many bytes a star in front of a line takes, with the blanks before it.
  private func starWidth(_ range: Range<Int>, in source: SourceText) -> Int? {
    let rest = source.bytes[range].drop(while: \.isSpaceOrTab)
    guard rest.first == UInt8(ascii: "*") else { return nil }
    return rest.startIndex - range.lowerBound + 1
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>, at position: SourcePosition) {
    lines.append(
      CodeLine(
        text: String(decoding: bytes, as: UTF8.self), number: position.line,
        prefixWidth: position.column - 1))
  }

  private mutating func removeIndentation() {
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    guard let first = lines.first(where: { !$0.text.unicodeScalars.allSatisfy(isBlank) }) else {
      return
    }
    let width = first.text.unicodeScalars.prefix(while: isBlank).count
    lines = lines.map { line in
      let own = min(line.text.unicodeScalars.prefix(while: isBlank).count, width)
      return CodeLine(
        text: String(line.text.unicodeScalars.dropFirst(own)), number: line.number,
        prefixWidth: line.prefixWidth + own)
    }
  }
}
