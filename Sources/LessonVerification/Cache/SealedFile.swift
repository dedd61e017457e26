import Foundation
import LessonProcess
import LessonText

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
    try? (head(of: content) + content).write(to: file, options: .atomic)
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
