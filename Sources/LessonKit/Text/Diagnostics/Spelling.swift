/// Finds the valid word that an author most likely meant.
package enum Spelling {
  /// The candidate nearest to `word`, or `nil` where none is near enough to be a guess worth making.
  ///
  /// Distance is Damerau–Levenshtein (optimal string alignment), case and the difference between
  /// `-` and `_` not counted; a third of the word's letters may differ, or as many as `limit` says.
  package static func nearest(
    to word: String, among candidates: [String], distance limit: Int? = nil
  ) -> String? {
    let wanted = fold(word)
    let ranked = candidates.map { (word: $0, distance: distance(wanted, fold($0))) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= limit ?? max(1, wanted.count / 3) ? best.word : nil
  }

  package static func question(meantBy word: String, among candidates: [String]) -> String? {
    nearest(to: word, among: candidates).map { "did you mean `\($0)`?" }
  }

  private static func fold(_ word: String) -> [Character] {
    word.lowercased().map { $0 == "_" ? "-" : $0 }
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var twoAbove: [Int] = []
    var above = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, twoAbove[j - 1] + 1)
        }
        row.append(best)
      }
      (twoAbove, above) = (above, row)
    }
    return above[b.count]
  }
}
