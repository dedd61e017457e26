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
    /// Where the pieces of a joined file lie in it, as ``JoinedLayout`` tells; empty for another one.
    var layout = ""
    /// Whether the file was as it was written when the tool last looked.
    var isUntouched = true
  }

  /// The folder of the files that readers see.
  let folder: String
  private let table: KeptTable
  /// The bytes of what files are joined of, as this run has made them.
  private var parts: [String: [UInt8]] = [:]
  private var entries: [String: Entry] = [:]
  /// What the whole site was made of, and the stamp of its folder, which tells of files that came and
  /// went.
  private var whole = (inputs: "", stamp: "")
  private var isChanged = false

  /// The record of the pages in `folder`, kept in the folder `cache`, or in memory where that is `nil`.
  init(of folder: String, cache: String?) {
    self.folder = folder
    table = KeptTable("site", of: folder, in: cache, key: RunningCommand.stamp)
    guard let rows = table.load(), let first = rows.first, first.count == 2 else { return }
    whole = (first[0], first[1])
    for row in rows.dropFirst() where row.count == 4 {
      entries[row[0]] = Entry(inputs: row[1], stamp: row[2], layout: row[3])
    }
  }

  /// Where a file of the site lies.
  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// The bytes of what a file is joined of, where this run has made them.
  func bytes(ofPart name: String) -> [UInt8]? { parts[name] }

  /// Where the pieces of a joined file lie in it; `nil` where the file with this stamp is not the one that
  /// was written.
  func layout(of name: String, stamp: FileStamp?) -> JoinedLayout? {
    guard let stamp, let entry = entries[name], entry.stamp == stamp.description else { return nil }
    return JoinedLayout(entry.layout)
  }

  private func currentStamp(of name: String) -> FileStamp? { FileStamp(path: path(name)) }

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
    for index in entries.indices {
      let stamp = currentStamp(of: entries.keys[index])?.description
      entries.values[index].isUntouched = stamp == entries.values[index].stamp
    }
  }

  /// The names of the files that were written and are not there any more.
  var missingNames: Set<String> {
    Set(entries.keys.filter { currentStamp(of: $0) == nil })
  }

  /// The names of all files that were written.
  var names: Set<String> { Set(entries.keys) }

  /// The names of our pages in the folder that are none of `kept`, and of what belongs to them.
  func stalePages(besides kept: Set<String>) throws -> [String] {
    var stale: [String] = []
    for name in try writing({ try FileManager.default.contentsOfDirectory(atPath: folder) })
    where [".html", ".xml"].contains(where: name.hasSuffix) && !kept.contains(name) {
      let text = (try? String(contentsOfFile: path(name), encoding: .utf8)) ?? ""
      guard SiteFile.isOurs(name, text) else { continue }
      stale.append(name)
      if name.hasSuffix(".html") {
        stale += Site.fileNames(ofLesson: String(name.dropLast(".html".count)))
      }
    }
    return stale
  }

  /// The names of the files that our pages in the folder show as pictures, without those `pages`.
  func picturesShown(besides pages: [String] = []) throws -> Set<String> {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    var names: Set<String> = []
    for name in try writing({ try FileManager.default.contentsOfDirectory(atPath: folder) })
    where name.hasSuffix(".html") && !pages.contains(name) {
      let text = (try? String(contentsOfFile: path(name), encoding: .utf8)) ?? ""
      if SiteFile.isOurs(name, text) { names.formUnion(SiteFile.pictures(onPage: text)) }
    }
    return names
  }

  /// Whether no link leads from the folder to where a file lies.
  func isInFolder(_ name: String) -> Bool {
    guard let folder = RealPath(of: folder) else { return false }
    return RealPath(of: path(name))?.path == folder.path + "/" + name
  }

  /// Whether nothing was touched since the whole site was made of `inputs`.
  func isWhole(_ inputs: String) -> Bool {
    whole.inputs == inputs && whole.stamp == folderStamp && entries.values.allSatisfy(\.isUntouched)
  }

  /// Whether the file has the bytes that were made of the same inputs.
  func isCurrent(_ file: SiteFile) -> Bool {
    guard let inputs = file.inputs, let entry = entries[file.name], entry.inputs == inputs
    else { return false }
    return entry.isUntouched
  }

  /// What has to be made before a file is joined: what it does not share with the one that is there.
  func missingSources(of joined: JoinedFile, in name: String) -> [SiteFile] {
    let known = Set(layout(of: name, stamp: currentStamp(of: name))?.sources ?? [])
    return joined.sources.filter { parts[$0.name] == nil && !known.contains($0.inputs ?? "") }
  }

  /// Whether the file is as it was written.
  func isUntouched(_ name: String) -> Bool { entries[name]?.isUntouched ?? false }

  /// Keeps the bytes of what files are joined of.
  mutating func keep(parts made: [String: [UInt8]]) { parts.merge(made) { $1 } }

  /// Notes what a file is now.
  mutating func note(_ file: SiteFile, _ state: SiteWriter.State) {
    if let part = state.part { parts[file.name] = part }
    guard let stamp = state.stamp else { return }
    let entry = Entry(
      inputs: file.inputs ?? "", stamp: "\(stamp)", layout: state.layout?.text ?? "")
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
    if entries.removeValue(forKey: name) != nil { isChanged = true }
  }

  /// Begins to keep what was noted; a record that cannot be written is a slower tool, not an error.
  mutating func stored() -> Meanwhile<Void>? {
    parts = [:]
    guard isChanged else { return nil }
    isChanged = false
    return Meanwhile { [entries, whole, table] in
      let rows = entries.map { [$0, $1.inputs, $1.stamp, $1.layout] }
      table.store([[whole.inputs, whole.stamp]] + rows)
    }
  }

  var folderStamp: String { FileStamp(path: folder)?.description ?? "" }
}
