import LessonText

/// Reads TeX's mathematics into a tree: what LaTeX with amsmath understands, as far as the tables of
/// symbols and commands go, up to the first thing that cannot be read.
struct TeXParser {
  var tokens: TeXTokenizer
  /// The alphabet that letters are read in.
  var alphabet: Alphabet?
  private var depth = 0

  /// Reads a formula with the macros that were defined before it; it may define others.
  static func parse(
    _ characters: [TeXCharacter], isDisplay: Bool = false, _ macros: inout TeXMacros
  ) throws(TeXProblem) -> TeXNode {
    var parser = TeXParser(tokens: TeXTokenizer(characters, macros.unused))
    defer { macros = parser.tokens.macros }
    let result = Result { () throws(TeXProblem) in try parser.formula(isDisplay: isDisplay) }
    if let problem = parser.tokens.problem { throw problem }
    return try result.get()
  }

  private mutating func formula(isDisplay: Bool) throws(TeXProblem) -> TeXNode {
    var rows: [[TeXNode]] = []
    while true {
      let nodes = try row()
      let rest = tokens.next()
      if rest.kind == .end, rows.isEmpty { return .row(nodes) }
      guard rest.kind == .end || rest.isCommand("\\"), isDisplay else {
        throw TeXProblem(strayed: rest)
      }
      // Lines of a formula that stands on lines of its own need no environment.
      if rest.kind != .end || nodes.contains(where: { $0 != .nothing }) {
        rows.append([.row(nodes)])
      }
      if rest.kind == .end { return .table(TeXTable(rows: rows, isDisplay: true)) }
      skipLineSkip()
    }
  }

  /// How deep formulas may nest, so that none of them overflows the stack.
  private static let depthLimit = 40

  /// Reads up to what ends a row, and to `stop`: a closing brace, `&`, `\\`, `\right`, `\end`, the end.
  mutating func row(upTo stop: Unicode.Scalar? = nil) throws(TeXProblem) -> [TeXNode] {
    var nodes: [TeXNode] = []
    while true {
      let token = tokens.peek
      if token.endsRow || stop.map({ token.is($0) }) == true { return nodes }
      if case .command(let name) = token.kind, let change = TeXSwitch(name) {
        _ = tokens.next()
        return try changed(nodes, by: change, token, upTo: stop)
      }
      let node = try scripted()
      if node != .nothing { nodes.append(node) }
    }
  }

  /// Reads the rest of a row behind a command that changes it, or what stands before it too.
  private mutating func changed(
    _ nodes: [TeXNode], by change: TeXSwitch, _ token: TeXToken, upTo stop: Unicode.Scalar?
  ) throws(TeXProblem) -> [TeXNode] {
    try deepen(token)
    defer { depth -= 1 }
    switch change {
    case .style(let isDisplay, let level):
      return nodes + [.styled(.row(try row(upTo: stop)), display: isDisplay, level: level)]
    case .size: return nodes + (try row(upTo: stop))
    case .alphabet(let alphabet):
      let outer = self.alphabet
      self.alphabet = alphabet
      defer { self.alphabet = outer }
      return nodes + (try row(upTo: stop))
    case .color:
      let mark = try color(token)
      let isGroup = tokens.peek.is("{")
      let coloured = isGroup ? try argument(of: token) : .row(try row(upTo: stop))
      return nodes + [mark.map { .marked(coloured, $0) } ?? coloured]
        + (isGroup ? try row(upTo: stop) : [])
    case .fraction(let hasLine, let delimiters):
      let fraction = TeXNode.fraction(
        TeXNode.Fraction(
          numerator: .row(nodes), denominator: .row(try row(upTo: stop)), hasLine: hasLine))
      return [delimiters.isEmpty ? fraction : .fenced([fraction], delimiters: delimiters)]
    }
  }

  mutating func deepen(_ token: TeXToken) throws(TeXProblem) {
    depth += 1
    guard depth <= Self.depthLimit else {
      throw TeXProblem(
        token, "the formula nests deeper than \(Self.depthLimit)",
        advice: "give a part of it a name of its own")
    }
  }

  /// Reads `characters`, which stand in this formula, by a parser of their own.
  mutating func reading<Value>(
    _ characters: [TeXCharacter], of command: TeXToken,
    _ read: (inout TeXParser) throws(TeXProblem) -> Value
  ) throws(TeXProblem) -> Value {
    var inner = self
    try inner.deepen(command)
    inner.tokens = tokens.inner(characters)
    defer { tokens.absorb(inner.tokens) }
    return try read(&inner)
  }

