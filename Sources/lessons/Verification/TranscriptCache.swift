import Foundation
import LessonKit

/// What lessons printed when they last ran to their end, so that unchanged ones need not run again.
///
/// An entry holds its whole key, and is believed only if that is equal. It is written aside and
/// renamed, so that only complete entries are ever visible. Deleting the folder is always safe.
struct TranscriptCache {
  /// The folder of the entries; `nil` where nothing is cached.
  let folder: String?

  private struct Entry: Codable {
    struct CellRecord: Codable {
      var number: Int
      var output: Data
      var errorOutput: Data
    }
    var key: String
    var cells: [CellRecord]
  }

  private struct HashRecord: Codable {
    var stamps: String
    var hash: String
  }

  /// The transcript of the lesson at `path`, if it is known for `key`.
  func transcript(for key: String, path: String) -> Transcript? {
    guard let file = entryFile(path), let data = FileManager.default.contents(atPath: file),
      let entry = try? JSONDecoder().decode(Entry.self, from: data), entry.key == key
    else { return nil }
    var transcript = Transcript()
    transcript.cells = entry.cells.map {
      Transcript.CellRecord(
        number: $0.number, output: Array($0.output), errorOutput: Array($0.errorOutput))
    }
    transcript.isComplete = true
    return transcript
  }

  /// Keeps a transcript; only of a program that came to its end, because a failure is told again.
  func store(_ transcript: Transcript, for key: String, path: String) {
    guard transcript.isComplete, transcript.ending == .exit(status: 0),
      let file = entryFile(path)
    else { return }
    let cells = transcript.cells.map {
      Entry.CellRecord(
        number: $0.number, output: Data($0.output), errorOutput: Data($0.errorOutput))
    }
    write(Entry(key: key, cells: cells), to: file)
  }

  /// A hash of the files' contents, itself kept as long as no file's stamp changes.
  func contentHash(of files: [String]) -> String {
    let stamps = files.map { "\($0) \(FileStamp(path: $0)?.description ?? "missing")" }
      .joined(separator: "\n")
    let record = folder.map { $0 + "/libraries.json" }
    if let record, let data = FileManager.default.contents(atPath: record),
      let known = try? JSONDecoder().decode(HashRecord.self, from: data), known.stamps == stamps
    {
      return known.hash
    }
    var hash = ContentHash()
    for file in files {
      let data = FileManager.default.contents(atPath: file) ?? Data()
      data.withUnsafeBytes { hash.combine($0) }
    }
    if let record { write(HashRecord(stamps: stamps, hash: hash.hexadecimal), to: record) }
    return hash.hexadecimal
  }

  private func entryFile(_ path: String) -> String? {
    var hash = ContentHash()
    Data(path.utf8).withUnsafeBytes { hash.combine($0) }
    return folder.map { "\($0)/\(hash.hexadecimal).json" }
  }

  /// Writes aside and renames; a cache that cannot be written is a slower tool, not an error.
  private func write(_ value: some Encodable, to file: String) {
    guard let folder, let data = try? JSONEncoder().encode(value) else { return }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? data.write(to: URL(fileURLWithPath: file), options: .atomic)
  }
}
