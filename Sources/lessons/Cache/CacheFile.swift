import Foundation
import LessonKit

/// One file of the cache folder: a value behind a line that says what it is, and a hash of it.
///
/// The folder may have come from another machine, and its files through anything. What is no file, of
/// another format, cut off or altered is as good as missing. Written aside and renamed, so that only
/// complete files are ever visible.
struct CacheFile<Value: Codable> {
  /// The file's path; `nil` where nothing is kept.
  let path: String?

  private static var format: String { "lessons cache 2" }

  /// The value that was kept.
  func read() -> Value? {
    guard let path, RealPath(of: path)?.isRegularFile ?? false,
      let data = FileManager.default.contents(atPath: path),
      let end = data.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let content = data[data.index(after: end)...]
    guard data[..<end] == Data(Self.head(of: content).utf8) else { return nil }
    return try? JSONDecoder().decode(Value.self, from: content)
  }

  /// Keeps `value`; a cache that cannot be written is a slower tool, not an error.
  func write(_ value: Value) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let path, let content = try? encoder.encode(value) else { return }
    let file = URL(fileURLWithPath: path)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? (Data((Self.head(of: content) + "\n").utf8) + content).write(to: file, options: .atomic)
  }

  private static func head(of content: Data) -> String {
    var hash = ContentHash()
    content.withUnsafeBytes { hash.combine($0) }
    return "\(format) \(hash.hexadecimal)"
  }
}
