/// What changes all that follows in its group.
enum TeXSwitch {
  case style(isDisplay: Bool, level: Int)
  case alphabet(Alphabet)
  /// The sizes of text, which formulas do not have.
  case size
  case color
  /// What stands before it, over what follows.
  case fraction(hasLine: Bool, delimiters: [String])

  init?(_ name: String) {
    guard let change = Self.all[name] else { return nil }
    self = change
  }

  static let all: [String: TeXSwitch] = {
    var all: [String: TeXSwitch] = [
      "displaystyle": .style(isDisplay: true, level: 0),
      "textstyle": .style(isDisplay: false, level: 0),
      "scriptstyle": .style(isDisplay: false, level: 1),
      "scriptscriptstyle": .style(isDisplay: false, level: 2),
      "rm": .alphabet(.roman), "it": .alphabet(.italic), "bf": .alphabet(.bold),
      "sf": .alphabet(.sansSerif), "tt": .alphabet(.monospace), "cal": .alphabet(.script),
      "scr": .alphabet(.script), "mit": .alphabet(.italic),
      "color": .color,
      "over": .fraction(hasLine: true, delimiters: []),
      "atop": .fraction(hasLine: false, delimiters: []),
      "choose": .fraction(hasLine: false, delimiters: ["(", ")"]),
      "brack": .fraction(hasLine: false, delimiters: ["[", "]"]),
      "brace": .fraction(hasLine: false, delimiters: ["{", "}"]),
    ]
    for name in [
      "tiny", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "LARGE",
      "huge",
      "Huge",
    ] {
      all[name] = .size
    }
    return all
  }()
}

extension TeXParser {
  /// Reads the colour in the braces behind `command`: one that a page has, `nil` for that of the text.
  mutating func color(_ command: TeXToken) throws(TeXProblem) -> TeXNode.Mark? {
    let characters = try characters(of: command)
    let name = String(String.UnicodeScalarView(characters.map(\.scalar)))
    if ["black", "white"].contains(name) { return nil }
    if let mark = TeXNode.Mark(rawValue: Self.colors[name.lowercased()] ?? "") { return mark }
    throw TeXProblem(
      characters.first.map {
        TeXToken(kind: .command(name), offset: $0.offset, length: name.utf8.count)
      } ?? command, "`\(name)` is no colour of a page",
      advice: "write `red`, `orange`, `green`, `teal`, `blue`, `purple` or `gray`")
  }

  /// The colours of TeX by those that a page has, which are right in the dark too.
  private static let colors: [String: String] = [
    "red": "red", "maroon": "red", "brown": "orange", "orange": "orange", "yellow": "orange",
    "olive": "orange", "gold": "orange", "green": "green", "lime": "green", "limegreen": "green",
    "forestgreen": "green", "teal": "teal", "cyan": "teal", "aqua": "teal", "blue": "blue",
    "navy": "blue", "royalblue": "blue", "dodgerblue": "blue", "purple": "purple",
    "violet": "purple", "magenta": "purple", "pink": "purple", "fuchsia": "purple", "gray": "gray",
    "grey": "gray", "lightgray": "gray", "darkgray": "gray", "silver": "gray",
  ]
}
