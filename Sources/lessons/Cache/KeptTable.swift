import Foundation
import LessonKit

/// A table that is kept in a file from run to run.
///
/// It is believed only whole and under its own key: the first line has the key and a hash of the rest.
/// It is written aside and renamed. Losing it costs time and nothing else.
struct KeptTable {
  /// The file; `nil` where nothing is kept.
  let path: String?
  /// What its rows are true of.
  let key: String

  /// A table in the cache folder.
  ///
  /// - Parameters:
  ///   - name: what tells it from other tables, of any characters.
  ///   - cache: the folder; `nil` where nothing is kept.
  init(_ kind: String, of name: String, in cache: String?, key: String) {
    path = cache.map { "\($0)/\(kind)-\(ContentHash([name]).hexadecimal).table" }
    self.key = ContentHash(["1", kind, name, key]).hexadecimal
  }

  /// A row: its fields, and the line that they stand in, so that it need not be written anew.
  struct Row {
    let fields: [String]
    let line: String

    /// A row of these fields.
    init(_ fields: [String]) {
      self.fields = fields
      line = TextTable.lines.text(ofRow: fields)
    }

    /// Reads a line.
    fileprivate init(_ line: UnsafeRawBufferPointer) {
      self.line = String(decoding: line, as: UTF8.self)
      fields = KeptTable.pieces(of: line, "\t").map { field in
        let text = String(decoding: field, as: UTF8.self)
        return KeptTable.first("\\", in: field) == nil ? text : TextTable.lines.unescaped(text)
      }
    }
  }

  /// The rows; `nil` where there is no such table.
  func load() -> [Row]? {
    guard let path, let data = FileManager.default.contents(atPath: path),
      let end = data.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let body = data[(end + 1)...]
    guard Data(head(of: body).utf8) == data[...end] else { return nil }
    return body.withUnsafeBytes { bytes in
      Self.pieces(of: bytes, "\n").dropLast().map { Row($0) }
    }
  }

  /// What stands between separators: by the system's own search, because a debug build would take a
  /// hundred times as long for a loop over the bytes.
  private static func pieces(
    of bytes: UnsafeRawBufferPointer, _ separator: Unicode.Scalar
  ) -> [UnsafeRawBufferPointer] {
    var pieces: [UnsafeRawBufferPointer] = []
    var rest = bytes
    while let end = first(separator, in: rest) {
      pieces.append(UnsafeRawBufferPointer(rebasing: rest[..<end]))
      rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
    }
    return pieces + [rest]
  }

  /// Where a sign of ASCII stands first.
  private static func first(_ sign: Unicode.Scalar, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress, let found = memchr(start, Int32(sign.value), bytes.count)
    else { return nil }
    return found - UnsafeMutableRawPointer(mutating: start)
  }

  /// Keeps rows; a table that cannot be written is a slower tool, not an error.
  func store(_ rows: [Row]) {
    guard let path else { return }
    let body = Data((rows.map(\.line) + [""]).joined(separator: "\n").utf8)
    let file = URL(fileURLWithPath: path)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? (Data(head(of: body).utf8) + body).write(to: file, options: .atomic)
  }

  private func head(of body: Data) -> String {
    var hash = ContentHash()
    body.withUnsafeBytes { hash.combine($0) }
    return "\(key) \(hash.hexadecimal)\n"
  }
}
