import Foundation

/// The folder of files that a lesson's program finds in its scratch folder.
struct ExtraFiles {
  /// The folder's absolute path.
  let path: String

  /// What cannot be copied: reading a pipe or a device may never end.
  struct Failure: Error, CustomStringConvertible {
    let path: String

    var description: String {
      "\(path) is no file, folder or link, and cannot be given to the lesson: remove it"
    }
  }

  /// Copies the folder into another one, under its own name.
  func copy(into folder: String) throws {
    let manager = FileManager.default
    let inside = (try? manager.subpathsOfDirectory(atPath: path)) ?? []
    for file in [path] + inside.sorted().map({ path + "/" + $0 }) {
      var status = stat()
      guard lstat(file, &status) == 0,
        ![S_IFREG, S_IFDIR, S_IFLNK].contains(status.st_mode & S_IFMT)
      else { continue }
      throw Failure(path: file)
    }
    let name = URL(fileURLWithPath: path).lastPathComponent
    try manager.copyItem(atPath: path, toPath: folder + "/" + name)
  }
}
