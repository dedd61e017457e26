import Foundation
import LessonKit

/// The files below one folder, and no others, whatever symbolic links lie in it.
struct ServedFolder: Sendable {
  /// The folder's path.
  let path: String

  /// The real path of a regular file below the folder; `nil` where there is none.
  ///
  /// - Parameter target: the path of the request, as it came.
  func file(at target: String) -> String? {
    guard let wanted = PreviewPath(target: target), let root = Self.realPath(path),
      let file = Self.realPath("\(root)/\(wanted.path)"), file.hasPrefix(root + "/"),
      Self.isRegular(file)
    else { return nil }
    return file
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether a path leads to a file that can be read to its end: no folder, pipe or device.
  private static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
