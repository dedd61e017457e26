/// A part of a text that cmark must not see, and what stands for it in the tree.
struct HiddenText: Sendable, Equatable {
  enum Content: Sendable, Equatable {
    case formula(Formula)
    /// An address that is a link without being marked as one.
    case address(url: String)
    /// A reference to the footnote with this label.
    case footnote(label: String)
    /// Text that means nothing.
    case text(String)
  }

  /// The bytes of the file that it takes, a range a line, without container prefixes.
  let pieces: [Range<Int>]
  /// The part as the author wrote it.
  let source: String
  let content: Content

  init(_ formula: Formula) {
    (pieces, source, content) = (formula.pieces, formula.source, .formula(formula))
  }

  init(_ range: Range<Int>, _ source: String, _ content: Content) {
    (pieces, self.source, self.content) = ([range], source, content)
  }

  var formula: Formula? { if case .formula(let formula) = content { formula } else { nil } }
}
