/// A stretch of a file's bytes and what takes its place.
struct TextEdit: Equatable {
  /// The bytes that go; empty for an insertion.
  var range: Range<Int>
  /// The bytes that come.
  var replacement: [UInt8]

  /// `bytes` with all edits applied; edits must not overlap.
  static func applying(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
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
