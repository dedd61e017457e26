/// A character or name of mathematics with the part it plays, which decides the blanks around it.
struct Symbol: Equatable, Sendable {
  /// TeX's classes of atoms (The TeXbook, chapter 17), and functions such as `log`.
  enum Class: Equatable, Sendable {
    /// A letter, slanted if it is one that mathematics slants.
    case letter
    /// Anything else that stands for itself, upright.
    case ordinary
    case operation
    /// An operator whose scripts stand next to it even in display, such as an integral.
    case integral
    /// A name that is applied to what follows, such as `log`.
    case function
    /// Such a name with its scripts below it in display, such as `lim`.
    case limit
    case binary
    case relation
    case open
    case close
    case punctuation
  }

  var text: String
  var role: Class

  init(_ text: String, _ role: Class) {
    self.text = text
    self.role = role
  }

  /// The symbol struck through: a character of its own where there is one.
  var negated: Symbol {
    let pairs = "=≠∈∉∋∌∃∄⊂⊄⊃⊅⊆⊈⊇⊉∼≁≃≄≅≇≈≉≡≢<≮>≯≤≰≥≱∣∤∥∦→↛←↚↔↮⇒⇏⇐⇍⇔⇎⊢⊬⊨⊭≺⊀≻⊁⊑⋢⊒⋣"
    let signs = pairs.map { String($0) }
    guard let place = signs.firstIndex(of: text), place.isMultiple(of: 2) else {
      return Symbol(text + "\u{338}", role)
    }
    return Symbol(signs[place + 1], role)
  }
}

/// A mark that a command puts over or under what follows.
struct Accent: Equatable, Sendable {
  let text: String
  /// Whether it grows with its base.
  var isStretchy = false
  var isUnder = false
  /// Whether scripts stand beyond it, as with braces.
  var takesLimits = false

  static let all: [String: Accent] = [
    "hat": Accent(text: "^"),
    "bar": Accent(text: "¯"),
    "tilde": Accent(text: "~"),
    "vec": Accent(text: "→"),
    "dot": Accent(text: "˙"),
    "ddot": Accent(text: "¨"),
    "acute": Accent(text: "´"),
    "grave": Accent(text: "`"),
    "check": Accent(text: "ˇ"),
    "breve": Accent(text: "˘"),
    "mathring": Accent(text: "˚"),
    "dddot": Accent(text: "˙˙˙"),
    "ddddot": Accent(text: "˙˙˙˙"),
    "widehat": Accent(text: "^", isStretchy: true),
    "widetilde": Accent(text: "~", isStretchy: true),
    "widecheck": Accent(text: "ˇ", isStretchy: true),
    "overline": Accent(text: "‾", isStretchy: true),
    "underline": Accent(text: "_", isStretchy: true, isUnder: true),
    "overrightarrow": Accent(text: "→", isStretchy: true),
    "overleftarrow": Accent(text: "←", isStretchy: true),
    "overleftrightarrow": Accent(text: "↔", isStretchy: true),
    "underrightarrow": Accent(text: "→", isStretchy: true, isUnder: true),
    "underleftarrow": Accent(text: "←", isStretchy: true, isUnder: true),
    "underleftrightarrow": Accent(text: "↔", isStretchy: true, isUnder: true),
    "underbar": Accent(text: "_", isUnder: true),
    "overparen": Accent(text: "⏜", isStretchy: true),
    "underparen": Accent(text: "⏝", isStretchy: true, isUnder: true),
    "overbracket": Accent(text: "⎴", isStretchy: true, takesLimits: true),
    "underbracket": Accent(text: "⎵", isStretchy: true, isUnder: true, takesLimits: true),
    "overbrace": Accent(text: "⏞", isStretchy: true, takesLimits: true),
    "underbrace": Accent(text: "⏟", isStretchy: true, isUnder: true, takesLimits: true),
  ]
}

/// The commands that make room, in ems.
enum TeXSpace {
  static let all: [String: Double] = [
    ",": 0.1667, "thinspace": 0.1667, ":": 0.2222, ">": 0.2222, ";": 0.2778, "!": -0.1667,
    " ": 0.25, "\n": 0.25, "space": 0.25, "nobreakspace": 0.25,
    "medspace": 0.2222, "thickspace": 0.2778, "negthinspace": -0.1667, "negmedspace": -0.2222,
    "negthickspace": -0.2778,
    "quad": 1, "qquad": 2, "enspace": 0.5, "enskip": 0.5,
  ]
}
