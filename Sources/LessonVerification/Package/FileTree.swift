import Foundation
import LessonProcess

/// The files below a folder.
///
/// Links to folders are not followed, so that a link that leads to itself ends nothing; hidden files are none
/// of an author's.
struct FileTree {
  private let isIncluded: (_ name: String, _ isFolder: Bool) -> Bool

  /// - Parameter isIncluded: whether a file, or a folder with all that is in it, counts; asked with its path
  ///   from the folder.
  init(including isIncluded: @escaping (_ name: String, _ isFolder: Bool) -> Bool) {
    self.isIncluded = isIncluded
  }

  /// The paths of the files from `folder`, sorted; none where there is no such folder.
  func files(in folder: String) throws -> [String] {
    var files: [String] = []
    try collect("", in: folder, to: &files)
    return files.sorted()
  }

  private func collect(_ prefix: String, in folder: String, to files: inout [String]) throws {
    guard let names = try names(in: folder) else { return }
    for name in names where !name.hasPrefix(".") {
      let path = folder + "/" + name
      switch Self.kind(of: path) {
      case S_IFDIR where isIncluded(prefix + name, true):
        try collect(prefix + name + "/", in: path, to: &files)
      case S_IFREG where isIncluded(prefix + name, false): files.append(prefix + name)
      case S_IFLNK where isIncluded(prefix + name, false):
        if RealPath(of: path)?.isRegularFile ?? false { files.append(prefix + name) }
      default: break
      }
    }
  }

  /// What is in a folder; `nil` where there is none.
  private func names(in folder: String) throws -> [String]? {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      guard Self.kind(of: folder) == S_IFDIR else { return nil }
      throw ToolFailure(
        message: "cannot read the folder \(folder): make it readable, or move it away")
    }
  }

  private static func kind(of path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }
}
