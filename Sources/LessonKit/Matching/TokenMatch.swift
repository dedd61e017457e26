import CCMark

/// Matches the parts of a line of a fence with the bytes of a printed line.
///
/// Between two wildcards the leftmost place is as good as any other one: there is nothing to go back to.
struct TokenMatch {
  private typealias Stretch = ArraySlice<LinePattern.Token>

  /// What stands before, between and behind the wildcards.
  private let stretches: [Stretch]
  private let accepts: (NumberToken, NumberToken) -> Bool

  /// Matches `tokens`; `accepts` tells whether a printed number is near enough to an expected one.
  init(_ tokens: [LinePattern.Token], _ accepts: @escaping (NumberToken, NumberToken) -> Bool) {
    stretches = tokens.split(omittingEmptySubsequences: false) { $0 == .wildcard }
    self.accepts = accepts
  }

  func matches(_ text: [UInt8]) -> Bool {
    guard let first = stretches.first, var place = end(of: first, in: text, from: 0) else {
      return false
    }
    guard stretches.count > 1, let last = stretches.last else { return place == text.count }
    for stretch in stretches[1..<stretches.count - 1] {
      guard let end = firstEnd(of: stretch, in: text, from: place) else { return false }
      place = end
    }
    if last.isEmpty { return true }
    if last.count == 1, case .text(let bytes)? = last.first {
      // A text can end in one way only.
      let start = text.count - bytes.count
      return start >= place && text.has(bytes, at: start)
    }
    return (place...text.count).reversed().contains {
      end(of: last, in: text, from: $0) == text.count
    }
  }

  func reach(in text: [UInt8]) -> (expected: Int, printed: Int) {
    var place = 0
    var offset = 0
    for (index, stretch) in stretches.enumerated() {
      if index > 0 {
        offset += LinePattern.wildcard.count
        guard let end = firstEnd(of: stretch, in: text, from: place) else {
          let starts = self.starts(of: stretch, in: text, from: place)
          let best = starts.map { reach(of: stretch, in: text, from: $0) }
            .max { $0.expected < $1.expected }
          return best.map { (offset + $0.expected, $0.printed) } ?? (offset, place)
        }
        (place, offset) = (end, offset + Self.width(of: stretch))
      } else {
        (offset, place) = reach(of: stretch, in: text, from: 0)
        guard offset == Self.width(of: stretch) else { break }
      }
    }
    return (offset, place)
  }

  /// How far `stretch` goes together with the text at `start`, counted from where it begins.
  private func reach(
    of stretch: Stretch, in text: [UInt8], from start: Int
  ) -> (expected: Int, printed: Int) {
    var (offset, place) = (0, start)
    for token in stretch {
      if case .text(let bytes) = token {
        let common = zip(bytes, text[place...]).prefix { $0 == $1 }.count
        (offset, place) = (offset + common, place + common)
        guard common == bytes.count else { break }
      } else {
        guard let end = end(of: [token], in: text, from: place) else { break }
        (offset, place) = (offset + Self.width(of: [token]), end)
      }
    }
    return (offset, place)
  }

  /// How many places are tried where a stretch may begin, and by how many of its bytes they are known.
  private static let mostStarts = 100
  private static let knownBytes = 8

  private func starts(of stretch: Stretch, in text: [UInt8], from place: Int) -> [Int] {
    var starts: [Int] = []
    var place = place
    while starts.count < Self.mostStarts,
      let start = Self.start(of: stretch, in: text, from: place, knownBy: Self.knownBytes)
    {
      starts.append(start)
      place = start + 1
    }
    return starts
  }

  /// The first place at or behind `place` where a number or the first `count` bytes of a text may stand.
  private static func start(
    of stretch: Stretch, in text: [UInt8], from place: Int, knownBy count: Int = .max
  ) -> Int? {
    guard case .text(let bytes)? = stretch.first else {
      return NumberToken.firstStart(in: text, from: place)
    }
    return text.firstPlace(
      of: bytes.count > count ? Array(bytes.prefix(count)) : bytes, from: place)
  }

  private static func width(of stretch: Stretch) -> Int { stretch.reduce(0) { $0 + $1.width } }

  /// The place behind the first occurrence of `stretch` at or behind `place`.
  private func firstEnd(of stretch: Stretch, in text: [UInt8], from place: Int) -> Int? {
    if stretch.isEmpty { return place }
    var place = place
    while let start = Self.start(of: stretch, in: text, from: place) {
      if let end = end(of: stretch, in: text, from: start) { return end }
      place = start + 1
    }
    return nil
  }

  /// The place behind `stretch` where it stands at `start`.
  private func end(of stretch: Stretch, in text: [UInt8], from start: Int) -> Int? {
    var place = start
    for token in stretch {
      switch token {
      case .text(let bytes):
        guard place + bytes.count <= text.count, text.has(bytes, at: place) else { return nil }
        place += bytes.count
      case .number(let expected):
        guard place < text.count, let found = NumberToken(in: text, at: place),
          accepts(found, expected)
        else { return nil }
        place = found.range.upperBound
      case .wildcard: break
      }
    }
    return place
  }
}

/// `memcmp` and `memmem` instead of the collections' methods, which take minutes for a long line in a
/// debug build, or a time that grows with the product of both lengths.
extension [UInt8] {
  fileprivate func has(_ bytes: [UInt8], at start: Int) -> Bool {
    withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return bytes.isEmpty }
      return memcmp(base + start, bytes, bytes.count) == 0
    }
  }

  fileprivate func firstPlace(of bytes: [UInt8], from start: Int) -> Int? {
    withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, start <= count,
        let found = memmem(base + start, count - start, bytes, bytes.count)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}

extension LinePattern.Token {
  fileprivate var width: Int {
    switch self {
    case .text(let bytes): bytes.count
    case .number(let number): number.range.count
    case .wildcard: LinePattern.wildcard.count
    }
  }
}
