import Foundation
import LessonMatching
import LessonProcess
import LessonText

/// A value that is kept in a file of the cache folder, and believed under its own key only.
struct CacheFile<Value: Codable> {
  private let file: SealedFile

  private static var format: String { "lessons cache 3" }

  /// The file at `path`; `nil` where nothing is kept.
  ///
  /// - Parameter key: what the value is true of; empty where it is of use whatever changed.
  init(path: String?, key: String = "") {
    let mark = key.isEmpty ? "" : " " + ContentDigest([key]).hexadecimal
    file = SealedFile(path: path, seal: Self.format + mark)
  }

  /// The value that was kept.
  func read() -> Value? {
    file.read().flatMap { try? JSONDecoder().decode(Value.self, fromForeign: $0) }
  }

  /// Whether anything is kept, true or not.
  var isThere: Bool { file.path.map { access($0, R_OK) == 0 } ?? false }

  /// Keeps `value`.
  func write(_ value: Value) { file.write(value.canonicalJSON) }

  /// Removes what was kept.
  func remove() { file.remove() }
}

extension Encodable {
  /// The one line of JSON that equal values have, and no others.
  ///
  /// Nothing that is kept or told is what JSON does not have.
  package var canonicalJSON: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(self)) ?? Data()
  }
}

/// A file of the cache folder: a line that says what the rest is true of, and a hash of the rest.
///
/// The folder may have come from another machine, and its files through anything. What is no file,
/// says something else, is cut off or altered is as good as missing. Written aside and renamed, so that
/// only complete files are ever visible.
struct SealedFile {
  /// The file's path; `nil` where nothing is kept.
  let path: String?
  /// What the content is true of, without line feeds.
  let seal: String

  /// The content that was kept.
  func read() -> Data? {
    guard let path, RealPath(of: path)?.isRegularFile ?? false,
      let data = FileManager.default.contents(atPath: path),
      let end = data.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let content = data[data.index(after: end)...]
    return data[...end] == head(of: content) ? content : nil
  }

  /// Keeps `content`; a cache that cannot be written is a slower tool, not an error.
  func write(_ content: Data) {
    guard let path else { return }
    let file = URL(fileURLWithPath: path)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let aside = "\(path)-\(UUID().uuidString)"
    guard FileWriting.create(aside, head(of: content) + content), rename(aside, path) == 0 else {
      unlink(aside)
      return
    }
  }

  /// Removes the file.
  func remove() {
    if let path { unlink(path) }
  }

  private func head(of content: Data) -> Data {
    var hash = ContentHash()
    content.withUnsafeBytes { hash.combine($0) }
    return Data("\(seal) \(hash.hexadecimal)\n".utf8)
  }
}
