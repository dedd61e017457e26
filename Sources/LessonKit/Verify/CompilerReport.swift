/// The errors in what the Swift compiler printed, at their places in the Markdown.
///
/// The compiler already names the Markdown file and line, because the program says so with
/// `#sourceLocation`; columns get the width of the line's list or quote prefix back.
public struct CompilerReport {
  /// Each error with the number of its cell, `nil` where it lies in no cell.
  public private(set) var errors: [(cell: Int?, diagnostic: Diagnostic)] = []

  /// Reads what the compiler printed about a program of `cells` (with `-diagnostic-style llvm`).
  ///
  /// - Parameter isAlone: whether the text is about one cell by itself; what is wrong at its end
  ///   then is located at its closing fence.
  public init(_ text: String, file: String, cells: [Cell], isAlone: Bool = false) {
    var seen: Set<Diagnostic> = []
    for var entry in Self.entries(in: text) {
      guard entry.severity == "error" else { continue }
      let cell = entry.file == file ? cells.first { $0.spans(line: entry.line) } : nil
      let position =
        cell?.fence.position(
          ofLine: entry.line - (cell?.fence.position.line ?? 0), column: entry.column,
          endIsClosingFence: isAlone)
        ?? cells.first?.fence.position ?? SourcePosition(line: 1)
      // The text that the compiler shows under an error is the generated program's.
      entry.details.removeAll { !$0.hasPrefix("note: ") && !$0.hasPrefix("fix-it: ") }
      let diagnostic = Diagnostic(
        .compileError, at: position, entry.message,
        details: (cell == nil ? ["in \(entry.file)"] : []) + entry.details)
      if seen.insert(diagnostic).inserted { errors.append((cell?.number, diagnostic)) }
    }
    if errors.isEmpty {
      let lines = text.split(separator: "\n").map(String.init)
      let message = lines.first { $0.contains("error: ") } ?? lines.first ?? "the compiler failed"
      errors.append(
        (
          cells.first?.number,
          Diagnostic(
            .compileError, at: cells.first?.fence.position ?? SourcePosition(line: 1), message,
            details: Array(lines.prefix(20)))
        ))
    }
  }

  private struct Entry {
    var file: String
    var line: Int
    var column: Int
    var severity: Substring
    var message: String
    var details: [String] = []
  }

  /// Groups the compiler's lines: an error or warning, then its notes and further lines.
  private static func entries(in text: String) -> [Entry] {
    var entries: [Entry] = []
    for line in text.split(separator: "\n") {
      if let head = head(of: line) {
        if head.severity == "note" {
          if !entries.isEmpty {
            entries[entries.count - 1].details.append("note: \(head.message) (line \(head.line))")
          }
        } else {
          entries.append(head)
        }
      } else if !entries.isEmpty {
        entries[entries.count - 1].details.append(String(line))
      }
    }
    return entries
  }

  /// Reads `FILE:LINE:COLUMN: SEVERITY: MESSAGE`; the file's name may hold colons.
  private static func head(of line: Substring) -> Entry? {
    for severity in ["error", "warning", "note"] {
      guard let marker = line.firstRange(of: ": \(severity): ") else { continue }
      let place = line[..<marker.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
      guard place.count >= 3, let number = Int(place[place.count - 2]),
        let column = Int(place[place.count - 1])
      else { continue }
      return Entry(
        file: place.dropLast(2).joined(separator: ":"), line: number, column: column,
        severity: Substring(severity), message: String(line[marker.upperBound...]))
    }
    return nil
  }
}

extension Cell {
  /// Whether a Markdown line is one of the cell's lines of code or its closing fence, where the
  /// compiler reports what is missing at the end.
  func spans(line: Int) -> Bool { line > fence.position.line && line <= fence.closingLine }
}

extension CompilerReport {
  /// Reads what the compiler printed about one cell that was parsed alone from `file`.
  public init(cell: Cell, _ text: String, file: String) {
    // In a file of its own the cell's first line is line 1; the report below wants Markdown lines.
    let shifted = text.split(separator: "\n").map { line -> String in
      guard line.hasPrefix(file + ":"),
        let end = line.dropFirst(file.count + 1).firstIndex(of: ":"),
        let number = Int(line[line.index(line.startIndex, offsetBy: file.count + 1)..<end])
      else { return String(line) }
      return "\(file):\(number + cell.fence.position.line)\(line[end...])"
    }
    self.init(shifted.joined(separator: "\n"), file: file, cells: [cell], isAlone: true)
  }
}
