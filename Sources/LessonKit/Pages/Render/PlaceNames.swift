import LessonText

/// What the places of a lesson are called on the page that shows it.
///
/// On the lesson's own page, places have the names that links use. A page of several lessons puts the
/// lesson's name and a slash before them: no heading's slug and no cell has a slash.
struct PlaceNames {
  /// What stands before the name of each place, unescaped.
  let prefix: String
  /// The lessons that the same page shows, by their slugs.
  private let neighbours: Set<String>

  /// The names on a lesson's own page.
  static let own = PlaceNames(prefix: "", neighbours: [])

  /// The names of lesson `slug` on a page that shows all of `lessons`.
  static func amongOthers(_ slug: String, of lessons: Set<String>) -> PlaceNames {
    PlaceNames(prefix: slug + "/", neighbours: lessons)
  }

  /// Whether the page shows other lessons too.
  var isShared: Bool { !prefix.isEmpty }

  /// The address of a place in the lesson itself; `suffix` is what the link has from `#` or `?` on.
  func address(inLesson suffix: Substring) -> String? {
    isShared ? place(in: String(prefix.dropLast()), suffix) : nil
  }

  func address(ofLesson slug: Substring, _ suffix: Substring) -> String {
    neighbours.contains(String(slug))
      ? place(in: String(slug), suffix) : "\(slug.urlComponent).html\(suffix)"
  }

  private func place(in slug: String, _ suffix: Substring) -> String {
    let anchor = suffix.firstIndex(of: "#").map { suffix[$0...].dropFirst() } ?? ""
    let isTop = anchor.isEmpty || anchor.lowercased() == "top"
    return "#" + slug.urlComponent + (isTop ? "" : "/" + anchor)
  }
}
