import LessonText
import SwiftSyntax

/// The tokens and comments of a piece of code, with their bytes.
struct CodeTokens {
  struct Token {
    let syntax: TokenSyntax
    let text: String
    let range: Range<Int>
    /// The line that it begins on, from 0.
    let line: Int
    /// The line that it ends on.
    let endLine: Int
  }

  /// A comment that is no documentation.
  struct Comment {
    let range: Range<Int>
    /// The text without its marks and the blanks around it.
    let textRange: Range<Int>
    let isLine: Bool
    /// The line that it begins on, from 0.
    let line: Int
    /// The index of the token behind it; the count of tokens where there is none.
    let next: Int
  }

  let bytes: [UInt8]
  private(set) var tokens: [Token] = []
  private(set) var comments: [Comment] = []

  /// Reads `tree`, which was made of `code`.
  init(_ code: String, _ tree: SourceFileSyntax) {
    bytes = Array(code.utf8)
    var offset = 0
    var line = 0
    for syntax in tree.tokens(viewMode: .sourceAccurate) {
      read(syntax.leadingTrivia, &offset, &line)
      let text = syntax.text
      let end = offset + text.utf8.count
      if !text.isEmpty {
        let endLine = line + newlines(in: offset..<end)
        tokens.append(
          Token(syntax: syntax, text: text, range: offset..<end, line: line, endLine: endLine))
        (offset, line) = (end, endLine)
      }
      read(syntax.trailingTrivia, &offset, &line)
    }
  }

  private mutating func read(_ trivia: Trivia, _ offset: inout Int, _ line: inout Int) {
    for piece in trivia {
      let range = offset..<offset + piece.sourceLength.utf8Length
      switch piece {
      case .lineComment: add(range, isLine: true, line: line)
      case .blockComment: add(range, isLine: false, line: line)
      default: break
      }
      line += newlines(in: range)
      offset = range.upperBound
    }
  }

  private mutating func add(_ range: Range<Int>, isLine: Bool, line: Int) {
    let end = !isLine && range.count >= 4 ? range.upperBound - 2 : range.upperBound
    let text = bytes[(range.lowerBound + 2)..<end].trimmed(of: \.isASCIIBlank)
    comments.append(
      Comment(
        range: range, textRange: text.startIndex..<text.endIndex, isLine: isLine, line: line,
        next: tokens.count))
  }

  private func newlines(in range: Range<Int>) -> Int {
    bytes[range].count { $0 == UInt8(ascii: "\n") }
  }

  /// The text of these bytes.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The token before a comment.
  func token(before comment: Comment) -> Token? {
    comment.next > 0 ? tokens[comment.next - 1] : nil
  }

  /// The column of a byte on its line, from 0.
  func column(of offset: Int) -> Int {
    let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return offset - start
  }
}

extension String {
  /// Whether the text of a comment says that something is left out: it begins or ends in dots.
  var isElision: Bool {
    let text = trimmed { "/* ".contains($0) }
    return text.hasPrefix("...") || text.hasSuffix("...") || text.hasPrefix("…")
      || text.hasSuffix("…")
  }
}
