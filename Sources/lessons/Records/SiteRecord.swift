import Foundation
import LessonKit
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
    let layout: AssembledFile.Layout?
    let row: KeptTable.Row
    /// Whether the file was as it was written when the tool last looked.
    var isUntouched = true

    init(_ name: String, inputs: String, stamp: String, _ layout: AssembledFile.Layout?) {
      self.inputs = inputs
      self.stamp = stamp
      self.layout = layout
      row = KeptTable.Row([name, inputs, stamp] + (layout?.fields ?? []))
    }

    init?(_ row: KeptTable.Row) {
      guard row.fields.count >= 3 else { return nil }
      inputs = row.fields[1]
      stamp = row.fields[2]
      layout =
        row.fields.count > 3 ? AssembledFile.Layout(fields: Array(row.fields[3...])) : nil
      self.row = row
    }
  }

  /// The folder of the files.
  private let folder: String
  private let table: KeptTable
  private var entries: [String: Entry] = [:]
  /// What the whole site was made of, and the stamp of its folder, which tells of files that came and
  /// went.
  private var whole = (inputs: "", stamp: "")
  private var isChanged = false

  /// The record of the pages in `folder`.
  ///
  /// - Parameter cache: the folder of the record; `nil` for one that is kept in memory only.
  init(of folder: String, cache: String?) {
    self.folder = folder
    table = KeptTable("site", of: folder, in: cache, key: RunningCommand.stamp)
    guard let rows = table.load(), let first = rows.first?.fields, first.count == 2 else { return }
    whole = (first[0], first[1])
    for row in rows.dropFirst() {
      if let entry = Entry(row) { entries[row.fields[0]] = entry }
    }
  }

  /// Looks which files are as they were written.
  mutating func look() {
    for index in entries.indices {
      let stamp = FileStamp(path: path(entries.keys[index]))?.description
      entries.values[index].isUntouched = stamp == entries.values[index].stamp
    }
  }

  /// The names of the files that were written and are not there any more.
  var missingNames: Set<String> { Set(entries.keys.filter { FileStamp(path: path($0)) == nil }) }

  /// The names of all files that were written.
  var names: [String] { entries.keys.sorted() }

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

  /// Whether the file is as it was written.
  func isUntouched(_ name: String) -> Bool { entries[name]?.isUntouched ?? false }

  /// Where the pieces of a file lie that is as it was written, and its stamp.
  func known(_ name: String) -> (layout: AssembledFile.Layout, stamp: String)? {
    guard let entry = entries[name], entry.isUntouched, let layout = entry.layout else {
      return nil
    }
    return (layout, entry.stamp)
  }

  /// Believes no more that a file is as it was written.
  mutating func distrust(_ name: String) { entries[name]?.isUntouched = false }

  /// Notes that a file is now what it should be.
  mutating func note(_ file: SiteFile, stamp: FileStamp, layout: AssembledFile.Layout?) {
    let entry = Entry(file.name, inputs: file.inputs ?? "", stamp: "\(stamp)", layout)
    if entries[file.name]?.row.line != entry.row.line { isChanged = true }
    entries[file.name] = entry
  }

  /// Notes that all files are now what `inputs` make of them.
  mutating func noteWhole(_ inputs: String) {
    let now = (inputs: inputs, stamp: folderStamp)
    guard whole != now else { return }
    whole = now
    isChanged = true
  }

  /// Forgets a file.
  mutating func forget(_ name: String) {
    if entries.removeValue(forKey: name) != nil { isChanged = true }
  }

  /// Keeps what was noted; a record that cannot be written is a slower tool, not an error.
  mutating func store() {
    guard isChanged else { return }
    let rows = entries.sorted { $0.key < $1.key }.map(\.value.row)
    table.store([KeptTable.Row([whole.inputs, whole.stamp])] + rows)
    isChanged = false
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  private var folderStamp: String { FileStamp(path: folder)?.description ?? "" }
}
