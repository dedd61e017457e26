import Foundation
import LessonCode
import LessonMatching
import LessonPages
import LessonProcess
import LessonText
import LessonVerification

/// What the rendered files were made of when they were last written, so that unchanged ones need not
/// be made again.
///
/// A file that anybody else changed, replaced or removed since then is not believed. Losing the record
/// costs a rendering and nothing else.
struct SiteRecord {
  private struct Entry {
    let inputs: String
    let stamp: String
    /// Whether the file was as it was written when the tool last looked.
    var isUntouched = true
  }

  /// The folder of the files that readers see.
  let folder: String
  private let table: KeptTable
  /// Where parts are kept from run to run; `nil` for nowhere.
  private let partsFolder: String?
  /// The parts that this run has made; all of them where none are kept.
  private var parts: [String: Data] = [:]
  private var entries: [String: Entry] = [:]
  /// What the whole site was made of, and the stamp of its folder, which tells of files that came and
  /// went.
  private var whole = (inputs: "", stamp: "")
  private var isChanged = false

  /// The record of the pages in `folder`, kept in the folder `cache`, or in memory where that is `nil`.
  init(of folder: String, cache: String?) {
    self.folder = folder
    partsFolder = cache.map { "\($0)/site-\(ContentHash([folder]).hexadecimal)" }
    table = KeptTable("site", of: folder, in: cache, key: RunningCommand.stamp)
    guard let rows = table.load(), let first = rows.first, first.count == 2 else { return }
    whole = (first[0], first[1])
    for row in rows.dropFirst() where row.count == 3 {
      entries[row[0]] = Entry(inputs: row[1], stamp: row[2])
    }
  }

  /// Where a file of the site lies; `nil` for a part where none are kept.
  func path(_ name: String) -> String? {
    SiteFile.isPart(name) ? partsFolder.map { "\($0)/\(name)" } : "\(folder)/\(name)"
  }

  /// The bytes of a part; `nil`, and `errno` says so, where another run has removed it.
  func bytes(ofPart name: String) -> Data? {
    let data = parts[name] ?? path(name).flatMap { FileManager.default.contents(atPath: $0) }
    if data == nil { errno = ENOENT }
    return data
  }

  private func currentStamp(of name: String) -> FileStamp? {
    path(name).flatMap(FileStamp.init(path:))
  }

  /// Runs `body`; what keeps it from writing is said with the folder's name.
  func writing<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let failure as ToolFailure {
      throw failure
    } catch {
      throw ToolFailure(message: "cannot write to \(folder): \(error.localizedDescription)")
    }
  }

  /// Looks which files are as they were written.
  mutating func look() {
    for index in entries.indices where !SiteFile.isPart(entries.keys[index]) {
      let stamp = currentStamp(of: entries.keys[index])?.description
      entries.values[index].isUntouched = stamp == entries.values[index].stamp
    }
  }

  /// The names of the files that were written and are not there any more.
  var missingNames: Set<String> {
    Set(entries.keys.filter { !SiteFile.isPart($0) && currentStamp(of: $0) == nil })
  }

  /// The names of all files that were written.
  var names: Set<String> { Set(entries.keys).union(parts.keys) }

  /// Whether nothing was touched since the whole site was made of `inputs`.
  func isWhole(_ inputs: String) -> Bool {
    whole.inputs == inputs && whole.stamp == folderStamp && entries.values.allSatisfy(\.isUntouched)
  }

  /// Whether the file has the bytes that were made of the same inputs.
  func isCurrent(_ file: SiteFile) -> Bool {
    // What a part is made of is its name.
    if parts[file.name] != nil { return true }
    guard let inputs = file.inputs, let entry = entries[file.name], entry.inputs == inputs
    else { return false }
    // Parts are looked at where they are needed only.
    return file.isPart ? currentStamp(of: file.name)?.description == entry.stamp : entry.isUntouched
  }

  /// Whether the file is as it was written.
  func isUntouched(_ name: String) -> Bool { entries[name]?.isUntouched ?? (parts[name] != nil) }

  /// Notes that a file is now what it should be; `part` are the bytes of a part.
  mutating func note(_ file: SiteFile, stamp: FileStamp?, part: Data?) {
    if let part { parts[file.name] = part }
    guard let stamp else { return }
    let entry = Entry(inputs: file.inputs ?? "", stamp: "\(stamp)")
    if entries[file.name].map({ $0.inputs != entry.inputs || $0.stamp != entry.stamp }) ?? true {
      isChanged = true
    }
    entries[file.name] = entry
  }

  /// Notes that all files are now what `inputs` make of them.
  mutating func noteWhole(_ inputs: String) {
    let now = (inputs: inputs, stamp: folderStamp)
    guard whole != now else { return }
    whole = now
    isChanged = true
  }

  mutating func forget(_ name: String) {
    parts[name] = nil
    if entries.removeValue(forKey: name) != nil { isChanged = true }
  }

  /// Removes the parts that nothing is joined of any more, also those that no record names, and what killed
  /// runs have left of one.
  func removeParts(besides kept: Set<String>) {
    guard let partsFolder else { return }
    let folders = kept.filter(SiteFile.isPart).compactMap { name in
      name.lastIndex(of: "/").map { name[..<$0] }
    }
    for folder in Set(folders) {
      let path = "\(partsFolder)/\(folder)"
      StagedFile.removeLeftovers(in: path)
      for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      where !name.hasPrefix(".") && !kept.contains("\(folder)/\(name)") {
        unlink("\(path)/\(name)")
      }
    }
  }

  /// Keeps what was noted; a record that cannot be written is a slower tool, not an error.
  mutating func store() {
    if partsFolder != nil { parts = [:] }
    guard isChanged else { return }
    let rows = entries.sorted { $0.key < $1.key }.map { [$0, $1.inputs, $1.stamp] }
    table.store([[whole.inputs, whole.stamp]] + rows)
    isChanged = false
  }

  private var folderStamp: String { FileStamp(path: folder)?.description ?? "" }
}
