/// A part of a formula: what TeX means, before it is known how MathML writes it.
indirect enum TeXNode: Equatable, Sendable {
  case symbol(Symbol)
  case number(String)
  case text(String)
  /// A blank of so many ems, negative ones included.
  case space(Double)
  case row([TeXNode])
  case scripts(Scripts)
  case fraction(Fraction)
  case root(TeXNode, degree: TeXNode?)
  /// What `\left` and `\right` enclose; `\middle` cuts it, and stands between two rows.
  case fenced([TeXNode], delimiters: [String])
  /// A delimiter of a height in ems.
  case delimiter(String, height: Double, Symbol.Class)
  case accent(TeXNode, Accent)
  /// Small parts over and under a base.
  case stack(TeXNode, over: TeXNode?, under: TeXNode?, Symbol.Class)
  case table(TeXTable)
  /// What keeps its place and is not seen.
  case phantom(TeXNode)
  /// What takes the room of its width or of its height only.
  case padded(TeXNode, hasWidth: Bool)
  /// `level` is 0 for text, 1 for scripts, 2 for scripts of scripts.
  case styled(TeXNode, display: Bool, level: Int)
  /// What the style sheet draws in a way of its own: a frame, a line through it, a colour.
  case marked(TeXNode, Mark)

  /// What is read and not seen.
  static let nothing = TeXNode.space(0)

  enum Mark: String, Equatable, Sendable {
    case boxed, cancel, bcancel, xcancel
    case red, blue, green, purple, orange, teal, gray
  }

  struct Scripts: Equatable, Sendable {
    var base: TeXNode?
    var lower: TeXNode?
    var upper: TeXNode?
    /// How many primes stand before the superscript.
    var primes = 0
    /// What `\limits` (`true`) or `\nolimits` (`false`) behind the base says.
    var limits: Bool?
  }

  struct Fraction: Equatable, Sendable {
    var numerator: TeXNode
    var denominator: TeXNode
    var hasLine = true
    /// Whether it has the size of a formula on a line of its own; `nil` says that it depends.
    var isDisplay: Bool?
  }
}

/// Rows of cells: a matrix, cases, or equations that stand below each other.
struct TeXTable: Equatable, Sendable {
  enum Layout: Equatable, Sendable {
    case centered
    case left
    /// Right and left by turns, so that `&=` stands below `&=`.
    case aligned
    case columns([Column])
  }

  enum Column: String, Equatable {
    case left, center, right
  }

  var rows: [[TeXNode]]
  var layout = Layout.centered
  /// What encloses it; empty for nothing.
  var open = ""
  var close = ""
  /// Whether its cells have the size of formulas on lines of their own.
  var isDisplay = false
  var isSmall = false
  /// The rows above which a line stands; that behind the last for a line at the end.
  var lines: Set<Int> = []
  /// The columns before which a line stands.
  var bars: Set<Int> = []
}
