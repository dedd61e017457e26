/// The text of a paragraph or a heading as readers see it: markup left out, formulas in their places.
struct ProseText: Sendable, Equatable {
  private enum Piece: Sendable, Equatable {
    case text(String)
    case formula(Formula)
  }

  private var pieces: [Piece] = []

  /// The text; formulas are their source.
  var plain: String { text { $0.source } }

  /// The text; `written` is what stands for a formula.
  func text(_ written: (Formula) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .formula(let formula): written(formula)
      }
    }.joined()
  }

  /// Adds text.
  mutating func append(_ text: String) {
    if case .text(let start) = pieces.last {
      pieces[pieces.count - 1] = .text(start + text)
    } else {
      pieces.append(.text(text))
    }
  }

  /// Adds a formula.
  mutating func append(_ formula: Formula) { pieces.append(.formula(formula)) }
}
