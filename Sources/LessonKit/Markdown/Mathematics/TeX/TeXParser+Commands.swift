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

  static let allNames: [String] =
    (allCases.map(\.rawValue) + SymbolTable.symbols.keys + Accent.all.keys + TeXSpace.all.keys
    + Alphabet.allCases.map(\.rawValue) + Alphabet.aliases.keys + Delimiters.sizeCommands).sorted()
}

extension TeXParser {
  /// Reads the arguments of the command `name`, which was taken.
  mutating func command(_ name: String, _ token: TeXToken) throws(TeXProblem) -> TeXNode {
    if let symbol = SymbolTable.symbols[name] {
      guard let alphabet, symbol.role == .letter || symbol.role == .ordinary else {
        return .symbol(symbol)
      }
      return .symbol(styled(symbol, in: alphabet))
    }
    if let width = TeXSpace.all[name] { return .space(width) }
    if let accent = Accent.all[name] { return .accent(try argument(of: token), accent) }
    if let alphabet = Alphabet(command: name) {
      let outer = self.alphabet
      self.alphabet = alphabet
      defer { self.alphabet = outer }
      return try argument(of: token)
    }
    if let size = Delimiters.size(of: name) {
      return .delimiter(try delimiter(behind: token), height: size.height, size.role)
    }
    guard let command = TeXCommand(rawValue: name) else { throw .unknown(token) }
    return try structure(command, token)
  }

  private mutating func structure(
    _ command: TeXCommand, _ token: TeXToken
  ) throws(TeXProblem) -> TeXNode {
    switch command {
    case .frac, .dfrac, .tfrac: return .fraction(try fraction(command, token))
    case .binom, .dbinom, .tbinom:
      var fraction = try fraction(command, token)
      fraction.hasLine = false
      return .fenced([.fraction(fraction)], delimiters: ["(", ")"])
    case .sqrt:
      let degree = try optionalArgument()
      return .root(try argument(of: token), degree: degree)
    case .left: return try fenced(token)
    case .begin: return try environment(token)
    case .substack: return .table(try table(inGroupOf: token))
    case .text, .textrm, .mbox, .textnormal: return .text(try text(of: token))
    case .textbf: return .text(try text(of: token).inAlphabet(.bold))
    case .textit: return .text(try text(of: token).inAlphabet(.italic))
    case .textsf: return .text(try text(of: token).inAlphabet(.sansSerif))
    case .texttt: return .text(try text(of: token).inAlphabet(.monospace))
    case .operatorname: return .symbol(Symbol(try operatorName(of: token), .function))
    case .operatornameStar: return .symbol(Symbol(try operatorName(of: token), .limit))
    case .overset, .stackrel:
      let over = try argument(of: token)
      let base = try argument(of: token)
      return .stack(base, over: over, under: nil, command == .stackrel ? .relation : base.role)
    case .underset:
      let under = try argument(of: token)
      let base = try argument(of: token)
      return .stack(base, over: nil, under: under, base.role)
    case .xrightarrow, .xleftarrow:
      let arrow = command == .xrightarrow ? "→" : "←"
      let under = try optionalArgument()
      let over = try argument(of: token)
      return .stack(.symbol(Symbol(arrow, .relation)), over: over, under: under, .relation)
    case .phantom: return .phantom(try argument(of: token))
    case .not: return try negated(token)
    case .bmod: return .row([.space(0.2222), .symbol(Symbol("mod", .ordinary)), .space(0.2222)])
    case .pmod:
      let modulus = try argument(of: token)
      return .row([
        .space(1), .symbol(Symbol("(", .open)), .symbol(Symbol("mod", .ordinary)),
        .space(0.3333), modulus, .symbol(Symbol(")", .close)),
      ])
    case .displaystyle, .textstyle, .limits, .nolimits, .right, .middle, .end:
      throw TeXProblem(strayed: token)
    }
  }

  private mutating func fraction(
    _ command: TeXCommand, _ token: TeXToken
  ) throws(TeXProblem) -> TeXNode.Fraction {
    var fraction = TeXNode.Fraction(
      numerator: try argument(of: token), denominator: try argument(of: token))
    switch command {
    case .dfrac, .dbinom: fraction.isDisplay = true
    case .tfrac, .tbinom: fraction.isDisplay = false
    default: break
    }
    return fraction
  }

  /// Reads an argument in square brackets, if there is one.
  private mutating func optionalArgument() throws(TeXProblem) -> TeXNode? {
    guard tokens.peek.is("[") else { return nil }
    let open = tokens.next()
    let nodes = try row(upTo: "]")
    guard tokens.next().is("]") else { throw .unclosed(open) }
    return .row(nodes)
  }

  /// Reads a relation and strikes it through.
  private mutating func negated(_ token: TeXToken) throws(TeXProblem) -> TeXNode {
    guard case .symbol(let symbol) = try argument(of: token), symbol.role == .relation else {
      throw TeXProblem(
        token, "`\\not` stands before no relation", advice: "write `\\not=` or `\\not\\subset`")
    }
    return .symbol(Symbol(symbol.text + "\u{338}", .relation))
  }
}

extension TeXNode {
  var role: Symbol.Class {
    switch self {
    case .symbol(let symbol): symbol.role
    case .row(let nodes): nodes.count == 1 ? nodes[0].role : .ordinary
    case .delimiter(_, _, let role), .stack(_, _, _, let role): role
    case .scripts(let scripts): scripts.base?.role ?? .ordinary
    default: .ordinary
    }
  }
}
