/// A line diff with the Markdown's line numbers: `-` is what the lesson says, `+` what was printed.
struct LineDiff {
  /// How many unchanged lines are shown around a change.
  private static let context = 2
  /// How many lines of difference are shown.
  private static let shownLines = 40
  /// How many characters of a line are shown.
  private static let shownCharacters = 500

  private typealias Row = (mark: Character, number: Int?, text: String)

  /// The diff's lines, ready to print.
  let lines: [String]

  init(
    _ steps: [Alignment.Step], _ expected: [LinePattern], _ printed: [OutputLine], firstLine: Int
  ) {
    let rows = Self.rows(steps, expected, printed, firstLine)
    let width = max(String(firstLine + expected.count).count, 4)
    var lines: [String] = []
    var last = -1
    let shown = Self.shown(rows)
    for index in shown.prefix(Self.shownLines) {
      if index > last + 1, last >= 0 { lines.append("  ⋮") }
      let row = rows[index]
      let number = row.number.map(String.init) ?? ""
      let padding = String(repeating: " ", count: width - number.count)
      lines.append("\(row.mark) \(padding)\(number) │ \(Self.shortened(row.text))")
      last = index
    }
    if shown.count > Self.shownLines {
      lines.append("  … (\(expected.count) lines expected, \(printed.count) printed)")
    }
    self.lines = lines
  }

  /// One row a line; in a run of changes first all that the lesson says, then all that was printed.
  private static func rows(
    _ steps: [Alignment.Step], _ expected: [LinePattern], _ printed: [OutputLine], _ firstLine: Int
  ) -> [Row] {
    var rows: [Row] = []
    var inserted: [Row] = []
    for step in steps {
      switch step {
      case .kept(let index, _), .taken(let index, _):
        rows += inserted
        inserted = []
        rows.append((" ", firstLine + index, expected[index].line.text))
      case .replaced(let index, let new):
        rows.append(("-", firstLine + index, expected[index].line.text))
        inserted.append(("+", nil, printed[new].text))
      case .removed(let index):
        rows.append(("-", firstLine + index, expected[index].line.text))
      case .inserted(let new):
        inserted.append(("+", nil, printed[new].text))
      }
    }
    return rows + inserted
  }

  /// The rows that changed, and some around them.
  private static func shown(_ rows: [Row]) -> [Int] {
    var shown: [Int] = []
    var next = 0
    for index in rows.indices where rows[index].mark != " " {
      let end = min(index + context, rows.count - 1)
      for row in max(next, index - context)...max(end, next) where row <= end { shown.append(row) }
      next = max(next, end + 1)
      if shown.count > shownLines + context { return shown }
    }
    return shown
  }

  private static func shortened(_ text: String) -> String {
    let start = text.prefix(shownCharacters)
    return start.endIndex == text.endIndex ? text : start + "…"
  }
}
