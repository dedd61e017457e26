/// A mark that a command puts over or under what follows.
struct Accent: Equatable, Sendable {
  let text: String
  /// Whether it grows with its base.
  var isStretchy = false
  var isUnder = false
  /// Whether scripts stand beyond it, as with braces.
  var takesLimits = false

  /// The accent of each command.
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
    "widehat": Accent(text: "^", isStretchy: true),
    "widetilde": Accent(text: "~", isStretchy: true),
    "overline": Accent(text: "‾", isStretchy: true),
    "underline": Accent(text: "_", isStretchy: true, isUnder: true),
    "overrightarrow": Accent(text: "→", isStretchy: true),
    "overleftarrow": Accent(text: "←", isStretchy: true),
    "overbrace": Accent(text: "⏞", isStretchy: true, takesLimits: true),
    "underbrace": Accent(text: "⏟", isStretchy: true, isUnder: true, takesLimits: true),
  ]
}
