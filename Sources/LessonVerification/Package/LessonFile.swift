import Foundation
import LessonFormat
import LessonProcess
import LessonText

/// A lesson's Markdown file on disk.
package struct LessonFile: Hashable {
  package let path: String
  /// The path that reports show: relative to the package where it lies inside, else as given.
  package let shownPath: String
  /// The package that its program is compiled for.
  package let package: LessonPackage
  package let isInside: Bool
  /// Why the file may not be read; `nil` where it may.
  var refusal: String?

  package init(path: String, shownPath: String, package: LessonPackage, isInside: Bool = true) {
    self.path = path
    self.shownPath = shownPath
    self.package = package
    self.isInside = isInside
  }

  /// The file as a part of `package`, the same one with its libraries.
  func belonging(to package: LessonPackage) -> LessonFile {
    var file = LessonFile(path: path, shownPath: shownPath, package: package, isInside: isInside)
    file.refusal = refusal
    return file
  }

  /// The file's name without extension.
  package var slug: String { Lesson.slug(ofFile: path) }

  /// The folder of extra files that the lesson's program finds in its scratch folder.
  package var filesFolder: String {
    StagedFile.folder(of: path) + "/\(slug).files"
  }

  /// The paths of the extra files and folders, from their folder.
  var extraFiles: [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: filesFolder))?.sorted() ?? []
  }

  /// The files and folders that belong to the lesson: itself and its extra files.
  package var ownSources: [String] {
    let folder = filesFolder
    return [path, folder] + extraFiles.map { folder + "/" + $0 }
  }

  package var links: LinkedFiles {
    LinkedFiles(lessonAt: path, package: isInside ? package.root : nil)
  }

  /// Whether `name` means this lesson: `01-by-hand`, or `by-hand` without the number.
  package func answers(to name: String) -> Bool {
    let bare = slug.drop { $0.isNumber }.drop { $0 == "-" }
    return name == slug || (!bare.isEmpty && name == bare)
  }

  package func lesson(on platform: Platform = .current) throws -> Lesson {
    if let refusal { throw ToolFailure(message: refusal) }
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return Lesson(parsing: Array(data), file: shownPath, on: platform, in: package)
    } catch {
      throw ToolFailure(
        message: "cannot read \(shownPath): \(obstacle ?? error.localizedDescription)")
    }
  }

  /// What is there instead of a file; `nil` where that is none, or a file.
  private var obstacle: String? {
    if let file = RealPath(of: path) {
      return file.isRegularFile ? nil : "it is no file but a folder, a pipe or a device"
    }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return nil }
    return "it is a link that leads nowhere; correct or remove it"
  }

  /// Replaces the file by complete new bytes, if it still is what `lesson` was read from.
  package func replace(_ lesson: Lesson, with bytes: [UInt8]) throws(ToolFailure) {
    // A link stays a link: what it leads to is replaced.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let old = Data(lesson.source.file(with: lesson.source.bytes))
    let isReplaced: Bool
    do {
      isReplaced = try StagedFile(bytes, for: target, isDurable: true, isAuthored: true)
        .replace(target, ifStill: old)
    } catch {
      throw ToolFailure(
        message: "cannot write \(shownPath), which stays as it is: \(error.localizedDescription)")
    }
    guard isReplaced else {
      throw ToolFailure(
        message: "\(shownPath) was changed while its cells ran, and stays as it is: run again")
    }
  }

  /// What is wrong with the links and formulas of `lesson`, and what its page leaves out or does not draw.
  package func proseDiagnostics(of lesson: Lesson) -> [Diagnostic] {
    links.brokenLinks(in: lesson) + lesson.badFormulas + lesson.leftOutHTML
      + lesson.diagramsAsCode
  }
}
