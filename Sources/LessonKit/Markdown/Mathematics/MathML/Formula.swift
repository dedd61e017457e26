import LessonText

/// A formula in a lesson's prose: its TeX, and where it stands.
package struct Formula: Sendable, Equatable {
  /// The bytes of the file that it takes, dollars included: a range a line, container prefixes left
  /// out.
  let pieces: [Range<Int>]
  /// Whether it stands between double dollars.
  let isDisplay: Bool
  /// What stands between the dollars.
  let tex: [TeXCharacter]
  /// The formula as the author wrote it, its dollars included, a blank for each line end.
  let source: String
  private let markup: Result<String, TeXProblem>

  /// Converts a formula.
  init(pieces: [Range<Int>], isDisplay: Bool, tex: [TeXCharacter], source: String) {
    self.pieces = pieces
    self.isDisplay = isDisplay
    self.tex = tex
    self.source = source
    markup = Result { () throws(TeXProblem) in
      try FormulaMarkup(tex, isDisplay: isDisplay).html
    }
  }

  /// The formula for a page; where it cannot be converted, its source as code.
  package var html: String { (try? markup.get()) ?? "<code>\(source.htmlEscaped)</code>" }

  /// Why the formula cannot be converted, if it cannot.
  package var problem: TeXProblem? {
    if case .failure(let problem) = markup { problem } else { nil }
  }
}
