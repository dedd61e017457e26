import LessonText

/// A line of a table as GitHub reads it: the places of its cells (GitHub Flavored Markdown 0.29, section 4.10).
struct TableRow: Sendable, Equatable {
  /// Where the text of each cell stands in the file, without outer blanks.
  let cells: [Range<Int>]

  /// Reads what stands at `line` in `bytes`, without its container's prefix; `nil` for a line without a cell.
  init?(_ line: Range<Int>, of bytes: [UInt8]) {
    var cells: [Range<Int>] = []
    var index = Self.endOfPipe(at: line.lowerBound, in: line, of: bytes)
    while index < line.upperBound {
      let start = index
      while index < line.upperBound, bytes[index] != Self.pipe {
        let isEscape = bytes[index] == UInt8(ascii: "\\") && index + 1 < line.upperBound
        index += isEscape && bytes[index + 1] == Self.pipe ? 2 : 1
      }
      cells.append(Self.trimmed(start..<index, of: bytes))
      index = Self.endOfPipe(at: index, in: line, of: bytes)
    }
    guard !cells.isEmpty else { return nil }
    self.cells = cells
  }

  static let pipe = UInt8(ascii: "|")

  /// Where the text goes on behind a pipe at `index` and the blanks behind it.
  private static func endOfPipe(
    at index: Int, in line: Range<Int>, of bytes: [UInt8]
  ) -> Int {
    guard index < line.upperBound, bytes[index] == pipe else { return index }
    return bytes[(index + 1)..<line.upperBound].firstIndex { !$0.isTableBlank } ?? line.upperBound
  }

  private static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    let text = bytes[range]
    guard let first = text.firstIndex(where: { !$0.isTableBlank }),
      let last = text.lastIndex(where: { !$0.isTableBlank })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }
}

/// How the text of a column stands in its cells.
enum ColumnAlignment: String, Sendable {
  case left, center, right

  /// Reads the row below a table's header, `| :-- | --- |`: `nil` for any other line.
  static func all(in line: Range<Int>, of bytes: [UInt8]) -> [ColumnAlignment?]? {
    guard bytes[line].allSatisfy({ $0.isTableBlank || "|:-".utf8.contains($0) }),
      // Without one of these it is what underlines a heading.
      bytes[line].contains(where: { $0 == TableRow.pipe || $0 == UInt8(ascii: ":") }),
      let row = TableRow(line, of: bytes)
    else { return nil }
    var alignments: [ColumnAlignment?] = []
    for cell in row.cells {
      let text = bytes[cell]
      let colon = UInt8(ascii: ":")
      let (isLeft, isRight) = (text.first == colon, text.last == colon)
      let line = text.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
      guard !line.isEmpty, line.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(isLeft ? (isRight ? .center : .left) : isRight ? .right : nil)
    }
    return alignments
  }
}

extension UInt8 {
  /// A blank inside of a line, the vertical tab and the form feed among them.
  var isTableBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0B || self == 0x0C }
}
