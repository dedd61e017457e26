/// A part of a page that a search finds: a heading, and what a reader sees below it up to the next.
struct SearchSection: Sendable, Equatable {
  /// What stands in one place and is of one kind.
  struct Piece: Sendable, Equatable {
    /// What the text is to a reader; the raw value is its letter in the index.
    enum Kind: String, Sendable {
      case prose = "p"
      case code = "c"
      case output = "o"
    }

    let kind: Kind
    /// The anchor of the cell that it belongs to; empty for what is reached by the heading.
    let anchor: String
    /// The text, without blank lines and with single blanks.
    let text: String
  }

  /// The heading's level; 0 for what stands before any heading.
  let level: Int
  /// The heading's anchor; empty for the top of the page.
  let anchor: String
  /// The heading's text.
  let heading: String
  /// The prose first, in one piece, then code and outputs in their order.
  var pieces: [Piece] = []
}
