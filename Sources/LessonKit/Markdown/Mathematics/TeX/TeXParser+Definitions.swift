extension TeXParser {
  /// Reads a definition whose command was taken, and keeps the macro for what follows.
  mutating func define(_ command: TeXCommand, _ token: TeXToken) throws(TeXProblem) {
    let name = try macroName(behind: token)
    if command == .let { return try copy(to: name, token) }
    tokens.macros.all[name] =
      switch command {
      case .def: try plainMacro(token)
      case .DeclareMathOperator, .DeclareMathOperatorStar:
        TeXMacro(
          body: "\\operatorname\(command == .DeclareMathOperator ? "" : "*"){".unicodeScalars
            .map { .text($0) } + (try body(of: token, argumentCount: 0)) + [.text("}")])
      default: try newCommand(token)
      }
  }

  /// Reads the name that is defined, in braces or not.
  private mutating func macroName(behind command: TeXToken) throws(TeXProblem) -> String {
    var next = tokens.take()
    let isGroup = next.is("{")
    if isGroup { next = tokens.take() }
    guard case .command(let name) = next.kind, !name.isEmpty else {
      throw TeXProblem(
        next.kind == .end ? command : next, "`\(command.text)` has no name to define",
        advice: "write `\(command.text)\\name{…}`")
    }
    if isGroup, !tokens.take().is("}") { throw .unclosed(next) }
    return name
  }

  /// Reads the rest of `\newcommand`: how many arguments, what the first is if not given, what it stands for.
  private mutating func newCommand(_ token: TeXToken) throws(TeXProblem) -> TeXMacro {
    var count = 0
    if let digits = tokens.bracketed() {
      guard let number = Int(String(String.UnicodeScalarView(digits.map(\.scalar)))),
        (0...9).contains(number)
      else {
        throw TeXProblem(
          token, "`\(token.text)` has no number of arguments in its brackets",
          advice: "write a number from 0 to 9")
      }
      count = number
    }
    let standard = count > 0 ? tokens.bracketed() : nil
    return TeXMacro(
      argumentCount: count, standard: standard, body: try body(of: token, argumentCount: count))
  }

  /// Reads the rest of `\def`: `#1#2{…}`.
  private mutating func plainMacro(_ token: TeXToken) throws(TeXProblem) -> TeXMacro {
    var count = 0
    while true {
      var copy = tokens
      let sign = copy.take()
      guard !sign.is("{"), sign.kind != .end else { break }
      guard sign.is("#"), case .character(let digit) = copy.take().kind,
        digit.value == 0x31 + UInt32(count)
      else {
        throw TeXProblem(
          sign, "`\(token.text)` knows arguments that follow each other only",
          advice: "write `\(token.text)\\name#1#2{…}`")
      }
      count += 1
      tokens = copy
    }
    return TeXMacro(argumentCount: count, body: try body(of: token, argumentCount: count))
  }

  /// Reads the rest of `\let`: another command.
  private mutating func copy(to name: String, _ token: TeXToken) throws(TeXProblem) {
    var next = tokens.take()
    if next.is("=") { next = tokens.take() }
    switch next.kind {
    case .command(let other):
      tokens.macros.all[name] = tokens.macros.all[other]
      tokens.macros.aliases[name] = tokens.macros.aliases[other] ?? other
    case .character(let scalar): tokens.macros.all[name] = TeXMacro(body: [.text(scalar)])
    case .end:
      throw TeXProblem(
        token, "`\(token.text)` ends too early", advice: "write `\(token.text)\\name=\\other`")
    }
  }

  private mutating func body(
    of command: TeXToken, argumentCount: Int
  ) throws(TeXProblem) -> [TeXMacro.Piece] {
    let open = tokens.take()
    guard open.is("{") else {
      throw TeXProblem(
        command, "`\(command.text)` has no braces behind the name",
        advice: "write `\(command.text)\\name{…}`")
    }
    guard let characters = tokens.restOfGroup() else { throw .unclosed(open) }
    var body: [TeXMacro.Piece] = []
    var rest = characters[...]
    while let next = rest.popFirst() {
      if next.scalar == "\\", let escaped = rest.popFirst() {
        body += [.text(next.scalar), .text(escaped.scalar)]
        continue
      }
      guard next.scalar == "#" else {
        body.append(.text(next.scalar))
        continue
      }
      let digit = rest.popFirst()
      guard let digit, ("1"..."9").contains(digit.scalar),
        Int(digit.scalar.value) - 0x30 <= argumentCount
      else {
        throw TeXProblem(
          TeXToken(kind: .character("#"), offset: next.offset, length: 1),
          "`#` stands before no number of an argument",
          advice: argumentCount == 0
            ? "say how many arguments there are: `\\newcommand{\\name}[1]{…}`"
            : "write `#1`\(argumentCount > 1 ? " to `#\(argumentCount)`" : ""), or `\\#` for the sign"
        )
      }
      body.append(.argument(Int(digit.scalar.value) - 0x31))
    }
    return body
  }
}
