/// What the raw HTML of prose may be made of: what GitHub shows of it.
enum ProseVocabulary {
  /// What GitHub knows under another name; headings of level 1 stand below the page's own.
  private static let synonyms = ["h1": "h2", "strike": "s", "tt": "code"]

  static func element(named name: String) -> String? {
    let name = name.lowercased()
    let element = synonyms[name] ?? name
    return HTMLElements.prose.contains(element) ? element : nil
  }

  /// What an attribute may say.
  enum Value {
    case simple(MarkupValue)
    case id
    case link
    case image
    /// Pictures of several sizes, with commas between them.
    case images
    /// Where a text, or a picture next to it, stands: a class of the style sheet.
    case alignment(Set<String>)
    /// Pixels or percents.
    case size
    case flag
  }

  static func attribute(named name: String, of element: String) -> Value? {
    switch (name, element) {
    case ("id", _), ("name", "a"): .id
    case ("title", _), ("alt", "img"), ("media", "source"), ("datetime", "time"): .simple(.text)
    case ("lang", _): .simple(.plain)
    case ("dir", _): .simple(.word(["ltr", "rtl", "auto"]))
    case ("href", "a"): .link
    case ("src", "img"): .image
    case ("srcset", "img"), ("srcset", "source"): .images
    case ("align", "img"): .alignment(["left", "right"])
    case ("align", _) where aligned.contains(element): .alignment(["left", "center", "right"])
    case ("width", _) where sized.contains(element), ("height", "img"): .size
    case ("open", "details"), ("reversed", "ol"): .flag
    case ("type", "ol"): .simple(.word(["1", "a", "A", "i", "I"]))
    case ("type", "source"): .simple(.word(pictures))
    // They would have to name what the page calls otherwise.
    case ("headers", _): nil
    default: HTMLVocabulary.attribute(named: name, of: element).map { .simple($0.1) }
    }
  }

  private static let pictures: Set<String> = [
    "image/avif", "image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp",
  ]
  private static let aligned: Set<String> = [
    "div", "h2", "h3", "h4", "h5", "h6", "p", "table", "td", "th", "tr",
  ]
  private static let sized: Set<String> = ["img", "table", "td", "th"]
}
