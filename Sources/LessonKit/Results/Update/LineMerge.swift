import LessonMatching
import LessonText

/// Brings a line of a fence up to date with a printed line, and keeps of it what still matches: its
/// wildcards, and its numbers within their tolerance.
struct LineMerge {
  let text: [UInt8]
  /// Whether something printed would be read as a wildcard in the new text.
  let readsPrintedWildcard: Bool

  private enum Piece: Equatable {
    case text([UInt8])
    case number(NumberToken, [UInt8])
    case wildcard

    var bytes: [UInt8] {
      switch self {
      case .text(let bytes), .number(_, let bytes): bytes
      case .wildcard: Array("[..]".utf8)
      }
    }
  }

  init(_ pattern: LinePattern, _ printed: OutputLine) {
    guard !pattern.isPlain else {
      text = printed.bytes
      readsPrintedWildcard = pattern.replacingText(text).wildcardCount > 0
      return
    }
    let expected = Self.pieces(of: pattern.line.bytes, pattern.tokens)
    let found = Self.pieces(
      of: printed.bytes,
      LinePattern.tokens(
        of: printed.bytes, hasWildcards: false,
        isCompared: pattern.comparesNumbers ? { _ in true } : nil))
    let alignment = Alignment(
      expected: expected.count, printed: found.count, isWildcard: { expected[$0] == .wildcard },
      matches: { Self.matches(expected[$0], found[$1], pattern) })
    var merged: [UInt8] = []
    for step in alignment.steps {
      switch step {
      case .kept(let index, _), .taken(let index, _): merged += expected[index].bytes
      case .replaced(_, let new), .inserted(let new): merged += found[new].bytes
      case .removed: break
      }
    }
    // What was put together of two lines may read otherwise than its parts.
    let isMerged = pattern.replacingText(merged).matches(printed)
    text = isMerged ? merged : printed.bytes
    // A wildcard is never removed: those of the author are all there.
    readsPrintedWildcard =
      pattern.replacingText(text).wildcardCount > (isMerged ? pattern.wildcardCount : 0)
  }

  private static func matches(_ expected: Piece, _ found: Piece, _ pattern: LinePattern) -> Bool {
    switch (expected, found) {
    case (.number(let a, _), .number(let b, _)): pattern.accepts(b, for: a)
    default: expected.bytes == found.bytes
    }
  }

  private static func pieces(of line: [UInt8], _ tokens: [LinePattern.Token]) -> [Piece] {
    tokens.flatMap { token -> [Piece] in
      switch token {
      case .text(let bytes): words(in: bytes).map { .text($0) }
      case .number(let number): [.number(number, Array(line[number.range]))]
      case .wildcard: [.wildcard]
      }
    }
  }

  /// Cuts text into words, numbers without point and single bytes, both lines alike.
  private static func words(in text: [UInt8]) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var isInWord = false
    for byte in text {
      let isWordByte = byte >= 0x80 || byte.isASCIIWord
      if isWordByte, isInWord {
        words[words.count - 1].append(byte)
      } else {
        words.append([byte])
      }
      isInWord = isWordByte
    }
    return words
  }
}
