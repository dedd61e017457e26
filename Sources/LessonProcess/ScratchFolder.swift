import CLessonProcess
import Foundation

/// A folder for one piece of work, removed with everything in it when the value goes away.
package final class ScratchFolder: Sendable {
  /// The folder's absolute path.
  package let path: String
  private let root: ScratchRoot

  /// Why there is no such folder.
  struct Failure: Error, CustomStringConvertible {
    /// The system's folder for temporary files.
    let folder: String
    let code: Int32

    var description: String {
      "cannot make a folder in \(folder): \(String(cString: strerror(code))); make room there, or"
        + " name another folder in TMPDIR"
    }
  }

  /// Makes a new folder under the system's folder for temporary files.
  package init() throws {
    root = try ScratchRoot.shared()
    path = root.path + "/" + UUID().uuidString
    guard mkdir(path, 0o700) == 0 else { throw Failure(folder: root.path, code: errno) }
  }

  deinit { Self.remove(path) }

  /// Removes the folder at `path`, also where a lesson has locked a folder inside, or has nested more
  /// folders than a path can name.
  ///
  /// Of a link to a folder it removes the link.
  static func remove(_ path: String) {
    if lesson_remove_folder(path) != 0 { unlink(path) }
  }
}
