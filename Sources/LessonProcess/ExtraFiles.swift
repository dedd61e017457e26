import Foundation

/// The folder of files that a lesson's program finds in its scratch folder.
///
/// Links in the folder stay links, and lead to something in it: a program reads no file that the
/// lesson does not bring along, on any machine.
struct ExtraFiles {
  /// The folder's absolute path.
  let path: String

  /// Why the folder cannot be given to the lesson.
  struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ path: String, _ problem: String) { description = "\(path) \(problem)" }
  }

  /// Copies the folder into another one, under its own name; does nothing where there is none.
  func copy(into folder: String) throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: path) else { return }
    let name = URL(fileURLWithPath: path).lastPathComponent
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard let root = RealPath(of: path),
      root.path == RealPath(of: parent).map({ $0.path + "/" + name })
    else {
      throw Failure(path, "is a link to another folder: put a copy of it in its place")
    }
    let names = try manager.subpathsOfDirectory(atPath: path).sorted()
    // A name of other bytes is read with this sign in their place, and leads to no file.
    if let name = names.first(where: { $0.unicodeScalars.contains("\u{FFFD}") }) {
      throw Failure("\(path)/\(name)", "has a name that is not UTF-8: rename it")
    }
    for file in [path] + names.map({ path + "/" + $0 }) { try Self.check(file, in: root) }
    try manager.copyItem(atPath: path, toPath: folder + "/" + name)
  }

  /// Fails where `file` is a link that leads out of the folder `root`, or cannot be copied:
  /// reading a pipe or a device may never end.
  private static func check(_ file: String, in root: RealPath) throws {
    if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: file) {
      guard !target.hasPrefix("/"), let real = RealPath(of: file), real.isBelow(root) else {
        throw Failure(
          file,
          "is a link that leads out of the lesson's folder: put a copy of the file in its place")
      }
    }
    var status = stat()
    guard lstat(file, &status) == 0,
      ![S_IFREG, S_IFDIR, S_IFLNK].contains(status.st_mode & S_IFMT)
    else { return }
    throw Failure(file, "is no file, folder or link, and cannot be given to the lesson: remove it")
  }
}
