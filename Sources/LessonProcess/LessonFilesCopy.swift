import Foundation

/// A copy of the folder of extra files that a lesson's program finds in its scratch folder.
///
/// Links in the folder stay links, and lead to something in it: a program reads no file that the
/// lesson does not bring along, on whatever machine.
struct LessonFilesCopy {
  /// A link that leads out of the folder, or nowhere.
  struct OutsideLink: Error, CustomStringConvertible {
    let path: String
    let description: String

    init(_ path: String, _ problem: String) {
      self.path = path
      description = "\(path) \(problem): put a copy of the file in its place"
    }
  }

  /// Copies `folder` into another one, under its own name; does nothing where there is no folder.
  static func copy(_ folder: String, into scratch: String) throws {
    guard FileManager.default.fileExists(atPath: folder) else { return }
    try check(folder)
    let name = URL(fileURLWithPath: folder).lastPathComponent
    try FileManager.default.copyItem(atPath: folder, toPath: scratch + "/" + name)
  }

  private static func check(_ folder: String) throws {
    let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    guard let above = realpath(parent), let root = realpath(folder) else { return }
    guard root == above + "/" + URL(fileURLWithPath: folder).lastPathComponent else {
      throw OutsideLink(folder, "is a link to another folder")
    }
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
      let path = folder + "/" + name
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
        continue
      }
      guard !target.hasPrefix("/"), let real = realpath(path), real.hasPrefix(root + "/") else {
        throw OutsideLink(path, "is a link that leads out of the lesson's folder")
      }
    }
  }

  private static func realpath(_ path: String) -> String? {
    guard let resolved = Foundation.realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
