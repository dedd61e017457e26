/// Matches items with places in order, where a wildcard stands for any stretch of places: the lines of
/// a fence with printed lines, and the parts of a line with its bytes.
///
/// Between two wildcards the leftmost stretch is as good as any other one, so that there is nothing to
/// go back to: the time grows with the number of places and not with that of the wildcards.
struct WildcardMatch {
  /// The index of the first item that cannot match, their count where only places are left; `nil`
  /// where all match.
  private(set) var firstFailure: Int?

  /// Matches `items` with `places`.
  ///
  /// - Parameter itemEnd: the place behind an item that starts at a place; `nil` where the item is not
  ///   there. Of two starts the later one must not have the earlier end.
  init(
    items: Int, places: Int, isWildcard: (Int) -> Bool,
    end itemEnd: (_ item: Int, _ place: Int) -> Int?
  ) {
    var deepest = 0
    func end(of stretch: Range<Int>, from start: Int) -> Int? {
      var place = start
      for item in stretch {
        guard let next = itemEnd(item, place) else {
          deepest = max(deepest, item)
          return nil
        }
        place = next
      }
      return place
    }
    var place = 0
    var index = 0
    while true {
      let isFloating = index > 0
      let next = (index..<items).first(where: isWildcard) ?? items
      let stretch = index..<next
      let starts = place...(isFloating ? places : place)
      if next == items {
        if stretch.isEmpty, isFloating { return }
        var isFound = false
        // The last stretch must end where the places do.
        for start in starts.reversed() {
          guard let found = end(of: stretch, from: start) else { continue }
          isFound = true
          if found == places { return }
        }
        firstFailure = isFound ? items : deepest
        return
      }
      var start = place
      var found = end(of: stretch, from: start)
      while found == nil, start < starts.upperBound {
        start += 1
        found = end(of: stretch, from: start)
      }
      guard let found else {
        firstFailure = deepest
        return
      }
      place = found
      index = next + 1
    }
  }
}
