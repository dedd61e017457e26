/// Matches the lines of a fence with printed lines in any order, each with one other.
///
/// A maximum matching by augmenting paths (Kuhn's algorithm): a line takes a partner from another one
/// that can find a new one. Lines are taken in order, so that the first line without a partner is the
/// first that no matching of those before it leaves one for. Equal lines are one kind, with as many
/// places as there are lines: thousands of them, as programs print, cost no more than one.
struct UnorderedMatch {
  private struct ExpectedKind {
    let pattern: LinePattern
    /// The kinds of printed lines that match: the same text first, others once they are asked for.
    var candidates: [Int]
    var hasAllCandidates: Bool
    /// How many of the first candidates have no free line any more; none gets one back.
    var exhausted = 0
    /// Whether no line of this kind can find a partner any more.
    var isHopeless = false
    /// How many partners the lines of this kind have, by kind of printed line.
    var partners: [Int: Int] = [:]
  }

  private struct PrintedKind {
    var lines: [Int]
    var free: Int
    /// The kinds of expected lines that have had one of them.
    var owners: [Int] = []
  }

  /// What a printed line costs besides its bytes, and how much more it costs where numbers are compared.
  private static let lineCost = 64
  private static let numberCost = 8

  private let lines: [OutputLine]
  /// What it costs to hold a line against all kinds of printed lines.
  private let length: Int

  private let kinds: [Int]
  private var expected: [ExpectedKind] = []
  private var printed: [PrintedKind] = []
  private var hasPartner: [Bool] = []
  private var tries: Int

  private var isTooMuch: Bool { tries < 0 }

  /// How many bytes are held against lines that can match several, and ways to make way tried: seconds.
  private static let mostTries = 50_000_000

  /// Matches as many lines as can be; `nil` where there are too many ways to do it.
  init?(_ patterns: [LinePattern], _ lines: [OutputLine]) {
    tries = Self.mostTries
    self.lines = lines
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
    length = printed.reduce(0) { $0 + lines[$1.lines[0]].bytes.count + Self.lineCost }
    var expectedNumbers: [[UInt8]: Int] = [:]
    var kinds: [Int] = []
    for pattern in patterns {
      let bytes = pattern.line.bytes
      if expectedNumbers[bytes] == nil {
        expectedNumbers[bytes] = expected.count
        let same = printedNumbers[bytes].map { [$0] } ?? []
        expected.append(
          ExpectedKind(pattern: pattern, candidates: same, hasAllCandidates: pattern.isPlain))
      }
      kinds.append(expectedNumbers[bytes] ?? 0)
    }
    self.kinds = kinds
    for kind in kinds where !isTooMuch { hasPartner.append(canServe(kind)) }
    if isTooMuch { return nil }
  }

  /// The first expected line without a partner, their count where only printed lines have none.
  var firstDifference: Int? {
    hasPartner.firstIndex(of: false) ?? (kinds.count == lines.count ? nil : kinds.count)
  }

  var steps: [Alignment.Step] {
    var rest = printed.map { $0.lines[...] }
    var shares = expected.map { kind in
      kind.partners.sorted { $0.key < $1.key }.flatMap { place, count in
        (0..<count).compactMap { _ in rest[place].popFirst() }
      }[...]
    }
    let partners = zip(kinds, hasPartner).map { kind, has in has ? shares[kind].popFirst() : nil }
    var unmatched = rest.joined().sorted()[...]
    let steps = partners.enumerated().map { index, partner -> Alignment.Step in
      if let partner { return .kept(expected: index, printed: partner) }
      if let next = unmatched.popFirst() { return .replaced(expected: index, printed: next) }
      return .removed(expected: index)
    }
    return steps + unmatched.map { .inserted(printed: $0) }
  }

  private mutating func findCandidates(of kind: Int) {
    let pattern = expected[kind].pattern
    expected[kind].hasAllCandidates = true
    // To compare numbers takes longer.
    tries -= pattern.comparesNumbers ? Self.numberCost * length : length
    guard !isTooMuch else { return }
    let same = expected[kind].candidates
    expected[kind].candidates += printed.indices.filter {
      !same.contains($0) && pattern.matches(lines[printed[$0].lines[0]])
    }
  }

  /// Gives the next expected line of a kind a partner, where one can be had, without recursion: a chain of
  /// lines that make way for each other may be as long as the output.
  private mutating func canServe(_ start: Int) -> Bool {
    guard !expected[start].isHopeless else { return false }
    // For each kind the one that would take its printed line, and which.
    var takers: [Int: (kind: Int, place: Int)] = [:]
    var queue = [start]
    while let kind = queue.popLast(), !isTooMuch {
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
        tries -= 1 + printed[place].owners.count
        for owner in printed[place].owners
        where owner != start && takers[owner] == nil && !expected[owner].isHopeless
          && expected[owner].partners[place, default: 0] > 0
        {
          takers[owner] = (kind, place)
          queue.append(owner)
        }
      }
    }
    // What was reached leads to no free line, and never will.
    expected[start].isHopeless = true
    for kind in takers.keys { expected[kind].isHopeless = true }
    return false
  }

  private mutating func freeCandidate(of kind: Int) -> Int? {
    while true {
      while expected[kind].exhausted < expected[kind].candidates.count {
        let place = expected[kind].candidates[expected[kind].exhausted]
        if printed[place].free > 0 { return place }
        expected[kind].exhausted += 1
      }
      guard !expected[kind].hasAllCandidates else { return nil }
      findCandidates(of: kind)
    }
  }

  private mutating func hand(_ place: Int, to kind: Int) {
    if expected[kind].partners[place] == nil { printed[place].owners.append(kind) }
    expected[kind].partners[place, default: 0] += 1
  }
}
