/// Matches the lines of a fence with printed lines in order; a wildcard stands for any number of them.
///
/// Between two wildcards the first place is as good as any other one: there is nothing to go back to.
struct WildcardMatch {
  /// The first item that cannot match, their count where only places are left; `nil` where all match.
  private(set) var firstFailure: Int?
  /// Whether it was given up: one stretch of items can begin like the text at every place.
  private(set) var isTooMuch = false

  /// Matches `items` with `places`; `mostTries` items are held against places, if more than both have.
  init(
    items: Int, places: Int, mostTries: Int, isWildcard: (Int) -> Bool,
    matches: (_ item: Int, _ place: Int) -> Bool
  ) {
    var tries = max(mostTries, 4 * (items + places))
    var deepest = 0
    /// Whether the items of a stretch are those at `start` and behind.
    func stands(_ stretch: Range<Int>, at start: Int) -> Bool {
      for item in stretch {
        let place = start + item - stretch.lowerBound
        tries -= 1
        guard place < places, matches(item, place) else {
          deepest = max(deepest, item)
          return false
        }
      }
      return true
    }
    var place = 0
    var next = 0
    repeat {
      let stretch = next..<((next..<items).first(where: isWildcard) ?? items)
      let (isFirst, isLast) = (next == 0, stretch.upperBound == items)
      // Only the first stretch is bound to its place; the last one must end where the places do.
      let starts =
        isLast && !isFirst
        ? stride(from: places, through: place, by: -1)
        : stride(from: place, through: isFirst ? place : places, by: 1)
      var isFound = false
      let start = starts.first { start in
        guard tries > 0, stands(stretch, at: start) else { return false }
        isFound = true
        return !isLast || start + stretch.count == places
      }
      guard let start else {
        (firstFailure, isTooMuch) = (isFound ? items : deepest, tries <= 0)
        return
      }
      place = start + stretch.count
      next = stretch.upperBound + 1
    } while next <= items
  }
}
