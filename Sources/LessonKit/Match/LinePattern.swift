/// One line of an output fence as what a printed line must look like: text, numbers, wildcards.
struct LinePattern: Equatable {
  /// A part of the line.
  enum Token: Equatable {
    case text([UInt8])
    /// A number that is compared by its value.
    case number(NumberToken)
    /// `[..]`: any bytes, none included.
    case wildcard
  }

  /// The line that stands for any number of lines.
  static let lineWildcard = "..."
  private static let wildcard = Array("[..]".utf8)

  /// The line as the author wrote it, trailing blanks removed.
  let line: OutputLine
  /// The parts of the line.
  let tokens: [Token]
  /// Whether the line stands for any number of lines, none included.
  let isLineWildcard: Bool
  private let options: OutputOptions

  init(_ text: some BidirectionalCollection<UInt8>, options: OutputOptions) {
    line = OutputLine(text)
    self.options = options
    let word = line.bytes.drop { $0 == 0x20 || $0 == 0x09 }
    isLineWildcard = options.hasLineWildcards && word.elementsEqual(Self.lineWildcard.utf8)
    tokens = Self.tokens(of: line.bytes, hasWildcards: !options.isExact, rule: options.numbers)
  }

  /// Whether the line can match text other than its own.
  var isPlain: Bool {
    tokens.allSatisfy { token in
      if case .text = token { true } else { false }
    }
  }

  /// Whether numbers count by their value.
  var comparesNumbers: Bool { !options.numbers.isOff }

  /// Whether a printed number is near enough to one of the line.
  func accepts(_ printed: NumberToken, for expected: NumberToken) -> Bool {
    options.numbers.accepts(printed, for: expected)
  }

  /// The same kind of pattern with other text.
  func replacingText(_ text: [UInt8]) -> LinePattern { LinePattern(text, options: options) }

  /// Whether `printed` is such a line.
  func matches(_ printed: OutputLine) -> Bool {
    if isPlain { return line == printed }
    return ends(in: printed.bytes, from: [0]).contains(printed.bytes.count)
  }

  /// Whether the line occurs in `text`.
  func occurs(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    return !ends(in: bytes, from: Array(0...bytes.count)).isEmpty
  }

  /// The places where the pattern can end that begins at one of `starts`, in order.
  private func ends(in text: [UInt8], from starts: [Int]) -> [Int] {
    var places = starts
    for token in tokens {
      switch token {
      case .text(let bytes):
        places = places.filter { text[$0...].starts(with: bytes) }.map { $0 + bytes.count }
      case .number(let expected):
        places = places.compactMap { start in
          guard start < text.count, let found = NumberToken(in: text, at: start),
            accepts(found, for: expected)
          else { return nil }
          return found.range.upperBound
        }
      case .wildcard:
        places = places.first.map { Array($0...text.count) } ?? []
      }
      if places.isEmpty { return [] }
    }
    return places
  }

  private static func tokens(
    of line: [UInt8], hasWildcards: Bool, rule: NumberRule
  ) -> [Token] {
    var tokens: [Token] = []
    var text: [UInt8] = []
    func endText() {
      if !text.isEmpty { tokens.append(.text(text)) }
      text = []
    }
    var index = 0
    while index < line.count {
      if hasWildcards, line[index...].starts(with: wildcard) {
        endText()
        tokens.append(.wildcard)
        index += wildcard.count
      } else if !rule.isOff, let number = NumberToken(in: line, at: index) {
        if number.isInteger {
          text += line[number.range]
        } else {
          endText()
          tokens.append(.number(number))
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
