import LessonText

/// Reads TeX's mathematics into a tree: what LaTeX with amsmath understands, as far as the tables of
/// symbols and commands go, up to the first thing that cannot be read.
struct TeXParser {
  var tokens: TeXTokenizer
  /// The alphabet that letters are read in.
  var alphabet: Alphabet?
  private var depth = 0

  static func parse(_ characters: [TeXCharacter]) throws(TeXProblem) -> TeXNode {
    var parser = TeXParser(tokens: TeXTokenizer(characters))
    let nodes = try parser.row()
    let rest = parser.tokens.next()
    guard rest.kind == .end else { throw TeXProblem(strayed: rest) }
    return .row(nodes)
  }

  /// How deep formulas may nest, so that none of them overflows the stack.
  private static let depthLimit = 40

  /// Reads up to what ends a row, and to `stop`: a closing brace, `&`, `\\`, `\right`, `\end`, the end.
  mutating func row(upTo stop: Unicode.Scalar? = nil) throws(TeXProblem) -> [TeXNode] {
    var nodes: [TeXNode] = []
    while true {
      let token = tokens.peek
      if token.endsRow || stop.map({ token.is($0) }) == true { return nodes }
      if case .command(let name) = token.kind, let isDisplay = Self.styles[name] {
        _ = tokens.next()
        return nodes + [.styled(.row(try row(upTo: stop)), display: isDisplay)]
      }
      nodes.append(try scripted())
    }
  }

  private static let styles = ["displaystyle": true, "textstyle": false]

  private mutating func scripted() throws(TeXProblem) -> TeXNode {
    var scripts = TeXNode.Scripts()
    if !tokens.peek.startsScript { scripts.base = try nucleus() }
    while true {
      let token = tokens.peek
      switch token.kind {
      case .character("^"), .character("'"):
        _ = tokens.next()
        guard scripts.upper == nil else { throw .double("superscript", "^", token) }
        if token.is("^") { scripts.upper = try argument(of: token) } else { scripts.primes += 1 }
      case .character("_"):
        _ = tokens.next()
        guard scripts.lower == nil else { throw .double("subscript", "_", token) }
        scripts.lower = try argument(of: token)
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
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw TeXProblem(
        token, "the formula nests deeper than \(Self.depthLimit)",
        advice: "give a part of it a name of its own")
    }
    switch token.kind {
    case .character("{"): return try group(openedBy: token)
    case .character(let scalar) where scalar.isASCIIDigit: return number(from: token, scalar)
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
    case .end, .character("}"), .character("&"), .command("\\"), .command("right"),
      .command("middle"), .command("end"):
      true
    default: false
    }
  }

  fileprivate var startsScript: Bool { self.is("^") || self.is("_") || self.is("'") }
}

extension TeXNode {
  /// Whether `\limits` may stand behind this.
  fileprivate var takesLimits: Bool {
    switch self {
    case .symbol(let symbol):
      [.operation, .integral, .limit, .function].contains(symbol.role)
    case .accent(_, let accent): accent.takesLimits
    default: false
    }
  }
}
