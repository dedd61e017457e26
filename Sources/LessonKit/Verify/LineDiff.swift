/// A line diff with the Markdown's line numbers: `-` is what the lesson says, `+` what was printed.
struct LineDiff {
  /// How many unchanged lines are shown around a change.
  private static let context = 2
  /// How many lines are compared: Myers' algorithm is quadratic for texts that share nothing.
  private static let limit = 400
  /// How many lines of difference are shown.
  private static let shownLines = 40

  /// How many characters of a line are shown.
  private static let shownCharacters = 500

  /// The diff's lines, ready to print.
  let lines: [String]

  init(expected: [OutputLine], found: [OutputLine], firstLine: Int) {
    let width = max(String(firstLine + expected.count).count, 4)
    var rows: [(mark: Character, number: Int?, text: String)] = []
    // What is equal before the first difference needs no algorithm, only its last lines as context.
    let common = zip(expected, found).prefix { $0 == $1 }.count
    let skipped = max(common - Self.context, 0)
    let firstLine = firstLine + skipped
    let wanted = Array(expected.dropFirst(skipped).prefix(Self.limit))
    let printed = Array(found.dropFirst(skipped).prefix(Self.limit))
    let difference = printed.difference(from: wanted)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var old = 0
    var new = 0
    while old < wanted.count || new < printed.count {
      if removed.contains(old) {
        rows.append(("-", firstLine + old, wanted[old].text))
        old += 1
      } else if inserted.contains(new) {
        rows.append(("+", nil, printed[new].text))
        new += 1
      } else {
        rows.append((" ", firstLine + old, wanted[old].text))
        old += 1
        new += 1
      }
    }

    let changed = rows.indices.filter { rows[$0].mark != " " }
    let shown = rows.indices.filter { index in
      changed.contains { abs($0 - index) <= Self.context }
    }
    var lines: [String] = []
    var last = -1
    for index in shown.prefix(Self.shownLines) {
      if index > last + 1, last >= 0 { lines.append("  ⋮") }
      let row = rows[index]
      let number = row.number.map(String.init) ?? ""
      let padding = String(repeating: " ", count: width - number.count)
      lines.append("\(row.mark) \(padding)\(number) │ \(Self.shortened(row.text))")
      last = index
    }
    let hidden =
      shown.count > Self.shownLines || max(expected.count, found.count) - skipped > Self.limit
    if hidden {
      lines.append("  … (\(expected.count) lines expected, \(found.count) printed)")
    }
    self.lines = lines
  }

  private static func shortened(_ text: String) -> String {
    let start = text.prefix(shownCharacters)
    return start.endIndex == text.endIndex ? text : start + "…"
  }
}
