extension TeXParser {
  /// Reads the delimiter that stands behind `command`.
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
