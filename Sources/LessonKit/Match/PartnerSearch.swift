/// The state of ``UnorderedMatch`` while it looks for partners.
///
/// Equal lines are one kind, with as many places as there are lines: thousands of them, as programs
/// print, cost no more than one.
struct PartnerSearch {
  /// A kind of expected lines.
  private struct ExpectedKind {
    /// The kinds of printed lines that match.
    let candidates: [Int]
    /// How many of the first candidates have no free line any more; none gets one back.
    var exhausted = 0
    /// Whether no line of this kind can find a partner any more.
    var isHopeless = false
    /// How many partners the lines of this kind have, by kind of printed line.
    var partners: [Int: Int] = [:]
  }

  /// A kind of printed lines.
  private struct PrintedKind {
    /// The lines, in order.
    var lines: [Int]
    /// How many of them have no partner.
    var free: Int
    /// The kinds of expected lines that have had one of them.
    var owners: [Int] = []
  }

  private let kinds: [Int]
  private var expected: [ExpectedKind] = []
  private var printed: [PrintedKind] = []
  private var hasPartner: [Bool] = []

  init(_ patterns: [LinePattern], _ lines: [OutputLine]) {
    var printedNumbers: [[UInt8]: Int] = [:]
    for (index, line) in lines.enumerated() {
      if let number = printedNumbers[line.bytes] {
        printed[number].lines.append(index)
        printed[number].free += 1
      } else {
        printedNumbers[line.bytes] = printed.count
        printed.append(PrintedKind(lines: [index], free: 1))
      }
    }
    var expectedNumbers: [[UInt8]: Int] = [:]
    var kinds: [Int] = []
    for pattern in patterns {
      let bytes = pattern.line.bytes
      if expectedNumbers[bytes] == nil {
        expectedNumbers[bytes] = expected.count
        let same = printedNumbers[bytes].map { [$0] } ?? []
        expected.append(
          ExpectedKind(
            candidates: pattern.isPlain ? same : Self.kinds(matching: pattern, printed, lines)))
      }
      kinds.append(expectedNumbers[bytes] ?? 0)
    }
    self.kinds = kinds
  }

  private static func kinds(
    matching pattern: LinePattern, _ printed: [PrintedKind], _ lines: [OutputLine]
  ) -> [Int] {
    printed.indices.filter { pattern.matches(lines[printed[$0].lines[0]]) }
  }

  /// Gives the next expected line a partner where one can be had.
  mutating func findPartner(of index: Int) {
    hasPartner.append(canServe(kinds[index]))
  }

  /// Without recursion: a chain of lines that make way for each other may be as long as the output.
  private mutating func canServe(_ start: Int) -> Bool {
    guard !expected[start].isHopeless else { return false }
    if let place = freeCandidate(of: start) {
      hand(place, to: start)
      printed[place].free -= 1
      return true
    }
    /// For each kind the one that would take its printed line, and which.
    var takers: [Int: (kind: Int, place: Int)] = [:]
    var queue = [start]
    while let kind = queue.popLast() {
      if let place = freeCandidate(of: kind) {
        hand(place, to: kind)
        printed[place].free -= 1
        var giver = kind
        while let taker = takers[giver], giver != start {
          expected[giver].partners[taker.place, default: 0] -= 1
          hand(taker.place, to: taker.kind)
          giver = taker.kind
        }
        return true
      }
      for place in expected[kind].candidates {
        for owner in printed[place].owners
        where owner != start && takers[owner] == nil
          && expected[owner].partners[place, default: 0] > 0
        {
          takers[owner] = (kind, place)
          queue.append(owner)
        }
      }
    }
    expected[start].isHopeless = true
    return false
  }

  private mutating func freeCandidate(of kind: Int) -> Int? {
    let candidates = expected[kind].candidates
    while expected[kind].exhausted < candidates.count {
      let place = candidates[expected[kind].exhausted]
      if printed[place].free > 0 { return place }
      expected[kind].exhausted += 1
    }
    return nil
  }

  private mutating func hand(_ place: Int, to kind: Int) {
    if expected[kind].partners[place] == nil { printed[place].owners.append(kind) }
    expected[kind].partners[place, default: 0] += 1
  }

  /// For each expected line its partner, and the printed lines that have none.
  var result: (partners: [Int?], unmatched: [Int]) {
    var lines = printed.map { $0.lines[...] }
    var shares = expected.map { kind in
      kind.partners.sorted { $0.key < $1.key }.flatMap { place, count in
        (0..<count).compactMap { _ in lines[place].popFirst() }
      }[...]
    }
    let partners = zip(kinds, hasPartner).map { kind, has in has ? shares[kind].popFirst() : nil }
    return (partners, lines.flatMap { $0 }.sorted())
  }
}
