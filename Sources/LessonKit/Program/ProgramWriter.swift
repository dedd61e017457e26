import SwiftSyntax

/// Writes the text of a lesson's program.
///
/// Every item of the author's code stands on lines of its own behind a `#sourceLocation`, at the
/// columns it has in the cell: what else is on its lines is blanked, so that generated text never
/// shares a line with the author's and the compiler's columns stay true.
struct ProgramWriter {
  private(set) var text = ""
  private(set) var statements: [SourcePosition] = []

  private let file: String
  private var isLocationOpen = false
  private var openScopes = 0

  init(file: String) {
    self.file = file
    text = "// The program of \(file.filter { !$0.isNewline }): edit the lesson, not this file.\n"
    text += "import LessonRuntime\n"
  }

  mutating func write(_ parts: [(cell: Cell, syntax: CellSyntax)], opensScope: [Bool]) {
    for (cell, syntax) in parts {
      for item in syntax.items where item.role == .hoisted { write(item, of: cell) }
    }
    closeLocation()
    text += "__lessonBegin()\n"
    for ((cell, syntax), opens) in zip(parts, opensScope) {
      closeLocation()
      if opens {
        text += "do {\n"
        openScopes += 1
      }
      let isShown = !cell.attributes.isHidden && !cell.attributes.isSilent
      text += "__lessonCell(\(cell.number), isShown: \(isShown))\n"
      for item in syntax.items where item.role != .hoisted { write(item, of: cell) }
    }
    closeLocation()
    text += "__lessonEnd()\n"
    text += String(repeating: "}\n", count: openScopes)
  }

  private mutating func write(_ item: CellItem, of cell: Cell) {
    let start = cell.position(ofByte: item.range.lowerBound)
    switch item.role {
    case .hoisted, .declaration:
      write(item, of: cell, atLine: start.line)
    case .statement:
      markStatement(at: start)
      write(item, of: cell, atLine: start.line)
    case .displayed:
      markStatement(at: start)
      closeLocation()
      // A scope of its own: the value ends with its display, as that of a statement would.
      text += "do {\n"
      write(item, of: cell, atLine: start.line, after: "let __lessonValue =")
      closeLocation()
      text += "__lessonDisplay(__lessonValue)\n}\n"
    }
  }

  private mutating func write(
    _ item: CellItem, of cell: Cell, atLine line: Int, after introduction: String? = nil
  ) {
    let firstLine = introduction == nil ? line : line - 1
    text += "#sourceLocation(file: \(file.swiftLiteral), line: \(firstLine))\n"
    isLocationOpen = true
    if let introduction { text += introduction + "\n" }
    text += Self.isolated(item.range, of: Array(cell.code.utf8))
  }

  private mutating func markStatement(at position: SourcePosition) {
    text += "__lessonStatement(\(statements.count))\n"
    statements.append(position)
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
