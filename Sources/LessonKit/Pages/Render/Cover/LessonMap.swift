import LessonCode
import LessonFormat

/// A lesson seen from afar: a bar for each line, by what it is.
///
/// It is the picture of lessons that draw none of their own. Lines run down four columns, code as long
/// and as far indented as the author's.
struct LessonMap {
  /// What a line of the map stands for; its colour.
  enum Kind: CaseIterable {
    case heading, prose, code, output
  }

  /// One line of the map, in characters.
  struct Row: Equatable {
    let kind: Kind
    let indentation: Int
    let length: Int
  }

  /// The lines, from the top; an empty one has the length 0.
  let rows: [Row]

  /// Reads the lines of a lesson that a reader sees.
  init(_ lesson: Lesson) {
    let fences = lesson.fences
    let shown = Set(lesson.cells.flatMap(\.shownOutputs).map(\.fence.position.line))
    var rows: [Row] = []
    for block in lesson.document.blocks {
      switch block {
      case .heading(let heading):
        rows += [
          Row(kind: .heading, indentation: 0, length: min(heading.text.plain.characterCount, 32))
        ]
      case .paragraph(let text):
        rows += Self.paragraph(text.plain)
      case .code(let code):
        switch fences[code.line] {
        case .cell(let cell):
          guard !cell.attributes.isHidden else { continue }
          rows += Self.lines(VisibleLines.text(of: cell.code).lines, .code)
        case .output(let output):
          guard shown.contains(output.fence.position.line) else { continue }
          rows += Self.lines(output.lines, .output)
        case nil: rows += Self.lines(code.text.lines, .output)
        }
      }
      rows.append(Self.blank)
    }
    self.rows = rows
  }

  private static let blank = Row(kind: .prose, indentation: 0, length: 0)
  /// How many characters a line of prose has.
  private static let measure = 60

  private static func paragraph(_ text: String) -> [Row] {
    let (full, rest) = text.characterCount.quotientAndRemainder(dividingBy: measure)
    return Array(repeating: Row(kind: .prose, indentation: 0, length: measure), count: full)
      + (rest > 0 ? [Row(kind: .prose, indentation: 0, length: rest)] : [])
  }

  private static func lines(_ lines: [String], _ kind: Kind) -> [Row] {
    lines.map { line in
      let indentation = min(line.utf8.prefix { $0 == UInt8(ascii: " ") }.count, measure)
      let length = min(line.characterCount - indentation, measure - indentation)
      return Row(kind: kind, indentation: indentation, length: max(length, 0))
    }
  }
}

extension LessonMap {
  /// The map as an SVG element.
  ///
  /// All measures are whole tenths of a pixel, so that the bytes are the same on every machine.
  var svg: String {
    let (width, height, margin, gap, columns) = (4400, 2600, 160, 160, 4)
    let columnWidth = (width - 2 * margin - (columns - 1) * gap) / columns
    let perColumn = max((rows.count + columns - 1) / columns, 1)
    // A short lesson fills its first columns and leaves the rest free.
    let pitch = min(max((height - 2 * margin) / perColumn, 20), 60)
    let fitting = (height - 2 * margin) / pitch
    var paths: [Kind: String] = [:]
    for (index, row) in rows.prefix(fitting * columns).enumerated() where row.length > 0 {
      let (column, line) = index.quotientAndRemainder(dividingBy: fitting)
      let unit = columnWidth / Self.widest
      let x = margin + column * (columnWidth + gap) + row.indentation * unit
      let y = margin + line * pitch + pitch / 2
      paths[row.kind, default: ""] +=
        "M\(Self.decimal(x)) \(Self.decimal(y))h\(Self.decimal(row.length * unit))"
    }
    let drawn = Kind.allCases.compactMap { kind in
      paths[kind].map { path in
        let thickness = Self.decimal(pitch * (kind == .heading ? 7 : 5) / 10)
        return "<path d=\"\(path)\" stroke=\"\(kind.colour)\" stroke-width=\"\(thickness)\"/>\n"
      }
    }
    return """
      <svg viewBox="0 0 \(width / 10) \(height / 10)" width="\(width / 10)" height="\(height / 10)">
      \(drawn.joined())</svg>
      """
  }

  /// How many characters fit into a column.
  private static let widest = 60

  private static func decimal(_ tenths: Int) -> String {
    let (whole, rest) = tenths.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(whole)" : "\(whole).\(rest)"
  }
}

extension String {
  /// How many characters the text has; where it is ASCII, as many as bytes.
  fileprivate var characterCount: Int {
    utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D } ? utf8.count : count
  }
}

extension LessonMap.Kind {
  fileprivate var colour: String {
    switch self {
    case .heading: "currentColor"
    case .prose: "var(--rule)"
    case .code: "var(--chart-1)"
    case .output: "var(--chart-3)"
    }
  }
}
