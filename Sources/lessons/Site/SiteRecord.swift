import Foundation
import LessonKit

/// What the rendered files were made of when they were last written, so that unchanged ones need not
/// be made again.
///
/// A file that anybody else changed, replaced or removed since then is not believed. Losing the record
/// costs a rendering and nothing else.
struct SiteRecord {
  private struct Entry: Codable, Equatable {
    var inputs: String
    var stamp: String
  }

  private struct Record: Codable {
    var tool: String
    var files: [String: Entry]
  }

  /// The file of the record; `nil` where nothing is kept beyond this process.
  private let path: String?
  private let tool: String
  private var entries: [String: Entry] = [:]
  private var isChanged = false

  /// The record of the pages in `folder`.
  ///
  /// - Parameter cache: the folder of the record; `nil` for one that is kept in memory only.
  init(of folder: String, cache: String?) {
    tool = RunningCommand.stamp
    path = cache.map { "\($0)/site-\(ContentHash([folder]).hexadecimal).json" }
    guard let path, let data = FileManager.default.contents(atPath: path),
      let record = try? JSONDecoder().decode(Record.self, from: data), record.tool == tool
    else { return }
    entries = record.files
  }

  /// The names of all files that were written.
  var names: [String] { entries.keys.sorted() }

  /// Whether the file at `path` has the bytes that were made of the same inputs.
  func isCurrent(_ file: SiteFile, at path: String) -> Bool {
    guard let inputs = file.inputs, let entry = entries[file.name], entry.inputs == inputs
    else { return false }
    return isUntouched(file.name, at: path)
  }

  /// Whether the file at `path` is as it was written.
  func isUntouched(_ name: String, at path: String) -> Bool {
    guard let stamp = entries[name]?.stamp else { return false }
    return FileStamp(path: path)?.description == stamp
  }

  /// Notes that the file at `path` is now what was made of `file`.
  mutating func note(_ file: SiteFile, at path: String) {
    let stamp = FileStamp(path: path)?.description ?? ""
    let entry = Entry(inputs: file.inputs ?? "", stamp: stamp)
    guard entries[file.name] != entry else { return }
    entries[file.name] = entry
    isChanged = true
  }

  /// Forgets a file.
  mutating func forget(_ name: String) {
    if entries.removeValue(forKey: name) != nil { isChanged = true }
  }

  /// Keeps what was noted; a record that cannot be written is a slower tool, not an error.
  mutating func store() {
    guard isChanged, let path,
      let data = try? JSONEncoder().encode(Record(tool: tool, files: entries))
    else { return }
    let file = URL(fileURLWithPath: path)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? data.write(to: file, options: .atomic)
    isChanged = false
  }
}
