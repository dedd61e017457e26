/// The cheapest way to get from what was expected to what was printed, item by item.
///
/// Edit distance by dynamic programming (Wagner and Fischer, 1974), where an expected wildcard takes in
/// any number of printed items for almost nothing. Used for the lines of an output and for the pieces
/// of a line.
package struct Alignment {
  package enum Step: Equatable {
    case kept(expected: Int, printed: Int)
    /// The printed item takes the place of the expected one.
    case replaced(expected: Int, printed: Int)
    /// The expected item has nothing to match.
    case removed(expected: Int)
    /// The printed item has nothing to match.
    case inserted(printed: Int)
    /// The wildcard stands for these printed items.
    case taken(expected: Int, printed: Range<Int>)
  }

  package private(set) var steps: [Step] = []

  /// One edit; what a wildcard takes in costs 1, so that of equal ways the one wins that compares more.
  private static let edit = 1 << 32
  /// How many pairs are weighed; texts beyond are paired line by line.
  static let mostPairs = 4_000_000

  package init(
    expected: Int, printed: Int, mostPairs: Int = Self.mostPairs, isWildcard: (Int) -> Bool,
    matches: (Int, Int) -> Bool
  ) {
    // What is equal at both ends needs no table.
    var start = 0
    while start < min(expected, printed), !isWildcard(start), matches(start, start) {
      steps.append(.kept(expected: start, printed: start))
      start += 1
    }
    var tail = 0
    while tail < min(expected, printed) - start, !isWildcard(expected - tail - 1),
      matches(expected - tail - 1, printed - tail - 1)
    {
      tail += 1
    }
    let middle = (start..<expected - tail, start..<printed - tail)
    if middle.0.count * middle.1.count <= mostPairs {
      weigh(middle.0, middle.1, isWildcard, matches)
    } else {
      pairStretches(middle.0, middle.1, mostTries: mostPairs, isWildcard, matches)
    }
    for index in (0..<tail).reversed() {
      steps.append(.kept(expected: expected - index - 1, printed: printed - index - 1))
    }
  }

  private mutating func weigh(
    _ expected: Range<Int>, _ printed: Range<Int>, _ isWildcard: (Int) -> Bool,
    _ matches: (Int, Int) -> Bool
  ) {
    // costs[i][j]: from the i-th expected and the j-th printed item to the end.
    let width = printed.count + 1
    var costs = [Int](repeating: 0, count: (expected.count + 1) * width)
    var isMatch = [Bool](repeating: false, count: costs.count)
    for j in stride(from: printed.count - 1, through: 0, by: -1) {
      costs[expected.count * width + j] = costs[expected.count * width + j + 1] + Self.edit
    }
    for i in stride(from: expected.count - 1, through: 0, by: -1) {
      let item = expected.lowerBound + i
      let takesAny = isWildcard(item)
      for j in stride(from: printed.count, through: 0, by: -1) {
        let here = i * width + j
        let below = here + width
        guard !takesAny else {
          costs[here] = j == printed.count ? costs[below] : min(costs[below], costs[here + 1] + 1)
          continue
        }
        costs[here] = costs[below] + Self.edit
        guard j < printed.count else { continue }
        costs[here] = min(costs[here], costs[here + 1] + Self.edit)
        isMatch[here] = matches(item, printed.lowerBound + j)
        let step = costs[below + 1] + (isMatch[here] ? 0 : Self.edit)
        costs[here] = min(costs[here], step)
      }
    }
    var i = 0
    var j = 0
    while i < expected.count || j < printed.count {
      let here = i * width + j
      let item = expected.lowerBound + i
      let found = printed.lowerBound + j
      if i == expected.count {
        steps.append(.inserted(printed: found))
        j += 1
      } else if isWildcard(item) {
        let first = found
        while j < printed.count, costs[i * width + j] != costs[(i + 1) * width + j] { j += 1 }
        steps.append(.taken(expected: item, printed: first..<printed.lowerBound + j))
        i += 1
      } else if j < printed.count,
        costs[here] == costs[here + width + 1] + (isMatch[here] ? 0 : Self.edit)
      {
        steps.append(
          isMatch[here]
            ? .kept(expected: item, printed: found) : .replaced(expected: item, printed: found))
        i += 1
        j += 1
      } else if costs[here] == costs[here + width] + Self.edit {
        steps.append(.removed(expected: item))
        i += 1
      } else {
        steps.append(.inserted(printed: found))
        j += 1
      }
    }
  }

  /// Pairs stretch by stretch: from the top up to the first wildcard, from the bottom behind the last one;
  /// what stands between two of them is kept where it is found as it stands.
  private mutating func pairStretches(
    _ expected: Range<Int>, _ printed: Range<Int>, mostTries: Int, _ isWildcard: (Int) -> Bool,
    _ matches: (Int, Int) -> Bool
  ) {
    let wildcards = expected.filter(isWildcard)
    guard let first = wildcards.first, let last = wildcards.last,
      printed.count >= first - expected.lowerBound + expected.upperBound - last - 1
    else {
      // Too little was printed to tell where wildcards stand.
      return pair(expected, printed, isWildcard, matches)
    }
    let end = printed.upperBound - (expected.upperBound - last - 1)
    var tries = mostTries
    var next = printed.lowerBound + first - expected.lowerBound
    pair(expected.lowerBound..<first, printed.lowerBound..<next, isWildcard, matches)
    for (wildcard, following) in zip(wildcards, wildcards.dropFirst()) {
      let stretch = wildcard + 1..<following
      let starts = next..<(tries > 0 ? max(end - stretch.count + 1, next) : next)
      let start = starts.first { start in
        stretch.allSatisfy { item in
          tries -= 1
          return tries > 0 && matches(item, start + item - stretch.lowerBound)
        }
      }
      steps.append(.taken(expected: wildcard, printed: next..<(start ?? next)))
      for item in stretch {
        let step = start.map { Step.kept(expected: item, printed: $0 + item - stretch.lowerBound) }
        steps.append(step ?? .removed(expected: item))
      }
      if let start { next = start + stretch.count }
    }
    steps.append(.taken(expected: last, printed: next..<end))
    pair(last + 1..<expected.upperBound, end..<printed.upperBound, isWildcard, matches)
  }

  /// Pairs one by one; a wildcard takes nothing.
  private mutating func pair(
    _ expected: Range<Int>, _ printed: Range<Int>, _ isWildcard: (Int) -> Bool,
    _ matches: (Int, Int) -> Bool
  ) {
    var next = printed.lowerBound
    for item in expected {
      if isWildcard(item) {
        steps.append(.taken(expected: item, printed: next..<next))
        continue
      }
      guard next < printed.upperBound else {
        steps.append(.removed(expected: item))
        continue
      }
      steps.append(
        matches(item, next)
          ? .kept(expected: item, printed: next) : .replaced(expected: item, printed: next))
      next += 1
    }
    steps += (next..<printed.upperBound).map { .inserted(printed: $0) }
  }
}
