extension TeXParser {
  /// Reads the text in the braces behind `command`, blanks and all, with formulas between dollars in it.
  mutating func text(
    of command: TeXToken, in alphabet: Alphabet? = nil
  ) throws(TeXProblem) -> TeXNode {
    let characters = try characters(of: command)
    let nodes = try reading(characters, of: command) { (parser) throws(TeXProblem) in
      try parser.textNodes(of: command, in: alphabet)
    }
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  private mutating func textNodes(
    of command: TeXToken, in alphabet: Alphabet?
  ) throws(TeXProblem) -> [TeXNode] {
    var nodes: [TeXNode] = []
    var text = ""
    func flush() {
      guard !text.isEmpty else { return }
      nodes.append(.text(alphabet.map { text.inAlphabet($0) } ?? text))
      text = ""
    }
    while true {
      let token = tokens.next(inText: true)
      switch token.kind {
      case .end:
        flush()
        return nodes.isEmpty ? [.text("")] : nodes
      case .character("{"), .character("}"): break
      case .character("~"): text += "\u{A0}"
      case .character("$"):
        flush()
        let outer = self.alphabet
        self.alphabet = nil
        defer { self.alphabet = outer }
        nodes.append(.row(try row(upTo: "$")))
        guard tokens.next().is("$") else { throw .notText(token, in: command) }
      case .character(let scalar):
        if !scalar.properties.isWhitespace {
          text.unicodeScalars.append(scalar)
        } else if text.last != " " {
          text += " "
        }
      case .command(let name):
        if let alphabet = Self.textCommands[name] {
          flush()
          nodes.append(try self.text(of: token, in: alphabet))
        } else if let width = TeXSpace.all[name], name != " " {
          flush()
          nodes.append(.space(width))
        } else if let sign = Self.textSigns[name] {
          text += sign
        } else {
          throw .notText(token, in: command)
        }
      }
    }
  }

  /// The commands of text, each with its letters.
  static let textCommands: [String: Alphabet?] = [
    "text": nil, "textrm": nil, "textnormal": nil, "textup": nil,
    "textmd": nil, "mbox": nil, "hbox": nil, "textsc": nil,
    "textbf": .bold, "textit": .italic, "textsl": .italic, "emph": .italic,
    "textsf": .sansSerif, "texttt": .monospace,
  ]

  private static let textSigns: [String: String] = [
    "$": "$", "%": "%", "&": "&", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ",
    "ldots": "…", "dots": "…", "textbackslash": "\\", "textasciitilde": "~",
    "textunderscore": "_", "textless": "<", "textgreater": ">", "textendash": "–",
    "textemdash": "—", "copyright": "©", "S": "§",
  ]

  /// Reads the name in the braces behind `\operatorname`, or what stands for one.
  mutating func operatorName(
    of command: TeXToken, _ role: Symbol.Class
  ) throws(TeXProblem) -> TeXNode {
    let characters = try characters(of: command)
    guard characters.contains(where: { !$0.scalar.properties.isWhitespace }) else {
      throw TeXProblem(
        command, "`\(command.text)` has no name", advice: "write `\(command.text){softmax}`")
    }
    return try reading(characters, of: command) { (parser) throws(TeXProblem) in
      parser.alphabet = .roman
      let nodes = try parser.row()
      let rest = parser.tokens.next()
      guard rest.kind == .end else { throw TeXProblem(strayed: rest) }
      return TeXNode.row(nodes).asOperator(role)
    }
  }

  /// Reads the characters in the braces behind `command`.
  mutating func characters(of command: TeXToken) throws(TeXProblem) -> [TeXCharacter] {
    let open = try openBrace(behind: command)
    guard let rest = tokens.restOfGroup() else { throw .unclosed(open) }
    return rest
  }
}

extension TeXNode {
  /// The node as the name of an operator; words and thin blanks alone are a name as `\log` is.
  func asOperator(_ role: Symbol.Class) -> TeXNode {
    name.map { .symbol(Symbol($0, role)) } ?? .stack(self, over: nil, under: nil, role)
  }

  private var name: String? {
    switch self {
    case .text(let text): text
    case .number(let digits): digits
    case .symbol(let symbol): symbol.text == "−" ? "-" : symbol.text == "∗" ? "*" : symbol.text
    case .space(let width): width > 0 ? "\u{2009}" : nil
    case .row(let nodes):
      nodes.reduce("") { name, node in name.flatMap { start in node.name.map { start + $0 } } }
    default: nil
    }
  }
}

extension TeXProblem {
  fileprivate static func notText(_ token: TeXToken, in command: TeXToken) -> TeXProblem {
    TeXProblem(
      token, "`\(token.text)` has no meaning inside `\(command.text){…}`",
      advice: token.is("$")
        ? "write the second dollar" : "put it between dollars, or close the braces")
  }
}
