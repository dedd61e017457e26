/// The commands that take arguments or change what follows; symbols, accents, alphabets, blanks and
/// sizes have tables of their own.
enum TeXCommand: String, CaseIterable {
  case frac, dfrac, tfrac, cfrac, binom, dbinom, tbinom, sqrt
  case left, middle, right
  case begin, end, substack
  case operatorname
  case operatornameStar = "operatorname*"
  case overset, underset, stackrel
  case mathop, mathrel, mathbin, mathord, mathopen, mathclose, mathpunct, mathinner
  case phantom, hphantom, vphantom, smash
  case boxed, fbox, cancel, bcancel, xcancel, textcolor
  case not, bmod, mod, pmod, pod, bra, ket, braket
  case limits, nolimits
  case tag
  case tagStar = "tag*"
  case label, notag, nonumber, require, allowbreak, nobreak, mathstrut, strut, displaylimits
  case hspace
  case hspaceStar = "hspace*"
  case mspace, hskip, mskip, kern, mkern
  case def, `let`
  case newcommand, renewcommand, providecommand
  case newcommandStar = "newcommand*"
  case renewcommandStar = "renewcommand*"
  case providecommandStar = "providecommand*"
  case DeclareMathOperator
  case DeclareMathOperatorStar = "DeclareMathOperator*"

  static let allNames: [String] =
    (allCases.map(\.rawValue) + SymbolTable.symbols.keys + Accent.all.keys + TeXSpace.all.keys
    + Alphabet.allCases.map(\.rawValue) + Alphabet.aliases.keys + Delimiters.sizeCommands
    + TeXSwitch.all.keys + TeXParser.textCommands.keys + TeXParser.arrows.keys).sorted()
}

extension TeXParser {
  /// Reads the arguments of the command `name`, which was taken.
  mutating func command(_ name: String, _ token: TeXToken) throws(TeXProblem) -> TeXNode {
    if let other = tokens.macros.aliases[name], other != name {
      let copy = TeXToken(kind: .command(other), offset: token.offset, length: token.length)
      return try command(other, copy)
    }
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
    if let alphabet = Self.textCommands[name] { return try text(of: token, in: alphabet) }
    if let arrow = Self.arrows[name] {
      let under = try optionalArgument()
      let over = try argument(of: token)
      return .stack(.symbol(Symbol(arrow, .relation)), over: over, under: under, .relation)
    }
    guard let command = TeXCommand(rawValue: name) else { throw .unknown(token) }
    return try structure(command, token)
  }

  /// Arrows as long as what stands over and under them.
  static let arrows = [
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒",
    "xLeftarrow": "⇐", "xLeftrightarrow": "⇔", "xmapsto": "↦", "xhookrightarrow": "↪",
    "xhookleftarrow": "↩", "xlongequal": "=",
  ]

