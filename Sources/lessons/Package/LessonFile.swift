import Foundation
import LessonKit
import LessonProcess

/// A lesson's Markdown file on disk.
struct LessonFile: Equatable {
  /// The absolute path.
  let path: String
  /// The path that reports show: relative to the package where it lies inside, else as given.
  let shownPath: String
  /// The folder of the package that the file lies in, if it lies in the tool's package.
  let package: String?

  /// The file's name without extension.
  var slug: String { Lesson.slug(ofFile: path) }

  /// The folder of extra files that the lesson's program finds in its scratch folder.
  var filesFolder: String {
    URL(fileURLWithPath: path).deletingLastPathComponent().appending(path: "\(slug).files").path
  }

  /// The paths of the extra files and folders, from their folder.
  var extraFiles: [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: filesFolder))?.sorted() ?? []
  }

  /// The names and stamps of the extra files: a changed one runs the lesson again.
  var filesStamp: String {
    extraFiles.map { name in
      "\(name) \(FileStamp(path: filesFolder + "/" + name)?.description ?? "")"
    }.joined(separator: "\n")
  }

  /// Whether `name` means this lesson: `01-by-hand`, or `by-hand` without the number.
  func answers(to name: String) -> Bool {
    let bare = slug.drop { $0.isNumber }.drop { $0 == "-" }
    return name == slug || (!bare.isEmpty && name == bare)
  }

  /// Reads and parses the file.
  func lesson() throws -> Lesson {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return Lesson(parsing: Array(data), file: shownPath, on: .current)
    } catch {
      throw ToolFailure(message: "cannot read \(shownPath): \(error.localizedDescription)")
    }
  }

  /// Replaces the file by complete new bytes, if it still is what `lesson` was read from.
  func replace(_ lesson: Lesson, with bytes: [UInt8]) throws {
    // A link stays a link: what it leads to is replaced.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let old = FileManager.default.contents(atPath: target.path)
    guard old == Data(lesson.source.file(with: lesson.source.bytes)) else {
      throw ToolFailure(
        message: "\(shownPath) was changed while its cells ran, and stays as it is: run again")
    }
    let aside = target.deletingLastPathComponent()
      .appending(path: ".\(target.lastPathComponent).\(UUID().uuidString)")
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: target.path)
      try Data(bytes).write(to: aside)
      if let mode = attributes[.posixPermissions] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: aside.path)
      }
      guard rename(aside.path, target.path) == 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    } catch {
      try? FileManager.default.removeItem(at: aside)
      throw ToolFailure(message: "cannot write \(shownPath): \(error.localizedDescription)")
    }
  }

  /// What is wrong with the links and formulas of `lesson`, which the file holds.
  func proseDiagnostics(of lesson: Lesson) -> [Diagnostic] {
    LinkedFiles(lessonAt: path, package: package).brokenLinks(in: lesson) + lesson.badFormulas
  }
}
