/// A character or name of mathematics with the part it plays, which decides the blanks around it.
struct Symbol: Equatable, Sendable {
  /// TeX's classes of atoms (The TeXbook, chapter 17), and functions such as `log`.
  enum Class: Equatable, Sendable {
    /// A letter, slanted if it is one that mathematics slants.
    case letter
    /// Anything else that stands for itself, upright.
    case ordinary
    case operation
    /// An operator whose scripts stand beside it even in display, such as an integral.
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
}
