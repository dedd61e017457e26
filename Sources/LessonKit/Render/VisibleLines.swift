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
struct VisibleLines {
  /// The words that are marks.
  private enum Mark: String {
    case hide = "lesson.hide"
    case show = "lesson.show"
  }

  /// The numbers of the lines that are left out, from 0, in order.
  private let hidden: [Range<Int>]

  /// Finds the marks in a syntax tree that holds every byte of the code.
  init(_ tree: SourceFileSyntax) {
    var hidden: [Range<Int>] = []
    var start: Int?
    for (mark, line) in Self.marks(in: tree) {
      switch mark {
      case .hide: start = start ?? line
      case .show:
        hidden.append((start ?? line)..<line + 1)
        start = nil
      }
    }
    if let start { hidden.append(start..<Int.max) }
    self.hidden = hidden
  }

  /// The runs of `code` with the lines that are left out taken away.
  func cut(_ code: [HighlightedCode.Run]) -> [HighlightedCode.Run] {
    guard !hidden.isEmpty else { return code }
    var line = 0
    var ranges = hidden[...]
    return code.compactMap { run in
      var visible = String.UnicodeScalarView()
      for scalar in run.text.unicodeScalars {
        while let range = ranges.first, range.upperBound <= line { ranges.removeFirst() }
        if ranges.first?.contains(line) != true { visible.append(scalar) }
        if scalar == "\n" { line += 1 }
      }
      guard !visible.isEmpty else { return nil }
      return HighlightedCode.Run(tokenClass: run.tokenClass, text: String(visible))
    }
  }

  /// The lines of `code` that a reader sees.
  static func text(of code: String) -> String {
    guard mayHaveMarks(code), let tree = CellParser.parse(code) else { return code }
    let runs = VisibleLines(tree).cut([.init(tokenClass: nil, text: code)])
    return runs.map(\.text).joined()
  }

  /// The bytes of the comments in `code` that are marks, and whether lines are left out behind them.
  static func marks(in code: String) -> [(range: Range<Int>, hides: Bool)] {
    guard mayHaveMarks(code), let tree = CellParser.parse(code) else { return [] }
    var lines: [Range<Int>] = []
    var start = 0
    for line in code.lines {
      let indentation = line.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      lines.append(start + indentation.count..<start + line.utf8.count)
      start += line.utf8.count + 1
    }
    return marks(in: tree).map { (lines[$0.line], $0.0 == .hide) }
  }

  /// Whether it is worth while to parse `code` for marks.
  static func mayHaveMarks(_ code: String) -> Bool {
    code.hasBytes(of: Mark.hide.rawValue) || code.hasBytes(of: Mark.show.rawValue)
  }

  private static func marks(in tree: SourceFileSyntax) -> [(Mark, line: Int)] {
    var marks: [(Mark, line: Int)] = []
    var line = 0
    // Whether nothing but blanks stands between the beginning of the line and the next piece.
    var isAtStart = true
    func pass(_ text: String) {
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\n":
          line += 1
          isAtStart = true
        case " ", "\t": break
        default: isAtStart = false
        }
      }
    }
    func read(_ trivia: Trivia) {
      for piece in trivia {
        if case .lineComment(let text) = piece, isAtStart, let mark = mark(in: text) {
          marks.append((mark, line))
        }
        var text = ""
        piece.write(to: &text)
        pass(text)
      }
    }
    for token in tree.tokens(viewMode: .sourceAccurate) {
      read(token.leadingTrivia)
      pass(token.text)
      read(token.trailingTrivia)
    }
    return marks
  }

  /// The mark that a comment is, blanks around its word or not.
  private static func mark(in comment: String) -> Mark? {
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    let scalars = comment.unicodeScalars.dropFirst(2)
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return nil }
    return Mark(rawValue: String(scalars[first...last]))
  }
}
