import ArgumentParser
import Foundation
import LessonKit
import LessonVerification

extension CompletionKind {
  /// Completes a LESSON: the package's lessons by name, and Markdown files by path.
  static let lesson = CompletionKind.custom { _, _, prefix in
    let slugs = (try? LessonPackage(path: nil, buildFolder: nil).allFiles().map(\.slug)) ?? []
    return (slugs + paths(startingWith: prefix)).filter { $0.hasPrefix(prefix) }
  }

  /// The Markdown files and folders in the folder that `prefix` names.
  private static func paths(startingWith prefix: String) -> [String] {
    let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    return (names ?? []).sorted().compactMap { name in
      var isFolder: ObjCBool = false
      guard !name.hasPrefix("."),
        FileManager.default.fileExists(atPath: folder + name, isDirectory: &isFolder)
      else { return nil }
      if isFolder.boolValue { return folder + name + "/" }
      return name.hasSuffix(".md") ? folder + name : nil
    }
  }
}
