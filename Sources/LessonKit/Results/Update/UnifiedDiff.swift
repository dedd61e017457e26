import LessonMatching

/// A unified diff of two texts, as `diff -u` prints it.
package struct UnifiedDiff {
  private static let context = 3

  /// The diff's text; empty where nothing differs.
  package let text: String

  private typealias Row = (mark: Character, line: String)

  package init(from old: [UInt8], to new: [UInt8], file: String) {
    let before = Self.lines(of: old)
    let after = Self.lines(of: new)
    let difference = after.difference(from: before)
    guard !difference.isEmpty else {
      text = ""
      return
    }
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var rows: [Row] = []
    var positions: [(old: Int, new: Int)] = []
    var (i, j) = (0, 0)
    while i < before.count || j < after.count {
      positions.append((i, j))
      if removed.contains(i) {
        rows.append(("-", before[i]))
        i += 1
      } else if inserted.contains(j) {
        rows.append(("+", after[j]))
        j += 1
      } else {
        rows.append((" ", before[i]))
        i += 1
        j += 1
      }
    }
    let hunks = LineDiff.hunks(rows.map(\.mark), context: Self.context).map {
      Self.text(of: $0, rows, positions)
    }
    text = "--- \(file)\n+++ \(file)\n" + hunks.joined()
  }

  private static func text(
    of hunk: Range<Int>, _ rows: [Row], _ positions: [(old: Int, new: Int)]
  ) -> String {
    let start = positions[hunk.lowerBound]
    let oldCount = hunk.count { rows[$0].mark != "+" }
    let newCount = hunk.count { rows[$0].mark != "-" }
    let head =
      "@@ -\(range(start.old, oldCount)) +\(range(start.new, newCount)) @@\n"
    return head
      + hunk.map { index in
        let line = rows[index].line
        return String(rows[index].mark) + line
          + (line.utf8.last == UInt8(ascii: "\n") ? "" : "\n\\ No newline at end of file\n")
      }.joined()
  }

  /// A range as unified diffs write it: an empty one names the line before it.
  private static func range(_ start: Int, _ count: Int) -> String {
    let first = count == 0 ? start : start + 1
    return count == 1 ? "\(first)" : "\(first),\(count)"
  }

  private static func lines(of bytes: [UInt8]) -> [String] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    return lines.dropLast().map { $0 + "\n" } + lines.suffix(1).filter { !$0.isEmpty }
  }
}
