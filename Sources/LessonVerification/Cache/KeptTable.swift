import Foundation
import LessonProcess
import LessonText

/// A table that is kept in a file of the cache folder, and believed under its own key only.
///
/// Next to ``CacheFile`` because a thousand rows are read ten times as fast as JSON in a debug build.
package struct KeptTable {
  private let file: SealedFile

  /// A table in the cache folder.
  ///
  /// - Parameters:
  ///   - name: what tells it from other tables, of any characters.
  ///   - cache: the folder; `nil` where nothing is kept.
  ///   - key: what its rows are true of.
  package init(_ kind: String, of name: String, in cache: String?, key: String) {
    file = SealedFile(
      path: cache.map { "\($0)/\(kind)-\(ContentHash([name]).hexadecimal).table" },
      seal: "lessons table 3 \(ContentDigest([kind, name, key]).hexadecimal)")
  }

  /// When it was kept; `nil` where there is no such table.
  var moment: FileStamp.Moment? { file.path.flatMap { FileStamp(path: $0)?.written } }

  /// The lines; `nil` where there is no such table.
  func lines() -> [Data]? {
    file.read().map { data in
      data.withUnsafeBytes { bytes in
        var start = data.startIndex
        return Self.pieces(of: bytes, "\n").dropLast().map { piece in
          defer { start += piece.count + 1 }
          return data[start..<(start + piece.count)]
        }
      }
    }
  }

  /// Keeps lines.
  func store(lines: [Data]) {
    var content = Data()
    for line in lines {
      content.append(line)
      content.append(UInt8(ascii: "\n"))
    }
    file.write(content)
  }

  /// The rows, each a list of fields; `nil` where there is no such table.
  package func load() -> [[String]]? {
    file.read()?.withUnsafeBytes { bytes in
      Self.pieces(of: bytes, "\n").dropLast().map(Self.fields)
    }
  }

  /// Keeps rows.
  package func store(_ rows: [[String]]) {
    store(lines: rows.map { Data(TextTable.line(of: $0).utf8) })
  }

  /// Removes the table.
  func remove() { file.remove() }

  /// Removes all tables of a kind that have one of these texts, whatever their names and keys.
  static func remove(_ kind: String, in cache: String, ifTheyHave texts: [Data]) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? []
    for name in names where name.hasPrefix("\(kind)-") && name.hasSuffix(".table") {
      let path = "\(cache)/\(name)"
      guard RealPath(of: path)?.isRegularFile ?? false,
        let data = FileManager.default.contents(atPath: path),
        texts.contains(where: { data.range(of: $0) != nil })
      else { continue }
      unlink(path)
    }
  }

  /// The fields of a line.
  static func fields(of line: UnsafeRawBufferPointer) -> [String] {
    pieces(of: line, "\t").map { field in
      let text = String(decoding: field, as: UTF8.self)
      return first("\\", in: field) == nil ? text : TextTable.unescaped(text)
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
    pieces.append(rest)
    return pieces
  }

  /// Where a sign of ASCII stands first.
  static func first(_ sign: Unicode.Scalar, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress, let found = memchr(start, Int32(sign.value), bytes.count)
    else { return nil }
    return found - UnsafeMutableRawPointer(mutating: start)
  }
}
