/// The environments of tables, each as a table without rows.
enum TeXEnvironment {
  static let all: [String: TeXTable] = [
    "matrix": TeXTable(rows: []),
    "pmatrix": TeXTable(rows: [], open: "(", close: ")"),
    "bmatrix": TeXTable(rows: [], open: "[", close: "]"),
    "Bmatrix": TeXTable(rows: [], open: "{", close: "}"),
    "vmatrix": TeXTable(rows: [], open: "|", close: "|"),
    "Vmatrix": TeXTable(rows: [], open: "‖", close: "‖"),
    "smallmatrix": TeXTable(rows: [], isSmall: true),
    "cases": TeXTable(rows: [], layout: .left, open: "{"),
    "array": TeXTable(rows: []),
    "aligned": TeXTable(rows: [], layout: .aligned, isDisplay: true),
    "split": TeXTable(rows: [], layout: .aligned, isDisplay: true),
    "gathered": TeXTable(rows: [], isDisplay: true),
  ]

  /// What to write for environments that cannot stand inside dollars.
  static let instead = [
    "align": "aligned", "align*": "aligned", "eqnarray": "aligned", "gather": "gathered",
    "gather*": "gathered", "multline": "gathered",
  ]
}

extension TeXParser {
  /// Reads an environment whose `\begin` was taken.
  mutating func environment(_ begin: TeXToken) throws(TeXProblem) -> TeXNode {
    let (name, token) = try environmentName(begin)
    guard var table = TeXEnvironment.all[name] else { throw .unknownEnvironment(name, token) }
    if name == "array" { table.layout = .columns(try columns(begin)) }
    table.rows = try rows()
    let end = tokens.next()
    guard end.isCommand("end") else {
      guard end.kind == .end else { throw TeXProblem(strayed: end) }
      throw TeXProblem(
        begin, "this `\\begin{\(name)}` has no `\\end{\(name)}`",
        advice: "write `\\end{\(name)}` behind its last line")
    }
    let (endName, endToken) = try environmentName(end)
    guard endName == name else {
      throw TeXProblem(
        endToken, "`\\begin{\(name)}` ends with `\\end{\(endName)}`",
        advice: "write `\\end{\(name)}`")
    }
    return .table(table)
  }

  /// Reads rows in the braces behind `command`.
  mutating func table(inGroupOf command: TeXToken) throws(TeXProblem) -> TeXTable {
    let open = try openBrace(behind: command)
    let table = TeXTable(rows: try rows(), isSmall: true)
    let close = tokens.next()
    if close.is("}") { return table }
    guard close.kind == .end else { throw TeXProblem(strayed: close) }
    throw .unclosed(open)
  }

  /// Reads cells between `&`, and rows between `\\`; a last row with nothing in it is none.
  private mutating func rows() throws(TeXProblem) -> [[TeXNode]] {
    var rows: [[TeXNode]] = [[]]
    while true {
      rows[rows.count - 1].append(.row(try row()))
      let token = tokens.peek
      if token.isCommand("\\") {
        rows.append([])
      } else if !token.is("&") {
        if rows.count > 1, rows.last == [.row([])] { rows.removeLast() }
        return rows
      }
      _ = tokens.next()
    }
  }

  private mutating func environmentName(
    _ command: TeXToken
  ) throws(TeXProblem) -> (String, TeXToken) {
    let characters = try characters(of: command)
    let name = String(String.UnicodeScalarView(characters.map(\.scalar)))
    guard let first = characters.first else {
      throw TeXProblem(
        command, "`\(command.text)` has no name", advice: "write `\(command.text){aligned}`")
    }
    return (name, TeXToken(kind: .command(name), offset: first.offset, length: name.utf8.count))
  }

  private mutating func columns(_ begin: TeXToken) throws(TeXProblem) -> [TeXTable.Column] {
    var columns: [TeXTable.Column] = []
    for character in try characters(of: begin) {
      switch character.scalar {
      case "l": columns.append(.left)
      case "c": columns.append(.center)
      case "r": columns.append(.right)
      case let scalar where scalar.properties.isWhitespace: break
      case let scalar:
        throw TeXProblem(
          TeXToken(
            kind: .character(scalar), offset: character.offset, length: UTF8.width(scalar)),
          "`\(scalar)` is no column of an array", advice: "write `l`, `c` and `r` only")
      }
    }
    return columns
  }
}
