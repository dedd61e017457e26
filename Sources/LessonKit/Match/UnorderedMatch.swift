/// Matches the lines of a fence with printed lines in any order, each with one other.
///
/// A maximum matching by augmenting paths (Kuhn's algorithm): a line takes a partner from another one
/// that can find a new one. Lines are taken in order, so that the first line without a partner is the
/// first that no matching of those before it leaves one for.
struct UnorderedMatch {
  /// For each expected line the printed line that it matches.
  private var partners: [Int?]
  /// The printed lines that match none.
  private let unmatched: [Int]

  init(_ patterns: [LinePattern], _ printed: [OutputLine]) {
    var search = PartnerSearch(patterns, printed)
    for index in patterns.indices { search.findPartner(of: index) }
    partners = [Int?](repeating: nil, count: patterns.count)
    for (line, owner) in search.owners.enumerated() {
      if let owner { partners[owner] = line }
    }
    unmatched = search.owners.indices.filter { search.owners[$0] == nil }
  }

  /// The index of the first expected line without a partner, their count where only printed lines have
  /// none; `nil` where all have one.
  var firstDifference: Int? {
    partners.firstIndex { $0 == nil } ?? (unmatched.isEmpty ? nil : partners.count)
  }

  /// How the lines of the fence become the printed ones, in the order of the fence.
  var steps: [Alignment.Step] {
    var left = unmatched[...]
    let steps = partners.enumerated().map { index, partner -> Alignment.Step in
      if let partner { return .kept(expected: index, printed: partner) }
      if let next = left.popFirst() { return .replaced(expected: index, printed: next) }
      return .removed(expected: index)
    }
    return steps + left.map { .inserted(printed: $0) }
  }
}

/// The state of ``UnorderedMatch`` while it looks for partners.
private struct PartnerSearch {
  /// For each printed line the expected line that has it.
  var owners: [Int?]
  private let candidates: [[Int]]

  init(_ patterns: [LinePattern], _ printed: [OutputLine]) {
    owners = [Int?](repeating: nil, count: printed.count)
    let places = Dictionary(grouping: printed.indices) { printed[$0].bytes }
    candidates = patterns.map { pattern in
      pattern.isPlain
        ? places[pattern.line.bytes] ?? []
        : printed.indices.filter { pattern.matches(printed[$0]) }
    }
  }

  /// Gives the expected line `start` a partner where one can be had, without recursion: a chain of
  /// lines that make way for each other may be as long as the output.
  mutating func findPartner(of start: Int) {
    // Equal lines want the same partners; a free one is at hand where there is any.
    if let free = candidates[start].first(where: { owners[$0] == nil }) {
      owners[free] = start
      return
    }
    var previous: [Int: Int] = [:]
    var queue = [start]
    var visited: Set<Int> = []
    while let line = queue.popLast() {
      for place in candidates[line] where visited.insert(place).inserted {
        previous[place] = line
        guard let owner = owners[place] else {
          take(place, previous, until: start)
          return
        }
        queue.append(owner)
      }
    }
  }

  /// Hands partners along the path that ends at the free `place`.
  private mutating func take(_ place: Int, _ previous: [Int: Int], until start: Int) {
    var place = place
    while let line = previous[place] {
      let old = owners.firstIndex(of: line)
      owners[place] = line
      guard line != start, let old else { return }
      place = old
    }
  }
}
