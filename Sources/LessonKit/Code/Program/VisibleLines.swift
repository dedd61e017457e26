import LessonText
import SwiftSyntax

/// Which lines of a cell's code a reader sees.
///
///     // lesson.hide
///     import Foundation
///     // lesson.show
///
/// Whole-line comments are the marks: lines from one to the other are compiled and run, and are not
/// on the page, nor are the marks. What looks like a mark inside a string or a block comment is
/// text.
package struct VisibleLines {
  private enum Mark: String {
    case hide = "lesson.hide"
    case show = "lesson.show"
  }

  /// The numbers of the lines that are left out, from 0, in order.
  private let hidden: [Range<Int>]

  /// Finds the marks in `code`, of which `tree` holds every byte.
  package init(_ code: String, _ tree: SourceFileSyntax) {
    var hidden: [Range<Int>] = []
    var start: Int?
    for mark in Self.marks(in: code, tree) {
      start = start ?? mark.line
      if !mark.hides, let first = start {
        hidden.append(first..<mark.line + 1)
        start = nil
      }
    }
    if let start { hidden.append(start..<Int.max) }
    self.hidden = hidden
  }

  package var isPartial: Bool { !hidden.isEmpty }

  /// Whether a reader sees the line with this number, from 0.
  package func shows(_ line: Int) -> Bool { !hidden.contains { $0.contains(line) } }

  package static func text(of code: String, _ parsed: ParsedCode = ParsedCode()) -> String {
    guard mayHaveMarks(code), let tree = parsed.tree(of: code) else { return code }
    let visible = VisibleLines(code, tree)
    let lines = code.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.filter(visible.shows).map { index in
      String(lines[index]) + (index < lines.count - 1 ? "\n" : "")
    }.joined()
  }

  /// Whether it is worth while to look for marks in `code`.
  private static func mayHaveMarks(_ code: String) -> Bool {
    code.hasBytes(of: "lesson.")
  }

  /// The comments that are marks: whether lines are left out from there on, the line, and the bytes.
  package static func marks(
    in code: String, _ tree: SourceFileSyntax
  ) -> [(hides: Bool, line: Int, range: Range<Int>)] {
    guard mayHaveMarks(code) else { return [] }
    let newline = UInt8(ascii: "\n")
    let bytes = Array(code.utf8)
    var marks: [(hides: Bool, line: Int, range: Range<Int>)] = []
    var offset = 0
    func read(_ trivia: Trivia) {
      for piece in trivia {
        if case .lineComment(let text) = piece, let mark = mark(in: text) {
          let before = bytes[..<offset]
          // Only blanks may stand before it.
          if before.last(where: { !$0.isSpaceOrTab }) ?? newline == newline {
            let range = offset..<offset + piece.sourceLength.utf8Length
            marks.append((mark == .hide, before.count { $0 == newline }, range))
          }
        }
        offset += piece.sourceLength.utf8Length
      }
    }
    for token in tree.tokens(viewMode: .sourceAccurate) {
      read(token.leadingTrivia)
      offset += token.text.utf8.count
      read(token.trailingTrivia)
    }
    return marks
  }

  /// The mark that a comment is, blanks around its word or not.
  private static func mark(in comment: String) -> Mark? {
    let word = comment.unicodeScalars.dropFirst(2).trimmed { $0 == " " || $0 == "\t" }
    return Mark(rawValue: String(word))
  }
}
