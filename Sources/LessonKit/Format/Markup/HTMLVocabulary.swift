/// What printed HTML may be made of: text, lists and tables.
///
/// Left out are scripts, handlers, styles, classes (the page's marks are made of them), forms,
/// images, frames, and drawings, which have a format of their own. What HTML closes by itself is
/// closed where a browser closes it, and what would leave the place where it is written is not in
/// it: so no output ends an element of the page.
enum HTMLVocabulary: MarkupVocabulary {
  static func element(named name: String) -> String? {
    let name = name.lowercased()
    return HTMLElements.printed.contains(name) ? name : nil
  }

  static func attribute(named name: String, of element: String) -> (String, MarkupValue)? {
    switch (name.lowercased(), element) {
    case ("id", _): ("id", .id)
    case ("title", _): ("title", .text)
    case ("href", "a"): ("href", .reference)
    case ("colspan", "td"), ("colspan", "th"): ("colspan", .count)
    case ("rowspan", "td"), ("rowspan", "th"): ("rowspan", .count)
    case ("headers", "td"), ("headers", "th"): ("headers", .ids)
    case ("scope", "th"): ("scope", .word(["col", "row", "colgroup", "rowgroup"]))
    case ("span", "col"), ("span", "colgroup"): ("span", .count)
    case ("start", "ol"): ("start", .count)
    case ("value", "li"): ("value", .count)
    default: nil
    }
  }

  static func attribute(forProperty name: String) -> (String, MarkupValue)? { nil }

  static let voidElements = HTMLElements.printed.voids
  static let textElements: Set<String> = []

  static func endings(before element: String, in open: [String]) -> Int? {
    HTMLElements.printed.endings(before: element, in: open)
  }
}
