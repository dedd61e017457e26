/// The bytes of one Markdown file, addressed by line.
///
/// A leading byte order mark is dropped, and `\n`, `\r\n` and a lone `\r` all end a line, as
/// CommonMark has it. Lines count from 1.
package struct SourceText: Sendable, Equatable {
  /// The file's bytes without a byte order mark.
  package let bytes: [UInt8]
  package let hasByteOrderMark: Bool

  /// The bytes of a whole file: `bytes` behind the byte order mark, if this file has one.
  package func file(with bytes: [UInt8]) -> [UInt8] {
    hasByteOrderMark ? Self.byteOrderMark + bytes : bytes
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private let lineRanges: [Range<Int>]

  package init(_ bytes: [UInt8]) {
    hasByteOrderMark = bytes.starts(with: Self.byteOrderMark)
    self.bytes = Array(hasByteOrderMark ? bytes[3...] : bytes[...])
    self.lineRanges = Self.lines(of: self.bytes)
  }

  package init(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// The number of lines; text after the last line end counts as a line.
  package var lineCount: Int { lineRanges.count }

  /// The bytes of line `number` (from 1) without its line end; empty where there is no such line.
  package func line(_ number: Int) -> ArraySlice<UInt8> {
    bytes[range(ofLine: number)]
  }

  package func contains(_ byte: UInt8, inLines numbers: ClosedRange<Int>) -> Bool {
    let start = range(ofLine: numbers.lowerBound).lowerBound
    return bytes[start..<range(ofLine: numbers.upperBound).upperBound].contains(byte)
  }

  /// Where the bytes of line `number` stand, without its end; the end of the file where there is none.
  package func range(ofLine number: Int) -> Range<Int> {
    lineRanges.indices.contains(number - 1)
      ? lineRanges[number - 1] : bytes.count..<bytes.count
  }

  /// What ends line `number`; of a last line that nothing ends, what ends the line before.
  package func lineEnd(_ number: Int) -> [UInt8] {
    let end = range(ofLine: number).upperBound
    let rest = bytes[end...]
    if rest.starts(with: [0x0D, 0x0A]) { return [0x0D, 0x0A] }
    if let byte = rest.first { return [byte] }
    return number > 1 ? lineEnd(number - 1) : [0x0A]
  }

  package func text(ofLine number: Int) -> String {
    String(decoding: line(number), as: UTF8.self)
  }

  /// Where the bytes stop being UTF-8 (The Unicode Standard, table 3-7: no overlong forms, no surrogates,
  /// nothing above U+10FFFF), if they do.
  package var invalidUTF8: SourcePosition? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return position(ofByte: offset)
      }
    }
  }

  package func position(ofByte offset: Int) -> SourcePosition {
    var (index, end) = (0, lineRanges.count)
    while index + 1 < end {
      let middle = (index + end) / 2
      if lineRanges[middle].lowerBound <= offset { index = middle } else { end = middle }
    }
    let start = lineRanges.isEmpty ? 0 : lineRanges[index].lowerBound
    return SourcePosition(line: index + 1, column: offset - start + 1)
  }

  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        index += 1
        continue
      }
      ranges.append(start..<index)
      let isPair =
        byte == UInt8(ascii: "\r") && index + 1 < bytes.count
        && bytes[index + 1] == UInt8(ascii: "\n")
      index += isPair ? 2 : 1
      start = index
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }
}

/// A place in a Markdown file: line and column, both from 1, columns in UTF-8 bytes.
package struct SourcePosition: Sendable, Hashable, Comparable, Codable {
  package var line: Int
  /// The column in UTF-8 bytes of the Markdown line, from 1, container prefix included.
  package var column: Int

  package init(line: Int, column: Int = 1) {
    self.line = line
    self.column = column
  }

  package static func < (lhs: SourcePosition, rhs: SourcePosition) -> Bool {
    (lhs.line, lhs.column) < (rhs.line, rhs.column)
  }
}

/// A stretch of a file's bytes and what takes its place.
package struct TextEdit: Sendable, Equatable {
  /// The bytes that go; empty for an insertion.
  package var range: Range<Int>
  package var replacement: [UInt8]

  package init(range: Range<Int>, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// `bytes` with all edits applied; edits must not overlap.
  package static func applying(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    // Of insertions at one place the first stays first.
    for (_, edit) in edits.enumerated().sorted(by: {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }) {
      result += bytes[position..<edit.range.lowerBound] + edit.replacement
      position = edit.range.upperBound
    }
    return result + bytes[position...]
  }
}
