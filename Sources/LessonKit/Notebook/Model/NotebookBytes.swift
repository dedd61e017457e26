import LessonText

/// The bytes of a notebook file, changed where Python reads what a strict decoder does not, or reads it
/// otherwise.
///
/// Of two members of an object with one name the last one counts, and half of a surrogate pair, which
/// Python writes as it is, becomes U+FFFD. Both are told.
package struct NotebookBytes: Sendable {
  package private(set) var bytes: [UInt8]
  /// What was changed, with its line and column in the file.
  package private(set) var remarks: [String] = []

  /// Looks through a file; what is no JSON is left to the decoder.
  package init(_ file: [UInt8]) {
    bytes = file
    // UTF-16 and UTF-32 have zeros among the first characters of any JSON.
    guard !file.prefix(4).contains(0) else { return }
    var scan = JSONScan()
    file.withUnsafeBufferPointer { scan.read($0) }
    guard !scan.halves.isEmpty || !scan.duplicates.isEmpty else { return }
    let places =
      scan.halves.map { ($0, Self.halfRemark(bytes[$0..<$0 + 6])) }
      + scan.duplicates.map { ($0.lowerBound, Self.duplicateRemark(file, $0.lowerBound)) }
    let source = SourceText(file)
    remarks = places.sorted { $0.0 < $1.0 }.map { offset, text in
      let position = source.position(ofByte: offset)
      return "line \(position.line), column \(position.column): \(text)"
    }
    for start in scan.halves { bytes.replaceSubrange(start..<start + 6, with: Self.replacement) }
    remove(scan.duplicates)
  }

  private static let replacement = Array("\\uFFFD".utf8)

  private mutating func remove(_ ranges: [Range<Int>]) {
    var kept: [UInt8] = []
    var next = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > next
    {
      kept += bytes[next..<max(range.lowerBound, next)]
      next = range.upperBound
    }
    bytes = kept + bytes[next...]
  }

  private static func halfRemark(_ escape: ArraySlice<UInt8>) -> String {
    "`\(String(decoding: escape, as: UTF8.self))` is half a character, and is read as U+FFFD"
  }

  private static func duplicateRemark(_ file: [UInt8], _ start: Int) -> String {
    let key = file[(start + 1)...].prefix(40).prefix { $0 != UInt8(ascii: "\"") }
    return
      "the object has another `\(String(decoding: key, as: UTF8.self))` further down, which counts"
  }
}
