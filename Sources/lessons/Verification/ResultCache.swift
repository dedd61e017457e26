import Foundation
import LessonKit

/// What came of lessons' programs when they last did what was asked, so that unchanged ones need not
/// run again.
///
/// An entry holds its whole key, and is believed only if that is equal. It is written aside and
/// renamed, so that only complete entries are ever visible. Deleting the folder is always safe.
struct ResultCache {
  /// The folder of the entries; `nil` where nothing is cached.
  let folder: String?

  private struct Entry: Codable {
    var key: String
    var programs: [ResultRecord]
  }

  private struct HashRecord: Codable {
    var stamps: String
    var hash: String
  }

  /// The results of the lesson at `path`, if they are known for `key`.
  func results(of plans: [ProgramPlan], for key: String, path: String) -> [ProgramResult]? {
    guard let file = entryFile(path), let data = FileManager.default.contents(atPath: file),
      let entry = try? JSONDecoder().decode(Entry.self, from: data), entry.key == key,
      entry.programs.count == plans.count
    else { return nil }
    return zip(plans, entry.programs).map { plan, record in
      ProgramResult(plan, program: nil, outcome: record.outcome)
    }
  }

  /// Keeps the results of all programs of a lesson; a failure is not kept, so that it is told again.
  func store(_ results: [ProgramResult], for key: String, path: String) {
    let records = results.compactMap(ResultRecord.init)
    guard records.count == results.count, let file = entryFile(path) else { return }
    write(Entry(key: key, programs: records), to: file)
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
    folder.map { "\($0)/\(ContentHash([path]).hexadecimal).json" }
  }

  /// Writes aside and renames; a cache that cannot be written is a slower tool, not an error.
  private func write(_ value: some Encodable, to file: String) {
    guard let folder, let data = try? JSONEncoder().encode(value) else { return }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? data.write(to: URL(fileURLWithPath: file), options: .atomic)
  }
}
