/// The errors in what the Swift compiler printed, at their places in the Markdown.
///
/// The compiler already names the Markdown file and line, because the program says so with
/// `#sourceLocation`; columns get the width of the line's list or quote prefix back.
public struct CompilerReport {
  /// Each error with the number of its cell, `nil` where it lies in no cell.
  public private(set) var errors: [CompileFailure] = []

  /// Reads what the compiler printed about a program (with `-diagnostic-style llvm`).
  public init(_ text: String, program: LessonProgram) {
    self.init(text, cells: program.cells) { entry in
      // The compiler prints the name as the literal in the program spells it.
      if [program.file, String(program.file.swiftLiteral.dropFirst().dropLast())].contains(
        entry.file)
      {
        let cell = program.cells.first { $0.spans(line: entry.line) }
        return cell.map {
          ($0, $0.fence.position(ofLine: $0.textLine(entry.line), column: entry.column))
        }
      }
      // Generated text, such as the display of a value: the statement that it belongs to.
      guard entry.file.hasSuffix("/main.swift"),
        let statement = program.statement(atGeneratedLine: entry.line)
      else { return nil }
      return program.cells.first { $0.contains(line: statement.line) }.map { ($0, statement) }
    }
  }

  /// Reads what the compiler printed about one cell that was parsed alone from `file`.
  ///
  /// What is wrong at the cell's end is located at its closing fence.
  public init(_ text: String, cell: Cell, file: String) {
    self.init(text, cells: [cell]) { entry in
      guard entry.file == file else { return nil }
      let position = cell.fence.position(
        ofLine: entry.line, column: entry.column, endIsClosingFence: true)
      return (cell, position)
    }
  }

  private init(
    _ text: String, cells: [Cell], locate: (Entry) -> (cell: Cell, position: SourcePosition)?
  ) {
    var seen: Set<Diagnostic> = []
    for entry in Self.entries(in: text) where entry.severity == "error" {
      let place = locate(entry)
      let diagnostic = Diagnostic(
        .compileError, at: place?.position ?? Self.start(of: cells), entry.message,
        details: (place == nil ? ["in \(entry.file)"] : [])
          + entry.notes.map { note in
            "note: \(note.message)" + (locate(note).map { " (line \($0.position.line))" } ?? "")
          },
        advice: Self.advice(entry.message))
      if seen.insert(diagnostic).inserted {
        errors.append(CompileFailure(cell: place?.cell.number, diagnostic))
      }
    }
    guard errors.isEmpty else { return }
    let lines = text.split(separator: "\n").map(String.init)
    let message = lines.first { $0.contains("error: ") } ?? lines.first ?? "the compiler failed"
    let diagnostic = Diagnostic(
      .compileError, at: Self.start(of: cells), message, details: Array(lines.prefix(20)))
    errors.append(CompileFailure(cell: cells.first?.number, diagnostic))
  }

  private static func start(of cells: [Cell]) -> SourcePosition {
    cells.first?.fence.position ?? SourcePosition(line: 1)
  }

  /// What to do about an error that comes from how lessons become programs.
  private static func advice(_ message: String) -> String? {
    if message.hasPrefix("referencing operator function") {
      return
        "an operator of a type in a nested scope is not found: declare the type before the cell"
        + " that gives a name a new meaning"
    }
    if message.hasPrefix("main actor-isolated initializer 'init()'") {
      return "write `init() {}` in the base class"
    }
    guard message.contains("cannot close over value") else { return nil }
    return
      "the value is declared in a nested scope, where types cannot use it: pass it in, or do not"
      + " give a new meaning to the names of earlier cells"
  }

  private struct Entry {
    var file: String
    var line: Int
    var column: Int
    var severity: Substring
    var message: String
    var notes: [Entry] = []
  }

  /// Groups the compiler's lines: an error or warning, then its notes.
  ///
  /// The lines of code that it shows are left out: they are the generated program's.
  private static func entries(in text: String) -> [Entry] {
    var entries: [Entry] = []
    for line in text.split(separator: "\n") {
      if let head = head(of: line) {
        if head.severity == "note" {
          if !entries.isEmpty { entries[entries.count - 1].notes.append(head) }
        } else {
          entries.append(head)
        }
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

extension LessonProgram {
  /// The Markdown position of the statement that a line of generated text belongs to.
  func statement(atGeneratedLine line: Int) -> SourcePosition? {
    let marker = "__lessonStatement("
    let before = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(line)
    guard let mark = before.last(where: { $0.hasPrefix(marker) }),
      let number = Int(mark.dropFirst(marker.count).dropLast()), statements.indices.contains(number)
    else { return nil }
    return statements[number]
  }
}
