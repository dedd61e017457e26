import Foundation

/// A link to a scratch folder whose path has a comma: Swift's backtracer takes its settings as a list
/// with commas, and writes nothing where a path has one.
///
/// It is removed when the value goes away; what killed processes have left is removed with the next one,
/// because it leads nowhere.
final class BacktraceLink {
  /// The link's path, without a comma.
  let path: String

  private static let folder = "/tmp"
  private static let prefix = "lessons-backtrace-"

  /// Makes a link to the folder at `target`.
  init(to target: String) throws {
    Self.removeLeftovers()
    path = "\(Self.folder)/\(Self.prefix)\(UUID().uuidString)"
    Interruption.add(folder: path)
    guard symlink(target, path) == 0 else {
      let code = errno
      Interruption.remove(folder: path)
      throw ScratchFolder.Failure(folder: Self.folder, code: code)
    }
  }

  deinit {
    unlink(path)
    Interruption.remove(folder: path)
  }

  private static func removeLeftovers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names
    where name.hasPrefix(prefix) && UUID(uuidString: String(name.dropFirst(prefix.count))) != nil {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0, status.st_uid == geteuid(),
        status.st_mode & S_IFMT == S_IFLNK, access(path, F_OK) != 0, errno == ENOENT
      else { continue }
      unlink(path)
    }
  }
}
