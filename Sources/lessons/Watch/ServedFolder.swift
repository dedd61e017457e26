import LessonKit
import LessonProcess

/// The files below one folder, and no others, whatever symbolic links lie in it.
struct ServedFolder: Sendable {
  /// The folder's path.
  let path: String

  /// The real path of a regular file below the folder; `nil` where there is none.
  ///
  /// - Parameter target: the path of the request, as it came.
  func file(at target: String) -> String? {
    guard let wanted = PreviewPath(target: target), let root = RealPath(of: path),
      let file = RealPath(of: "\(root.path)/\(wanted.path)"), file.isBelow(root),
      file.isRegularFile
    else { return nil }
    return file.path
  }
}
