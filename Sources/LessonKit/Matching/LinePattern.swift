import LessonFormat
import LessonMarkdown
import LessonText

/// One line of an output fence as what a printed line must look like: text, numbers, wildcards.
package struct LinePattern: Equatable {
  package enum Token: Equatable {
    case text([UInt8])
    /// A number that is compared by its value.
    case number(NumberToken)
    /// `[..]`: any bytes, none included.
    case wildcard
  }

  static let lineWildcard = "..."
  static let wildcard = Array("[..]".utf8)

  /// The line as the author wrote it, trailing blanks removed.
  package let line: OutputLine
  package let tokens: [Token]
  /// Whether the line stands for any number of lines, none included.
  package let isLineWildcard: Bool
  /// Whether the line can match no text but its own.
  package let isPlain: Bool
  private let options: OutputOptions

  package init(_ text: some BidirectionalCollection<UInt8>, options: OutputOptions) {
    line = OutputLine(text)
    self.options = options
    let word = line.bytes.drop(while: \.isSpaceOrTab)
    isLineWildcard = options.hasLineWildcards && word.elementsEqual(Self.lineWildcard.utf8)
    tokens = Self.tokens(
      of: line.bytes, hasWildcards: !options.isExact,
      isCompared: options.numbers.isOff ? nil : { !$0.isInteger && !$0.isCut })
    isPlain = tokens.allSatisfy { token in
      if case .text = token { true } else { false }
    }
  }

  package var comparesNumbers: Bool { !options.numbers.isOff }

  package func accepts(_ printed: NumberToken, for expected: NumberToken) -> Bool {
    options.numbers.accepts(printed, for: expected)
  }

  /// The same kind of pattern with other text.
  package func replacingText(_ text: [UInt8]) -> LinePattern { LinePattern(text, options: options) }

  package func matches(_ printed: OutputLine) -> Bool {
    line == printed || !isPlain && TokenMatch(tokens, accepts).matches(printed.bytes)
  }

  /// How far the line and `printed` go together: the places in both where they part.
  func reach(in printed: OutputLine) -> (expected: Int, printed: Int) {
    TokenMatch(tokens, accepts).reach(in: printed.bytes)
  }

  func occurs(in text: String) -> Bool {
    TokenMatch([.wildcard] + tokens + [.wildcard], accepts).matches(Array(text.utf8))
  }

  var matchesAnything: Bool {
    isLineWildcard
      || tokens.allSatisfy { token in
        switch token {
        case .text(let bytes): bytes.allSatisfy(\.isSpaceOrTab)
        case .number(let number): options.numbers.acceptsAnything(for: number)
        case .wildcard: true
        }
      }
  }

  /// Cuts a line at its wildcards, if it has any, and at the numbers that are compared, if any are.
  package static func tokens(
    of line: [UInt8], hasWildcards: Bool, isCompared: ((NumberToken) -> Bool)?
  ) -> [Token] {
    // Most lines are nothing but text.
    if !(hasWildcards && line.contains(wildcard[0])),
      isCompared == nil || NumberToken.firstStart(in: line, from: 0) == nil
    {
      return line.isEmpty ? [] : [.text(line)]
    }
    var tokens: [Token] = []
    var text: [UInt8] = []
    func endText() {
      if !text.isEmpty { tokens.append(.text(text)) }
      text = []
    }
    var index = 0
    // What a wildcard stands for is not known: its brackets are no neighbours of a number.
    var stretch = 0
    while index < line.count {
      if hasWildcards, line[index...].starts(with: wildcard) {
        endText()
        tokens.append(.wildcard)
        index += wildcard.count
        stretch = index
      } else if let isCompared, let number = NumberToken(in: line, at: index, behind: stretch) {
        if isCompared(number) {
          endText()
          tokens.append(.number(number))
        } else {
          text += line[number.range]
        }
        index = number.range.upperBound
      } else {
        text.append(line[index])
        index += 1
      }
    }
    endText()
    return tokens
  }
}

extension ExpectedOutput {
  package var patterns: [LinePattern] { lines.map { LinePattern($0.utf8, options: options) } }

  /// Whether the fence, which is not empty, has only wildcards, numbers of unbounded tolerance and blanks.
  package var matchesAnything: Bool {
    // A blank line occurs in every message.
    var isLenient = channel.isFailure && !lines.isEmpty
    for line in lines {
      guard let first = line.utf8.first(where: { !$0.isSpaceOrTab }) else { continue }
      // Most lines have a text of their own, and need not be read.
      guard "[.+-0123456789".utf8.contains(first),
        LinePattern(line.utf8, options: options).matchesAnything
      else { return false }
      isLenient = true
    }
    return isLenient
  }
}

/// One line of output, equal to another if the bytes are, blanks at the end aside.
///
/// Strings would not do: to them the composed and the decomposed form of a letter are equal, and
/// bytes that are no UTF-8 look like the replacement character.
package struct OutputLine: Sendable, Equatable {
  package let bytes: [UInt8]

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package init(_ line: some BidirectionalCollection<UInt8>) {
    let end = line.lastIndex { !$0.isSpaceOrTab }
    bytes = end.map { Array(line[...$0]) } ?? []
  }

  /// The lines of printed bytes: a line feed ends a line, so that `a` and `a\n` are one line.
  package static func lines(of printed: [UInt8]) -> [OutputLine] {
    var lines = printed.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { OutputLine($0) }
  }
}
