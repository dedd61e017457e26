/// What may stand behind `\left`, `\right`, `\middle` and `\big`.
enum Delimiters {
  /// The delimiter that `token` names: empty for a full stop, `nil` for none.
  static func text(of token: TeXToken) -> String? {
    switch token.kind {
    case .character("."): ""
    case .character("<"): "⟨"
    case .character(">"): "⟩"
    case .character(let scalar): "()[]|/".unicodeScalars.contains(scalar) ? String(scalar) : nil
    case .command(let name):
      allowed.contains(name) ? SymbolTable.symbols[name]?.text : nil
    case .end: nil
    }
  }

  private static let allowed: Set<String> = [
    "{", "}", "|", "lbrace", "rbrace", "lbrack", "rbrack", "lparen", "rparen", "langle", "rangle",
    "lfloor", "rfloor", "lceil", "rceil", "lvert", "rvert", "lVert", "rVert", "vert", "Vert",
    "ulcorner", "urcorner", "llcorner", "lrcorner", "lgroup", "rgroup", "backslash", "uparrow",
    "downarrow", "updownarrow", "Uparrow", "Downarrow",
  ]

  /// The heights of the commands for one delimiter, in ems.
  private static let heights: [String: Double] = ["big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3]

  /// The height and the class that the command `name`, such as `bigl`, gives to its delimiter.
  static func size(of name: String) -> (height: Double, role: Symbol.Class)? {
    if let height = heights[name] { return (height, .ordinary) }
    guard let height = heights[String(name.dropLast())] else { return nil }
    switch name.last {
    case "l": return (height, .open)
    case "r": return (height, .close)
    case "m": return (height, .relation)
    default: return nil
    }
  }

  static var sizeCommands: [String] {
    heights.keys.flatMap { name in ["", "l", "r", "m"].map { name + $0 } }
  }
}

extension TeXParser {
  mutating func delimiter(behind command: TeXToken) throws(TeXProblem) -> String {
    let token = tokens.peek
    guard let text = Delimiters.text(of: token) else {
      throw TeXProblem(
        token.kind == .end ? command : token, "`\(command.text)` has no delimiter behind it",
        advice: "write `\(command.text)(`, `\(command.text)|`, `\(command.text)\\{`"
          + " or, for none, `\(command.text).`")
    }
    _ = tokens.next()
    return text
  }

  /// Reads up to the `\right` of a `\left`, which was taken.
  mutating func fenced(_ left: TeXToken) throws(TeXProblem) -> TeXNode {
    var delimiters = [try delimiter(behind: left)]
    var rows: [TeXNode] = []
    while true {
      rows.append(.row(try row()))
      let token = tokens.next()
      guard token.isCommand("right") || token.isCommand("middle") else {
        throw TeXProblem(
          left, "this `\\left` has no `\\right`", advice: "close it with `\\right)` or `\\right.`")
      }
      delimiters.append(try delimiter(behind: token))
      if token.isCommand("right") { return .fenced(rows, delimiters: delimiters) }
    }
  }
}
