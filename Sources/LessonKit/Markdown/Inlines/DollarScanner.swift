import LessonText

/// Finds the formulas in the text of a paragraph or heading.
///
/// What opens first wins, as between code spans and raw HTML. The rules for single dollars are those
/// of Pandoc and GitHub: no blank inside, no letter or digit outside, and the next dollar closes.
struct DollarScanner {
  /// A formula: its place in the text, and the place of what stands between its dollars.
  struct Match: Equatable {
    let range: Range<Int>
    let content: Range<Int>
    let isDisplay: Bool
  }

  private(set) var matches: [Match] = []
  private(set) var unclosed: [Int] = []
  private let bytes: [UInt8]
  private var skipper: InlineSkipper
  private var index = 0

  init(_ bytes: [UInt8]) {
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
      unclosed.append(start)
    }
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
