import Foundation

/// Files that are written all together or not at all.
///
/// New files are written aside first, so that a full disk or a missing permission shows before
/// anything is visible; what then fails is undone. Nothing is overwritten but the one file that
/// ``replace(_:_:with:)`` names.
package struct FileTransaction {
  private var created: [(path: String, data: Data)] = []
  private var replaced: (path: String, old: Data, new: Data)?

  package init() {}

  mutating func create(_ path: String, _ data: Data) {
    created.append((path, data))
  }

  /// Plans the new contents of a file that has the contents `old`; it changes last.
  package mutating func replace(_ path: String, _ old: Data, with new: Data) {
    replaced = (URL(fileURLWithPath: path).resolvingSymlinksInPath().path, old, new)
  }

  /// Writes everything, or throws and leaves everything as it was.
  package func commit() throws {
    let manager = FileManager.default
    for (path, _) in created where Self.isTaken(path) {
      throw ToolFailure(message: "\(path) is there already, and nothing was written: move it away")
    }
    var undo: [() -> Void] = []
    do {
      var staged: [(file: StagedFile, path: String)] = []
      for (path, data) in created {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        for missing in Self.missingFolders(of: folder) {
          try manager.createDirectory(at: missing, withIntermediateDirectories: false)
          // Removes the folder only if it is empty: others may have put something in it.
          undo.append { rmdir(missing.path) }
        }
        staged.append((try StagedFile(data, for: path, isDurable: true), path))
      }
      let last = try replaced.map { file in
        do throws(StagedFile.Failure) {
          let staged = try StagedFile(file.new, for: file.path, isDurable: true, isAuthored: true)
          return (staged, file.path, file.old)
        } catch {
          throw ToolFailure(message: "\(file.path): \(error.reason)")
        }
      }
      for (file, path) in staged {
        try file.place(at: path)
        undo.append { try? manager.removeItem(atPath: path) }
      }
      if let (file, path, old) = last, try !file.replace(path, ifStill: old) {
        throw ToolFailure(message: "\(path) was changed meanwhile: run again")
      }
    } catch {
      for step in undo.reversed() { step() }
      throw ToolFailure(
        message: "cannot write, and nothing was changed: "
          + ((error as? ToolFailure)?.message ?? error.localizedDescription))
    }
  }

  /// Whether anything, a broken link too, has the name.
  package static func isTaken(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path)) != nil
  }

  /// The folders that have to be made, outermost first.
  private static func missingFolders(of folder: URL) -> [URL] {
    var missing: [URL] = []
    var folder = folder
    while folder.path != "/", !isTaken(folder.path) {
      missing.insert(folder, at: 0)
      folder = folder.deletingLastPathComponent()
    }
    return missing
  }
}
