/// Matches the lines of a fence with printed lines in order; a line wildcard stands for any number.
struct SequenceMatch {
  /// The index of the first expected line that cannot match, their count where only printed lines are
  /// left; `nil` where all match.
  let firstDifference: Int?

  /// Where the expected lines so far can end among the printed ones.
  private enum Places {
    case at([Int])
    case anywhere(from: Int)
  }

  init(_ patterns: [LinePattern], _ printed: [OutputLine]) {
    var places = Places.at([0])
    for (index, pattern) in patterns.enumerated() {
      if pattern.isLineWildcard {
        if case .at(let starts) = places { places = .anywhere(from: starts[0]) }
        continue
      }
      let ends: [Int]
      switch places {
      case .at(let starts):
        ends = starts.filter { $0 < printed.count && pattern.matches(printed[$0]) }.map { $0 + 1 }
      case .anywhere(let start):
        ends = (start..<printed.count).filter { pattern.matches(printed[$0]) }.map { $0 + 1 }
      }
      guard !ends.isEmpty else {
        firstDifference = index
        return
      }
      places = .at(ends)
    }
    switch places {
    case .at(let ends): firstDifference = ends.contains(printed.count) ? nil : patterns.count
    case .anywhere: firstDifference = nil
    }
  }
}