  private mutating func scripted() throws(TeXProblem) -> TeXNode {
    var scripts = TeXNode.Scripts()
    if !tokens.peek.startsScript {
      let isGroup = tokens.peek.is("{")
      scripts.base = try nucleus()
      if isGroup { scripts.base = scripts.base?.asOrdinary }
    }
    while true {
      let token = tokens.peek
      switch token.kind {
      case .character("^"), .character("'"), .character("’"):
        _ = tokens.next()
        guard scripts.upper == nil else { throw .double("superscript", "^", token) }
        if token.is("^") { scripts.upper = try argument(of: token) } else { scripts.primes += 1 }
      case .character("_"):
        _ = tokens.next()
        guard scripts.lower == nil else { throw .double("subscript", "_", token) }
        scripts.lower = try argument(of: token)
      case .character(let scalar) where scalar.scriptDigit != nil:
        let isUpper = scalar.scriptDigit?.isUpper == true
        guard (isUpper ? scripts.upper : scripts.lower) == nil else {
          throw isUpper ? .double("superscript", "^", token) : .double("subscript", "_", token)
        }
        if isUpper {
          scripts.upper = scriptDigits(isUpper: true)
        } else {
          scripts.lower = scriptDigits(isUpper: false)
        }
      case .command("limits"), .command("nolimits"):
        _ = tokens.next()
        guard scripts.base?.takesLimits == true else {
          throw TeXProblem(strayed: token)
        }
        scripts.limits = token.isCommand("limits")
      default:
        let isBare = scripts.lower == nil && scripts.upper == nil && scripts.primes == 0
        return isBare ? scripts.base ?? .row([]) : .scripts(scripts)
      }
    }
  }

  /// Reads digits that are typed as scripts, such as `²`.
  private mutating func scriptDigits(isUpper: Bool) -> TeXNode {
    var text = ""
    while case .character(let scalar) = tokens.peek.kind, let digit = scalar.scriptDigit,
      digit.isUpper == isUpper
    {
      text += String(digit.value)
      _ = tokens.next()
    }
    return .number(digits(text))
  }

  /// Reads what `command` is applied to: a group in braces, or the next token alone.
  mutating func argument(of command: TeXToken) throws(TeXProblem) -> TeXNode {
    let token = tokens.peek
    guard !token.endsRow, !token.startsScript else {
      throw TeXProblem(
        command, "`\(command.text)` has nothing to apply to",
        advice: "write `\(command.text){…}`")
    }
    if case .character(let scalar) = token.kind, scalar.isASCIIDigit {
      _ = tokens.next()
      return .number(digits(String(scalar)))
    }
    return try nucleus()
  }

  mutating func openBrace(behind command: TeXToken) throws(TeXProblem) -> TeXToken {
    guard tokens.peek.is("{") else {
      throw TeXProblem(
        command, "`\(command.text)` has no braces behind it", advice: "write `\(command.text){…}`")
    }
    return tokens.next()
  }

  private mutating func nucleus() throws(TeXProblem) -> TeXNode {
    let token = tokens.next()
    try deepen(token)
    defer { depth -= 1 }
    switch token.kind {
    case .character("{"): return try group(openedBy: token)
    case .character(let scalar) where scalar.isASCIIDigit: return number(from: scalar)
    case .character(let scalar): return try character(scalar, token)
    case .command(let name): return try command(name, token)
    case .end: throw TeXProblem(strayed: token)
    }
  }

  private mutating func group(openedBy open: TeXToken) throws(TeXProblem) -> TeXNode {
    let nodes = try row()
    let close = tokens.next()
    if close.is("}") { return .row(nodes) }
    // What belongs to a table may be out of place itself; all else waits for the brace.
    if close.is("&") || close.isCommand("\\") { throw TeXProblem(strayed: close) }
    throw .unclosed(open)
  }
}

extension TeXToken {
  fileprivate var endsRow: Bool {
    switch kind {
    case .end, .character("}"), .character("&"), .command("\\"), .command("cr"),
      .command("right"), .command("middle"), .command("end"):
      true
    default: false
    }
  }

  fileprivate var startsScript: Bool {
    if case .character(let scalar) = kind, scalar.scriptDigit != nil { return true }
    return self.is("^") || self.is("_") || self.is("'") || self.is("’")
  }
}

extension Unicode.Scalar {
  /// The digit that this is a script of, as `²` is of 2.
  fileprivate var scriptDigit: (value: Int, isUpper: Bool)? {
    guard !isASCII else { return nil }
    let upper = Array("⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars).firstIndex(of: self)
    let lower = (0x2080...0x2089).contains(value) ? Int(value) - 0x2080 : nil
    return upper.map { ($0, true) } ?? lower.map { ($0, false) }
  }
}

extension TeXNode {
  /// Whether `\limits` may stand behind this.
  fileprivate var takesLimits: Bool {
    if case .accent(_, let accent) = self { return accent.takesLimits }
    return [.operation, .integral, .limit, .function].contains(role)
  }

  /// A sign in braces joins nothing: `10{,}000`.
  fileprivate var asOrdinary: TeXNode {
    guard case .row(let nodes) = self, nodes.count == 1, case .symbol(let symbol) = nodes[0],
      [.punctuation, .relation, .binary].contains(symbol.role)
    else { return self }
    return .symbol(Symbol(symbol.text, .ordinary))
  }
}
