/// Matches the lines of a fence with printed lines in order, where a wildcard stands for any number of
/// them.
///
/// Between two wildcards the first place is as good as any other one, so that there is nothing to go
/// back to.
struct WildcardMatch {
  /// The index of the first item that cannot match, their count where only places are left; `nil`
  /// where all match.
  private(set) var firstFailure: Int?
  /// Whether it was given up: one stretch of items can begin like the text at every place.
  private(set) var isTooMuch = false

  /// Matches `items` with `places`.
  ///
  /// - Parameter mostTries: how many items are held against places, if more than there are of both.
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
    var index = 0
    while true {
      let isFloating = index > 0
      let next = (index..<items).first(where: isWildcard) ?? items
      let stretch = index..<next
      if next == items {
        if stretch.isEmpty, isFloating { return }
        var isFound = false
        // The last stretch must end where the places do.
        for start in (place...(isFloating ? places : place)).reversed() where tries > 0 {
          guard stands(stretch, at: start) else { continue }
          isFound = true
          if start + stretch.count == places { return }
        }
        firstFailure = isFound ? items : deepest
        isTooMuch = tries <= 0
        return
      }
      var start = place
      let last = isFloating ? places : place
      while !stands(stretch, at: start) {
        start += 1
        guard start <= last, tries > 0 else {
          firstFailure = deepest
          isTooMuch = tries <= 0
          return
        }
      }
      place = start + stretch.count
      index = next + 1
    }
  }
}
