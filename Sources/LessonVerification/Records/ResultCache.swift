import Foundation
import LessonCode
import LessonResults
import LessonText

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
    var programs: [ProgramOutcome]
  }

  /// The results of the lesson at `path`, if they are known for `key`.
  func results(of plans: [ProgramPlan], for key: String, path: String) -> [ProgramResult]? {
    guard let entry = entryFile(path).read(), entry.key == key,
      entry.programs.count == plans.count
    else { return nil }
    return zip(plans, entry.programs).map { plan, outcome in
      ProgramResult(plan, program: nil, outcome: outcome)
    }
  }

  /// Whether anything is kept of the lesson at `path`: nothing is that a later run has refuted.
  func has(_ path: String) -> Bool { entryFile(path).isThere }

  /// What is kept of the lesson at `path`, whatever it was true of.
  func last(path: String) -> (key: String, programs: [ProgramOutcome])? {
    entryFile(path).read().map { ($0.key, $0.programs) }
  }

  /// Keeps the results of all programs of a lesson; a failure is not kept, so that it is told again.
  func store(_ results: [ProgramResult], for key: String, path: String) {
    let outcomes = results.compactMap(\.keptOutcome)
    guard outcomes.count == results.count else { return }
    entryFile(path).write(Entry(key: key, programs: outcomes))
  }

  /// Drops what is kept of the lesson at `path`, whatever the key, where a fresh run came to something
  /// else.
  func drop(_ path: String, unlessLike results: [ProgramResult]) {
    let file = entryFile(path)
    let outcomes = results.compactMap(\.keptOutcome)
    guard outcomes.count == results.count, file.read()?.programs == outcomes else {
      return file.remove()
    }
  }

  /// Drops what is kept of the lesson at `path`: a later run had other results.
  func forget(_ path: String) { entryFile(path).remove() }

  private func entryFile(_ path: String) -> CacheFile<Entry> {
    let name = ContentHash([RunningCommand.portablePath(path)]).hexadecimal
    return CacheFile(path: folder.map { "\($0)/\(name).json" })
  }
}
