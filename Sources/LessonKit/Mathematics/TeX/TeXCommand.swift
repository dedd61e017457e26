/// The commands that take arguments or change what follows; symbols, accents, alphabets, blanks and
/// sizes have tables of their own.
enum TeXCommand: String, CaseIterable {
  case frac, dfrac, tfrac, binom, dbinom, tbinom, sqrt
  case left, middle, right
  case begin, end, substack
  case text, textrm, textnormal, mbox, textbf, textit, textsf, texttt
  case operatorname
  case operatornameStar = "operatorname*"
  case overset, underset, stackrel, xrightarrow, xleftarrow
  case phantom, not, bmod, pmod
  case displaystyle, textstyle, limits, nolimits

  /// The names of all commands that formulas may have.
  static let allNames: [String] =
    (allCases.map(\.rawValue) + SymbolTable.symbols.keys + Accent.all.keys + TeXSpace.all.keys
    + Alphabet.allCases.map(\.rawValue) + Alphabet.aliases.keys + Delimiters.sizeCommands).sorted()
}
