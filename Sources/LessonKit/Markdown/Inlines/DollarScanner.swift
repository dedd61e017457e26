import LessonText

/// Finds the formulas in the text of a paragraph or heading.
///
/// What opens first wins, as between code spans and raw HTML. The rules for single dollars are those
/// of Pandoc and GitHub: no blank inside, no letter or digit outside, and the next dollar closes.
package struct DollarScanner {
  /// A formula: its place in the text, and the place of what stands between its dollars.
  package struct Match: Equatable {
    package let range: Range<Int>
    let content: Range<Int>
    let isDisplay: Bool
  }

  package private(set) var matches: [Match] = []
  private(set) var strays = StrayDollars()
  /// What blanks inside of the dollars keep from being formulas.
  package private(set) var spaced: [Range<Int>] = []
  private let bytes: [UInt8]
  private var skipper: InlineSkipper
  private var index = 0

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    skipper = InlineSkipper(bytes)
    guard bytes.contains(Self.dollar) else { return }
    while index < bytes.count {
      if bytes[index] == Self.dollar {
        readDollars()
      } else {
        index = skipper.end(ofWhatStartsAt: index)
      }
    }
  }

  private static let dollar = UInt8(ascii: "$")

  private mutating func readDollars() {
    let start = index
    let run = bytes[start...].prefix { $0 == Self.dollar }.count
    index = start + run
    guard run <= 2, start == 0 || !bytes[start - 1].isASCIIAlphanumeric else { return }
    if let match = run == 1 ? inline(from: start) : display(from: start) {
      matches.append(match)
      index = match.range.upperBound
    } else if run == 2, start == 0 || bytes[start - 1] == UInt8(ascii: "\n") {
      strays += StrayDollars(unclosed: [start])
    } else if run == 1, let range = spaced(from: start) {
      spaced.append(range)
      strays += StrayDollars(spaced: [start])
      index = range.upperBound
    }
  }

  /// A formula from `start` on that has a blank next to a dollar, and TeX that nothing but a formula has.
  private func spaced(from start: Int) -> Range<Int>? {
    guard start + 1 < bytes.count, let close = dollars(1, from: start + 1),
      bytes[start + 1].isASCIIBlank || bytes[close - 1].isASCIIBlank,
      close + 1 == bytes.count || !bytes[close + 1].isASCIIAlphanumeric
    else { return nil }
    let content = bytes[start + 1..<close]
    let isTeX = zip(content, content.dropFirst()).contains { first, second in
      first == UInt8(ascii: "\\") && second.isASCIILetter
        || first == UInt8(ascii: "^") && !second.isASCIIBlank
        || first == UInt8(ascii: "_") && second == UInt8(ascii: "{")
    }
    return isTeX ? start..<close + 1 : nil
  }

  private func inline(from start: Int) -> Match? {
    let first = start + 1
    guard first < bytes.count, !bytes[first].isASCIIBlank,
      let close = dollars(1, from: first), !bytes[close - 1].isASCIIBlank,
      close + 1 == bytes.count || !bytes[close + 1].isASCIIAlphanumeric
    else { return nil }
    var content = first..<close
    // GitHub's other spelling, with backticks inside the dollars.
    let tick = UInt8(ascii: "`")
    if content.count > 2, bytes[first] == tick, bytes[close - 1] == tick {
      content = first + 1..<close - 1
    }
    return Match(range: start..<close + 1, content: content, isDisplay: false)
  }

  private mutating func display(from start: Int) -> Match? {
    guard !hasNoMoreDoubleDollars else { return nil }
    guard let close = dollars(2, from: start + 2) else {
      hasNoMoreDoubleDollars = true
      return nil
    }
    let content = start + 2..<close
    guard bytes[content].contains(where: { !$0.isASCIIBlank }),
      close + 2 == bytes.count || !bytes[close + 2].isASCIIAlphanumeric
    else { return nil }
    return Match(range: start..<close + 2, content: content, isDisplay: true)
  }

  /// Keeps many double dollars from being looked for to the end each.
  private var hasNoMoreDoubleDollars = false

  /// The next place where `count` dollars stand together; single ones must not meet two.
  private func dollars(_ count: Int, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case Self.dollar:
        let run = bytes[index...].prefix { $0 == Self.dollar }.count
        if run == count { return index }
        guard count == 2 else { return nil }
        index += run
      default: index += 1
      }
    }
    return nil
  }
}

/// Dollars that look like a formula's and are none.
package struct StrayDollars: Sendable, Equatable {
  /// Where two open a line and nothing closes them.
  package private(set) var unclosed: [Int]
  /// Where one opens what a blank next to a dollar keeps from being a formula.
  package private(set) var spaced: [Int]

  package init(unclosed: [Int] = [], spaced: [Int] = []) {
    (self.unclosed, self.spaced) = (unclosed, spaced)
  }

  static func += (left: inout StrayDollars, right: StrayDollars) {
    left.unclosed += right.unclosed
    left.spaced += right.spaced
  }

  func map(_ place: (Int) -> Int) -> StrayDollars {
    StrayDollars(unclosed: unclosed.map(place), spaced: spaced.map(place))
  }
}
