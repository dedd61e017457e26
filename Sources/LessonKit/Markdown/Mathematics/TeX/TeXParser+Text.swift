extension TeXParser {
  /// Reads the text in the braces behind `command`, blanks and all.
  mutating func text(of command: TeXToken) throws(TeXProblem) -> String {
    var text = ""
    var rest = try characters(of: command)[...]
    while let character = rest.popFirst() {
      switch character.scalar {
      case "{", "}": break
      case "~": text += "\u{A0}"
      case "$": throw .notText(TeXToken(.character("$"), character), in: command)
      case "\\":
        let next = rest.popFirst()
        guard let next, "$%&#_{} ".unicodeScalars.contains(next.scalar) else {
          throw .notText(TeXToken(.command(""), character, next), in: command)
        }
        text.unicodeScalars.append(next.scalar)
      case let scalar where scalar.properties.isWhitespace: text += " "
      case let scalar: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Reads the name in the braces behind `\operatorname`.
  mutating func operatorName(of command: TeXToken) throws(TeXProblem) -> String {
    var name = ""
    var rest = try characters(of: command)[...]
    while let character = rest.popFirst() {
      switch character.scalar {
      case "\\":
        let next = rest.popFirst()
        guard let next, next.scalar == "," || next.scalar == " " else {
          throw .notText(TeXToken(.command(""), character, next), in: command)
        }
        name += "\u{2009}"
      case "{", "}", "$", "^", "_", "&":
        throw .notText(TeXToken(.character(character.scalar), character), in: command)
      case let scalar where scalar.properties.isWhitespace: break
      case let scalar: name.unicodeScalars.append(scalar)
      }
    }
    guard !name.isEmpty else {
      throw TeXProblem(
        command, "`\(command.text)` has no name", advice: "write `\(command.text){softmax}`")
    }
    return name
  }

  /// Reads the characters in the braces behind `command`.
  mutating func characters(of command: TeXToken) throws(TeXProblem) -> [TeXCharacter] {
    let open = try openBrace(behind: command)
    guard let rest = tokens.restOfGroup() else { throw .unclosed(open) }
    return rest
  }
}

extension TeXToken {
  /// A token of one or two characters.
  fileprivate init(_ kind: Kind, _ first: TeXCharacter, _ second: TeXCharacter? = nil) {
    var kind = kind
    if let second { kind = .command(String(second.scalar)) }
    self.init(
      kind: kind, offset: first.offset,
      length: UTF8.width(first.scalar) + (second.map { UTF8.width($0.scalar) } ?? 0))
  }
}

extension TeXProblem {
  fileprivate static func notText(_ token: TeXToken, in command: TeXToken) -> TeXProblem {
    TeXProblem(
      token, "`\(token.text)` has no meaning inside `\(command.text){…}`",
      advice: "close the braces before it")
  }
}
