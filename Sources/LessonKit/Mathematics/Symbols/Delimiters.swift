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
    "backslash", "uparrow", "downarrow", "updownarrow", "Uparrow", "Downarrow",
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

  /// The names of all such commands.
  static var sizeCommands: [String] {
    heights.keys.flatMap { name in ["", "l", "r", "m"].map { name + $0 } }
  }
}
