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
    "dcases": TeXTable(rows: [], layout: .left, open: "{", isDisplay: true),
    "rcases": TeXTable(rows: [], layout: .left, close: "}"),
    "subarray": TeXTable(rows: [], isSmall: true),
    "alignedat": TeXTable(rows: [], layout: .aligned, isDisplay: true),
    "eqnarray": TeXTable(
      rows: [], layout: .columns([.right, .center, .left]), isDisplay: true),
    "align": TeXTable(rows: [], layout: .aligned, isDisplay: true),
    "alignat": TeXTable(rows: [], layout: .aligned, isDisplay: true),
    "flalign": TeXTable(rows: [], layout: .aligned, isDisplay: true),
    "gather": TeXTable(rows: [], isDisplay: true),
    "multline": TeXTable(rows: [], isDisplay: true),
    "equation": TeXTable(rows: [], isDisplay: true),
  ]

  /// The table of an environment; those that number equations may have a star, which counts for nothing.
  static func table(_ name: String) -> TeXTable? {
    all[name]
      ?? (name.hasSuffix("*") && numbered.contains(String(name.dropLast()))
        ? all[String(name.dropLast())] : nil)
  }

  private static let numbered: Set<String> = [
    "align", "alignat", "flalign", "gather", "multline", "equation", "eqnarray",
  ]
}

extension TeXParser {
  /// Reads an environment whose `\begin` was taken.
  mutating func environment(_ begin: TeXToken) throws(TeXProblem) -> TeXNode {
    let (name, token) = try environmentName(begin)
    guard var table = TeXEnvironment.table(name) else { throw .unknownEnvironment(name, token) }
    // Where it stands next to a line of text says nothing here.
    if table.layout == .aligned || name == "array" || name == "gathered" { _ = tokens.bracketed() }
    switch name {
    case "array": try readColumns(begin, &table)
    case "subarray", "alignat", "alignat*", "alignedat": _ = try characters(of: begin)
    default: break
    }
    try readRows(&table)
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
    // An equation of one line needs no table around it.
    if name.hasPrefix("equation"), table.rows.count == 1, table.rows[0].count == 1 {
      return table.rows[0][0]
    }
    return .table(table)
  }

  /// Reads rows in the braces behind `command`.
  mutating func table(inGroupOf command: TeXToken) throws(TeXProblem) -> TeXTable {
    let open = try openBrace(behind: command)
    var table = TeXTable(rows: [], isSmall: true)
    try readRows(&table)
    let close = tokens.next()
    if close.is("}") { return table }
    guard close.kind == .end else { throw TeXProblem(strayed: close) }
    throw .unclosed(open)
  }

  /// Reads cells between `&`, and rows between `\\`; a last row with nothing in it is none.
  private mutating func readRows(_ table: inout TeXTable) throws(TeXProblem) {
    var rows: [[TeXNode]] = [[]]
    while true {
      while tokens.peek.isCommand("hline") || tokens.peek.isCommand("hdashline") {
        table.lines.insert(rows.count - 1)
        _ = tokens.next()
      }
      rows[rows.count - 1].append(.row(try row()))
      let token = tokens.peek
      if token.isCommand("\\") || token.isCommand("cr") {
        rows.append([])
      } else if !token.is("&") {
        if rows.count > 1, rows.last == [.row([])] { rows.removeLast() }
        table.rows = rows
        return
      }
      _ = tokens.next()
      if !token.is("&") { skipLineSkip() }
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

  /// Reads which way the columns of an array stand, and the lines between them.
  private mutating func readColumns(
    _ begin: TeXToken, _ table: inout TeXTable
  ) throws(TeXProblem) {
    var columns: [TeXTable.Column] = []
    for character in try characters(of: begin) {
      switch character.scalar {
      case "l": columns.append(.left)
      case "c": columns.append(.center)
      case "r": columns.append(.right)
      case "|", ":": table.bars.insert(columns.count)
      case let scalar where scalar.properties.isWhitespace: break
      case let scalar:
        throw TeXProblem(
          TeXToken(
            kind: .character(scalar), offset: character.offset, length: UTF8.width(scalar)),
          "`\(scalar)` is no column of an array", advice: "write `l`, `c`, `r` and `|` only")
      }
    }
    table.layout = .columns(columns)
  }
}
