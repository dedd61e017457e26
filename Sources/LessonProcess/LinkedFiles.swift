import Foundation
import LessonFormat
import LessonText

/// The files that a lesson's links may lead to.
package struct LinkedFiles: Sendable {
  /// The folder that links must not leave, symbolic links resolved.
  private let root: String
  private let base: LinkBase

  /// Describes the files around the lesson at `path`, an absolute path without symbolic links.
  ///
  /// - Parameter package: the package's folder if the lesson lies inside, else `nil`.
  package init(lessonAt path: String, package: String?) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if let package, folder == package || folder.hasPrefix(Self.prefix(package)) {
      root = package
      base = .package(folder: String(folder.dropFirst(package.count)))
    } else {
      root = folder
      base = .lessonFolder
    }
  }

  /// What is wrong with the links of `lesson`, which stands at the path.
  package func brokenLinks(in lesson: Lesson) -> [Diagnostic] {
    LinkCheck(lesson, base: base, target: target).diagnostics
  }

  /// The files and folders that the links of `lesson` lead to.
  package func paths(of lesson: Lesson) -> [String] {
    LinkCheck(lesson, base: base, target: target).paths
      .map { $0.isEmpty ? root : Self.prefix(root) + $0 }
  }

  private func target(_ path: String) -> LinkTarget {
    let full = path.isEmpty ? root : Self.prefix(root) + path
    var isFolder: ObjCBool = false
    // A zero would end the path early for the system.
    guard !path.contains("\0"),
      FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
    else {
      let folder = URL(fileURLWithPath: full).deletingLastPathComponent()
      let isInside = isInside(folder.resolvingSymlinksInPath().path)
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
      return .nothing(neighbours: isInside ? (names ?? []).sorted() : [])
    }
    guard isInside(URL(fileURLWithPath: full).resolvingSymlinksInPath().path) else {
      return .outside
    }
    if isFolder.boolValue { return .folder }
    guard path.lowercased().hasSuffix(".md"), let data = FileManager.default.contents(atPath: full)
    else { return .file }
    return .markdown(Array(data))
  }

  private func isInside(_ path: String) -> Bool {
    path == root || path.hasPrefix(Self.prefix(root))
  }

  private static func prefix(_ folder: String) -> String { folder == "/" ? "/" : folder + "/" }
}
