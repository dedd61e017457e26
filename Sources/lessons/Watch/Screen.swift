import Foundation

/// The size of a terminal's window.
struct Screen {
  let rows: Int
  let columns: Int

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// The window of `terminal`, 24 rows of 80 columns where it does not tell.
  init(_ terminal: Terminal) {
    let size = terminal.size
    self.init(rows: size?.rows ?? 24, columns: size?.columns ?? 80)
  }

  /// A text whose beginning and end are in view: where it is too long, lines of its body are left
  /// out, and counted.
  func fitted(head: String, body: String, foot: String) -> String {
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
