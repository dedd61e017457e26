/// Matches the lines of a fence with printed lines in any order, each with one other.
///
/// A maximum matching by augmenting paths (Kuhn's algorithm): a line takes a partner from another one
/// that can find a new one. Lines are taken in order, so that the first line without a partner is the
/// first that no matching of those before it leaves one for.
struct UnorderedMatch {
  /// For each expected line the printed line that it matches.
  private let partners: [Int?]
  /// The printed lines that match none.
  private let unmatched: [Int]

  /// How much is tried: some seconds' work.
  private static let mostTries = 50_000_000

  /// Matches as many lines as can be; `nil` where there are too many ways to do it.
  init?(_ patterns: [LinePattern], _ printed: [OutputLine]) {
    var search = PartnerSearch(patterns, printed, mostTries: Self.mostTries)
    for index in patterns.indices where !search.isTooMuch { search.findPartner(of: index) }
    guard !search.isTooMuch else { return nil }
    (partners, unmatched) = search.result
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
