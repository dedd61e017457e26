/// The size of a terminal's window.
package struct Screen: Sendable {
  private let rows: Int
  package let columns: Int

  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// A text whose beginning and end are in view; lines of its body may be left out, and counted.
  package func fitted(head: String, body: String, foot: String) -> String {
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    // The cursor stands in a row of its own.
    var free = rows - 1 - height(of: head) - height(of: foot)
    guard height(of: body) > free else { return head + body + foot }
    free -= 1
    var shown = 0
    for line in lines {
      free -= height(ofLine: line)
      if free < 0 { break }
      shown += 1
    }
    let rest = "… \(lines.count - shown) more lines: run `lessons check`\n"
    return head + lines.prefix(shown).map { $0 + "\n" }.joined() + rest + foot
  }

  private func height(of text: String) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .reduce(0) { $0 + height(ofLine: $1) }
  }

  /// How many rows a line takes; what only colours it takes no room.
  private func height(ofLine line: Substring) -> Int {
    var width = 0
    var isEscape = false
    for character in line {
      if isEscape {
        isEscape = character != "m"
      } else if character == "\u{1B}" {
        isEscape = true
      } else {
        width += 1
      }
    }
    return max(1, (width + columns - 1) / columns)
  }
}
