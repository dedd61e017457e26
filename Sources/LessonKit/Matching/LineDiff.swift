/// A line diff with the Markdown's line numbers: `-` is what the lesson says, `+` what was printed.
package struct LineDiff {
  private static let context = 2
  /// How many lines of difference are shown, and how many of one side before those of the other.
  private static let shownLines = 40
  private static let group = 20

  /// A line of the fence or a printed one, with the line of the other side that it differs from.
  private struct Row {
    let mark: Character
    let number: Int?
    let line: OutputLine
    let pair: (old: Int, new: Int)?
  }

  let lines: [String]

  init(
    _ steps: [Alignment.Step], _ expected: [LinePattern], _ printed: [OutputLine], firstLine: Int
  ) {
    let rows = Self.rows(steps, expected, printed, firstLine)
    let width = max(String(firstLine + expected.count).count, 4)
    var lines: [String] = []
    var last = -1
    let shown = Self.hunks(rows.map(\.mark), context: Self.context).joined()
    // A long line is cut around the place where it differs.
    func text(of row: Row) -> String {
      guard let (old, new) = row.pair else { return LineDifference.text(of: row.line) }
      let difference = LineDifference(expected[old], printed[new])
      return row.mark == "-" ? difference.expected : difference.printed
    }
    for index in shown.prefix(Self.shownLines) {
      if index > last + 1, last >= 0 { lines.append("  ⋮") }
      let row = rows[index]
      let number = row.number.map(String.init) ?? ""
      let padding = String(repeating: " ", count: width - number.count)
      lines.append("\(row.mark) \(padding)\(number) │ \(text(of: row))")
      last = index
    }
    if shown.count > Self.shownLines {
      lines.append("  … (\(expected.count) lines expected, \(printed.count) printed)")
    }
    self.lines = lines
  }

  /// One row a line; runs of changes in groups small enough for both sides to be shown.
  private static func rows(
    _ steps: [Alignment.Step], _ expected: [LinePattern], _ printed: [OutputLine], _ firstLine: Int
  ) -> [Row] {
    var rows: [Row] = []
    var inserted: [Row] = []
    func old(_ mark: Character, _ index: Int, _ pair: (old: Int, new: Int)? = nil) -> Row {
      Row(mark: mark, number: firstLine + index, line: expected[index].line, pair: pair)
    }
    func new(_ index: Int, _ pair: (old: Int, new: Int)? = nil) -> Row {
      Row(mark: "+", number: nil, line: printed[index], pair: pair)
    }
    for step in steps {
      switch step {
      case .kept(let index, _), .taken(let index, _):
        rows += inserted
        inserted = []
        rows.append(old(" ", index))
      case .replaced(let index, let place):
        if inserted.count >= group {
          rows += inserted
          inserted = []
        }
        rows.append(old("-", index, (index, place)))
        inserted.append(new(place, (index, place)))
      case .removed(let index):
        rows.append(old("-", index))
      case .inserted(let place):
        inserted.append(new(place))
      }
    }
    return rows + inserted
  }

  /// The stretches of `rows` that hold those with a mark and `context` of the others around them.
  package static func hunks(_ marks: [Character], context: Int) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in marks.indices where marks[index] != " " {
      let start = max(index - context, 0)
      let end = min(index + context + 1, marks.count)
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }
}
