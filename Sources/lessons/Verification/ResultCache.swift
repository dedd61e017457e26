import Foundation
import LessonKit
import LessonProcess

/// What came of lessons' programs when they last did what was asked, so that unchanged ones need not
/// run again.
///
/// An entry holds its whole key, and is believed only if that is equal. Keys are made of contents, so
/// that machines may share the folder. Deleting it is always safe.
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
    guard let entry = entryFile(path).read(), entry.key == key,
      entry.programs.count == plans.count
    else { return nil }
    return zip(plans, entry.programs).map { plan, record in
      ProgramResult(plan, program: nil, outcome: record.outcome)
    }
  }

  /// Keeps the results of all programs of a lesson; a failure is not kept, so that it is told again.
  func store(_ results: [ProgramResult], for key: String, path: String) {
    let records = results.compactMap(ResultRecord.init)
    guard records.count == results.count else { return }
    entryFile(path).write(Entry(key: key, programs: records))
  }

  /// A hash of the files' contents, itself kept as long as no file's stamp changes.
  func contentHash(of files: [String]) -> String {
    guard !files.isEmpty else { return "" }
    let (stamp, isSettled) = FileStamp.of(files)
    let stamps = (files + [stamp]).joined(separator: "\n")
    let record = CacheFile<HashRecord>(
      path: folder.map { "\($0)/hash-\(ContentHash(files).hexadecimal).json" })
    if let known = record.read(), known.stamps == stamps { return known.hash }
    var hash = ContentHash()
    for file in files where RealPath(of: file)?.isRegularFile ?? false {
      let data =
        (try? Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe)) ?? Data()
      data.withUnsafeBytes { hash.combine($0) }
    }
    // A file that changed just now may change again without another stamp.
    if isSettled { record.write(HashRecord(stamps: stamps, hash: hash.hexadecimal)) }
    return hash.hexadecimal
  }

  private func entryFile(_ path: String) -> CacheFile<Entry> {
    let name = ContentHash([RunningCommand.portablePath(path)]).hexadecimal
    return CacheFile(path: folder.map { "\($0)/\(name).json" })
  }
}
