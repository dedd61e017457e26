import LessonText

/// One line of output, equal to another if the bytes are, blanks at the end aside.
///
/// Strings would not do: to them the composed and the decomposed form of a letter are equal, and
/// bytes that are no UTF-8 look like the replacement character.
package struct OutputLine: Equatable {
  package let bytes: [UInt8]

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package init(_ line: some BidirectionalCollection<UInt8>) {
    let end = line.lastIndex { !$0.isSpaceOrTab }
    bytes = end.map { Array(line[...$0]) } ?? []
  }

  /// The lines of printed bytes: a line feed ends a line, so that `a` and `a\n` are one line.
  package static func lines(of printed: [UInt8]) -> [OutputLine] {
    var lines = printed.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { OutputLine($0) }
  }
}
