import LessonFormat
import LessonText
import SwiftSyntax

/// Writes a program as the `main.swift` that is verified.
///
/// Every item of the author's code stands on lines of its own behind a `#sourceLocation`, at the
/// columns it has in the cell: what else is on its lines is blanked, so that generated text never
/// shares a line with the author's and the compiler's columns stay true.
package struct ProgramWriter {
  private(set) var text = ""
  private(set) var statements: [SourcePosition] = []
  private let file: String
  private let key: UInt64
  /// What the runtime is told of the cells.
  private var cells: [String] = []
  private var fileScope = ""
  private var isLocationOpen = false

  /// Writes the cells of `layout`, which stand in `file`, less those that cannot be compiled, the `rejected` ones.
  init(_ layout: ProgramLayout, file: String, marks: CellMarks, without rejected: Set<Int>) {
    self.file = file
    key = marks.key
    // Of what is not complete only the imports, so that others do not miss them.
    for syntax in layout.incomplete {
      let code = Array(syntax.cell.code.utf8)
      for item in syntax.items where item.syntax.item.is(ImportDeclSyntax.self) {
        write(item, of: syntax.cell, code)
      }
    }
    for part in layout.parts {
      closeLocation()
      // A cell that is left out still opens its scope, so that others keep theirs.
      if part.opensScope { text += "do {\n" }
      if !rejected.contains(part.cell.number) { write(part) }
    }
    finish(scopeCount: layout.parts.count(where: \.opensScope))
  }

  /// The call that begins the next statement.
  private var next: String { "__lessonNext\(key)()" }

  private mutating func write(_ part: ProgramLayout.Part) {
    let cell = part.cell
    let isShown = !cell.attributes.isHidden && !cell.attributes.isSilent
    let count = part.syntax.items.count(where: \.isStatement)
    cells.append("\(cell.number)\(isShown ? "+" : "-")\(count)")
    // Another one begins with its first statement.
    if count == 0 { text += next + "\n" }
    let code = Array(cell.code.utf8)
    for item in part.syntax.items {
      var code = code
      for index in part.omissions(in: item).joined() { code[index] = UInt8(ascii: " ") }
      write(item, of: cell, code)
    }
  }

  /// Closes scopes and puts what belongs to file scope before everything else.
  private mutating func finish(scopeCount: Int) {
    closeLocation()
    text += "__lessonEnd(key: \(key))\n" + String(repeating: "}\n", count: scopeCount)
    let header = """
      // The program of \(file.filter { !$0.isNewline }): edit the lesson, not this file.
      import LessonRuntime
      func \(next) { __lessonNext(key: \(key)) }

      """
    let reset = fileScope.isEmpty ? "" : "#sourceLocation()\n"
    let begin = "__lessonBegin(\"\(cells.joined(separator: " "))\", key: \(key))\n"
    text = header + fileScope + reset + begin + text
  }

  private mutating func write(_ item: CellItem, of cell: Cell, _ code: [UInt8]) {
    let start = cell.position(ofByte: item.range.lowerBound)
    let lines = Self.isolated(item.range, of: code)
    guard item.role != .hoisted else {
      fileScope += Self.location(file, start.line) + lines
      return
    }
    if item.isStatement {
      text += "\(next)\(LessonProgram.statementMark)\(statements.count)\n"
      statements.append(start)
    }
    guard item.role == .displayed else {
      openLocation(start.line)
      text += lines
      return
    }
    closeLocation()
    // A scope of its own: the value ends with its display, as that of a statement would.
    text += "do {\n"
    openLocation(start.line - 1)
    text += "let __lessonValue =\n" + lines
    closeLocation()
    text += "__lessonDisplay(__lessonValue)\n}\n"
  }

  /// The directive behind which lines are those of `file`, from `line` on.
  package static func location(_ file: String, _ line: Int) -> String {
    "#sourceLocation(file: \(file.swiftLiteral), line: \(line))\n"
  }

  private mutating func openLocation(_ line: Int) {
    text += Self.location(file, line)
    isLocationOpen = true
  }

  private mutating func closeLocation() {
    if isLocationOpen { text += "#sourceLocation()\n" }
    isLocationOpen = false
  }

  /// The lines that `range` touches, with everything before it blanked and after it left out.
  private static func isolated(_ range: Range<Int>, of code: [UInt8]) -> String {
    let newline = UInt8(ascii: "\n")
    let lineStart = code[..<range.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let blanks = String(repeating: " ", count: range.lowerBound - lineStart)
    return blanks + String(decoding: code[range], as: UTF8.self) + "\n"
  }
}