  private mutating func structure(
    _ command: TeXCommand, _ token: TeXToken
  ) throws(TeXProblem) -> TeXNode {
    switch command {
    case .frac, .dfrac, .tfrac, .cfrac: return .fraction(try fraction(command, token))
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
    case .operatorname: return try operatorName(of: token, .function)
    case .operatornameStar: return try operatorName(of: token, .limit)
    case .overset, .stackrel:
      let over = try argument(of: token)
      let base = try argument(of: token)
      return .stack(base, over: over, under: nil, command == .stackrel ? .relation : base.role)
    case .underset:
      let under = try argument(of: token)
      let base = try argument(of: token)
      return .stack(base, over: nil, under: under, base.role)
    case .mathop:
      let base = try argument(of: token)
      return base.role == .operation || base.role == .integral ? base : base.asOperator(.limit)
    case .mathrel: return try argument(of: token).inClass(.relation)
    case .mathbin: return try argument(of: token).inClass(.binary)
    case .mathopen: return try argument(of: token).inClass(.open)
    case .mathclose: return try argument(of: token).inClass(.close)
    case .mathpunct: return try argument(of: token).inClass(.punctuation)
    case .mathord, .mathinner: return try argument(of: token).inClass(.ordinary)
    case .phantom: return .phantom(try argument(of: token))
    case .hphantom: return .padded(.phantom(try argument(of: token)), hasWidth: true)
    case .vphantom: return .padded(.phantom(try argument(of: token)), hasWidth: false)
    case .smash:
      _ = try optionalArgument()
      return .padded(try argument(of: token), hasWidth: true)
    case .mathstrut, .strut:
      return .padded(.phantom(.symbol(Symbol("(", .open))), hasWidth: false)
    case .boxed: return .marked(try argument(of: token), .boxed)
    case .fbox: return .marked(try text(of: token), .boxed)
    case .cancel: return .marked(try argument(of: token), .cancel)
    case .bcancel: return .marked(try argument(of: token), .bcancel)
    case .xcancel: return .marked(try argument(of: token), .xcancel)
    case .textcolor:
      let mark = try color(token)
      let node = try argument(of: token)
      return mark.map { .marked(node, $0) } ?? node
    case .not: return try negated(token)
    case .bmod: return .row([.space(0.2222), .symbol(Symbol("mod", .ordinary)), .space(0.2222)])
    case .mod:
      return .row([.space(1), .symbol(Symbol("mod", .ordinary)), .space(0.3333)])
    case .pmod, .pod:
      let name: [TeXNode] =
        command == .pmod ? [.symbol(Symbol("mod", .ordinary)), .space(0.3333)] : []
      return .row(
        [.space(1), .symbol(Symbol("(", .open))] + name
          + [try argument(of: token), .symbol(Symbol(")", .close))])
    case .bra: return .fenced([try argument(of: token)], delimiters: ["⟨", "|"])
    case .ket: return .fenced([try argument(of: token)], delimiters: ["|", "⟩"])
    case .braket: return .fenced([try argument(of: token)], delimiters: ["⟨", "⟩"])
    case .tag, .tagStar:
      let text = try text(of: token)
      let number: [TeXNode] = command == .tag ? [.text("("), text, .text(")")] : [text]
      return .row([.space(2)] + number)
    case .label, .require:
      _ = try characters(of: token)
      return .nothing
    case .notag, .nonumber, .allowbreak, .nobreak, .displaylimits: return .nothing
    case .hspace, .hspaceStar, .mspace, .hskip, .mskip, .kern, .mkern:
      return .space(try dimension(behind: token))
    case .def, .let, .newcommand, .renewcommand, .providecommand, .newcommandStar,
      .renewcommandStar, .providecommandStar, .DeclareMathOperator, .DeclareMathOperatorStar:
      try define(command, token)
      return .nothing
    case .limits, .nolimits, .right, .middle, .end: throw TeXProblem(strayed: token)
    }
  }

  private mutating func fraction(
    _ command: TeXCommand, _ token: TeXToken
  ) throws(TeXProblem) -> TeXNode.Fraction {
    var fraction = TeXNode.Fraction(
      numerator: try argument(of: token), denominator: try argument(of: token))
    switch command {
    case .dfrac, .cfrac, .dbinom: fraction.isDisplay = true
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

  /// Reads a sign or a letter and strikes it through.
  private mutating func negated(_ token: TeXToken) throws(TeXProblem) -> TeXNode {
    guard case .symbol(let symbol)? = [try argument(of: token)].flattened.first else {
      throw TeXProblem(
        token, "`\\not` stands before no sign", advice: "write `\\not=` or `\\not\\subset`")
    }
    return .symbol(symbol.negated)
  }
}

extension TeXNode {
  var role: Symbol.Class {
    switch self {
    case .symbol(let symbol): symbol.role
    case .row(let nodes): nodes.count == 1 ? nodes[0].role : .ordinary
    case .delimiter(_, _, let role), .stack(_, _, _, let role): role
    case .scripts(let scripts): scripts.base?.role ?? .ordinary
    case .marked(let node, let mark): mark == .boxed ? .ordinary : node.role
    default: .ordinary
    }
  }

  /// The node with the blanks around it that a class has.
  fileprivate func inClass(_ role: Symbol.Class) -> TeXNode {
    if case .symbol(let symbol)? = [self].flattened.first, [self].flattened.count == 1 {
      return .symbol(Symbol(symbol.text, role))
    }
    let blank: Double = role == .relation ? 0.2778 : role == .binary ? 0.2222 : 0
    let row = blank > 0 ? TeXNode.row([.space(blank), self, .space(blank)]) : self
    return .stack(row, over: nil, under: nil, role)
  }
}
