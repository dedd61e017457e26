import LessonCode
import LessonFormat
import LessonMarkdown
import LessonText

/// The errors that the Swift compiler found, at their places in the Markdown.
///
/// The compiler already names the Markdown file and line, because the program says so with
/// `#sourceLocation`; columns get the width of the line's list or quote prefix back.
package struct CompilerReport {
  /// Each error with the number of its cell, `nil` where it lies in no cell.
  package private(set) var errors: [CompileFailure] = []

  /// A place of the compiler in the Markdown.
  private struct MarkdownPlace {
    let cell: Cell
    let position: SourcePosition
    /// Whether the author's text stands there, and not text that was generated for it.
    var isExact = true
  }
  private typealias Locate = (CompilerDiagnostic.Place) -> MarkdownPlace?

  /// Locates what the compiler said about a program; `text` is what it printed, for failures that are no
  /// diagnostics, such as the linker's.
  package init(
    _ found: [CompilerDiagnostic], text: String, status: Int32, program: LessonProgram
  ) {
    let advice = "correct the code, or mark the cell `compile-fail` if it is meant to be wrong"
    self.init(found, text: text, status: status, cells: program.cells, advice: advice) { place in
      // The compiler may name the file as the literal in the program spells it.
      if [program.file, String(program.file.swiftLiteral.dropFirst().dropLast())].contains(
        place.file)
      {
        let cell = program.cells.first { $0.spans(line: place.line) }
        return cell.map {
          MarkdownPlace(
            cell: $0,
            position: $0.fence.position(ofLine: $0.textLine(place.line), column: place.column))
        }
      }
      // Generated text, such as the display of a value: the statement that it belongs to.
      guard place.file.hasSuffix("/main.swift"),
        let statement = program.statement(atGeneratedLine: place.line)
      else { return nil }
      return program.cells.first { $0.contains(line: statement.line) }.map {
        MarkdownPlace(cell: $0, position: statement, isExact: false)
      }
    }
  }

  /// Locates what was said about one cell, parsed alone from `file`; its end is its closing fence.
  package init(
    _ found: [CompilerDiagnostic], text: String, status: Int32, cell: Cell, file: String
  ) {
    let advice = "each cell is complete Swift by itself: complete this one"
    self.init(found, text: text, status: status, cells: [cell], advice: advice) { place in
      guard place.file == file else { return nil }
      return MarkdownPlace(
        cell: cell,
        position: cell.fence.position(
          ofLine: place.line, column: place.column, endIsClosingFence: true))
    }
  }

  private init(
    _ found: [CompilerDiagnostic], text: String, status: Int32, cells: [Cell], advice: String,
    locate: @escaping Locate
  ) {
    var seen: Set<Diagnostic> = []
    for error in found where error.severity == .error {
      let place = error.place.flatMap(locate)
      let file = place == nil ? error.place.map { ["in \($0.file)"] } ?? [] : []
      let diagnostic = Diagnostic(
        .compileError,
        at: place?.position ?? cells.first?.fence.position ?? SourcePosition(line: 1),
        length: place.map { Self.length(of: error, at: $0) } ?? 1, error.message,
        details: file + Self.fixIts(of: error, locate)
          + error.notes.flatMap { Self.lines(ofNote: $0, locate) },
        advice: CompilerAdvice.advice(error.message)
          ?? (error.place == nil ? CompileFailure.compilerAdvice : advice))
      if seen.insert(diagnostic).inserted {
        errors.append(
          CompileFailure(
            cell: place?.cell.number, diagnostic, isOfCompiler: error.place == nil))
      }
    }
    guard errors.isEmpty, let first = cells.first else { return }
    let lines = text.split(whereSeparator: \.isNewline).map { String($0.prefix(Self.lineLength)) }
    let failure =
      status < 128
      ? "the compiler failed with exit status \(status)"
      : "the compiler was ended by signal \(status - 128)"
    errors.append(
      .ofCompiler(
        lines.first { $0.contains("error: ") } ?? failure, details: Array(lines.prefix(20)),
        at: first))
  }

  /// How much of a line is shown that is no diagnostic: it may be anything.
  private static let lineLength = 400

  /// How many bytes of its line an error concerns: what the compiler underlines, else a word.
  private static func length(of error: CompilerDiagnostic, at place: MarkdownPlace) -> Int {
    guard place.isExact, let start = error.place else { return 1 }
    let ends = (error.ranges + error.fixIts.map(\.range)).compactMap { range -> Int? in
      guard range.start.file == start.file, range.start.line == start.line,
        range.start.column <= start.column
      else { return nil }
      if range.end.line > start.line { return Int.max }
      return range.end.column > start.column ? range.end.column : nil
    }
    let rest = place.cell.text(from: place.position)
    let length = ends.max().map { min($0 - start.column, rest.count) }
    let word = rest.prefix {
      $0 >= 0x80 || $0 == UInt8(ascii: "_") || Character(Unicode.Scalar($0)).isLetter
        || Character(Unicode.Scalar($0)).isNumber
    }
    return max(length ?? word.count, 1)
  }

  private static func lines(ofNote note: CompilerDiagnostic, _ locate: Locate) -> [String] {
    let place = note.place.flatMap(locate).map { " (line \($0.position.line))" } ?? ""
    return ["note: \(note.message)\(place)"] + fixIts(of: note, locate)
  }

  /// What the compiler would change, for people; changes of generated text are left out.
  private static func fixIts(of error: CompilerDiagnostic, _ locate: Locate) -> [String] {
    error.fixIts.compactMap { fixIt in
      let (start, end) = (fixIt.range.start, fixIt.range.end)
      guard let place = locate(start), place.isExact, start.file == end.file else { return nil }
      let position = "at \(place.position.line):\(place.position.column)"
      let text = "'\(fixIt.text.replacing("\n", with: "\\n"))'"
      if start == end { return "fix-it: insert \(text) \(position)" }
      let rest = place.cell.text(from: place.position)
      let isOneLine = start.line == end.line
      let old = isOneLine ? rest.prefix(max(end.column - start.column, 0)) : rest
      let code = "'\(String(decoding: old, as: UTF8.self))\(isOneLine ? "" : "…")'"
      if fixIt.text.isEmpty { return "fix-it: remove \(code) \(position)" }
      return "fix-it: replace \(code) with \(text) \(position)"
    }
  }
}

extension Cell {
  /// The bytes of a line of code from a Markdown position on; none outside the code.
  fileprivate func text(from position: SourcePosition) -> ArraySlice<UInt8> {
    let index = textLine(position.line) - 1
    guard fence.lines.indices.contains(index) else { return [] }
    let bytes = Array(fence.lines[index].utf8)
    let start = position.column - 1 - fence.prefixWidths[index]
    return bytes[min(max(start, 0), bytes.count)...]
  }
}

extension LessonProgram {
  /// The Markdown position of the statement that a line of generated text belongs to.
  func statement(atGeneratedLine line: Int) -> SourcePosition? {
    let before = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(line)
    guard
      let mark = before.last(where: {
        $0.hasPrefix("__lessonNext") && $0.contains(Self.statementMark)
      }),
      let number = mark.split(separator: " ").last.flatMap({ Int($0) }),
      statements.indices.contains(number)
    else { return nil }
    return statements[number]
  }
}
