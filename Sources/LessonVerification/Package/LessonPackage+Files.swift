import Foundation
import LessonFormat
import LessonPages
import LessonProcess
import LessonText

extension LessonPackage {
  /// The package in the folder at `path`, else in the nearest one above the current folder that holds one.
  ///
  /// - Parameter buildFolder: the folder with the description of the build whose libraries its lessons
  ///   import.
  package init(path: String?, buildFolder: String? = RunningCommand.folder) throws {
    self.init(root: try Self.root(path), buildFolder: buildFolder)
  }

  /// The package in a folder, with the libraries of a build.
  package init(root: String, buildFolder: String?) {
    self.init(
      root: root, libraries: buildFolder.map { LessonLibrary.all(describedIn: $0) } ?? [])
  }

  static func root(_ path: String?) throws -> String {
    let current = FileManager.default.currentDirectoryPath
    if let path {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
      else { throw UsageError("There is no folder at \(path) (--package-path).") }
      return resolved(path)
    }
    guard current.hasPrefix("/") else {
      throw ToolFailure(
        message:
          "the current folder is not there any more: change to another one, or name the package"
          + " with --package-path")
    }
    var folder = URL(fileURLWithPath: current)
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
        return resolved(folder.path)
      }
      folder.deleteLastPathComponent()
    }
    return resolved(current)
  }

  /// Every Markdown file of the folder of lessons, by name; one that is a link out of the package may not be read.
  package func allFiles() throws -> [LessonFile] {
    let folder = root + "/" + lessonsFolder
    guard let lessons = fileNames else {
      throw UsageError(
        "There is no folder \(lessonsFolder) in \(root): run the command in a package that has one, or name"
          + " lesson files.")
    }
    if let (name, _) = zip(lessons, lessons.dropFirst()).first(where: { $0 == $1 }) {
      throw ToolFailure(
        message:
          "\(lessonsFolder)/\(name) is there twice, with letters composed in two ways (Unicode NFC and"
          + " NFD): rename or remove one of the files")
    }
    var status = stat()
    let isPlain = lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    if !isPlain { try checkLinks(along: lessonsFolder) }
    return try lessons.map { name in
      let argument = folder + "/" + name
      // To resolve a path takes longer than all else that is done for a lesson that did not change.
      var lesson = LessonFile(
        path: argument, shownPath: lessonsFolder + "/" + name, package: self)
      if isPlain, lstat(argument, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
        return lesson
      }
      do throws(ToolFailure) {
        try checkLinks(along: lesson.shownPath)
      } catch {
        lesson.refusal = error.message
        return lesson
      }
      return try file(at: argument)
    }
  }

  /// The names of the Markdown files of the folder of lessons; `nil` where there is no such folder.
  private var fileNames: [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + lessonsFolder))?
      .filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
  }

  /// Fails where a path in the package, or a folder on its way, is a link that leads out of it.
  ///
  /// A package builds the same on any machine, and changes nothing outside. What an argument names is
  /// not asked: whoever runs the command may have lessons anywhere.
  package func checkLinks(along name: String) throws(ToolFailure) {
    var part = ""
    for component in name.split(separator: "/") {
      part += part.isEmpty ? String(component) : "/" + component
      var status = stat()
      guard lstat(root + "/" + part, &status) == 0 else { return }
      // To resolve a path takes longer than to write a page. Only `..` leads out without a link.
      if status.st_mode & S_IFMT != S_IFLNK, component != ".." { continue }
      guard let folder = RealPath(of: root), let target = RealPath(of: root + "/" + part) else {
        return
      }
      guard target.path == folder.path || target.isBelow(folder) else {
        throw ToolFailure(
          message:
            "\(part) is a link that leads out of the package, to \(target.path): put a copy in"
            + " its place")
      }
    }
  }

  /// The lessons that the manifest does not name; none where there is no manifest.
  package var lessonsWithoutTarget: [String] {
    guard let text = try? String(contentsOfFile: root + "/Package.swift", encoding: .utf8),
      // Whoever does not use the plugin has no such targets.
      manifest == nil || text.contains("LessonPlugin"), let names = fileNames
    else { return [] }
    // What stands between two quotation marks.
    let named = Set(
      text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init))
    return names.map(Lesson.slug(ofFile:)).filter { !named.contains($0) }
  }

  /// The lesson file at a path, absolute or relative to the current folder.
  package func file(at argument: String) throws -> LessonFile {
    let absolute = Self.resolved(argument)
    let prefix = root == "/" ? "/" : root + "/"
    let isInside = absolute.hasPrefix(prefix)
    let shown = isInside ? String(absolute.dropFirst(prefix.count)) : argument
    return LessonFile(path: absolute, shownPath: shown, package: self, isInside: isInside)
  }

  /// The path from the package's folder that an argument has if its last part is no link.
  func nameInside(of argument: String) -> String? {
    let url = URL(fileURLWithPath: argument)
    let folder = Self.resolved(url.deletingLastPathComponent().path)
    guard folder == root || folder.hasPrefix(root == "/" ? "/" : root + "/") else { return nil }
    let name = String(folder.dropFirst(root.count)) + "/" + url.lastPathComponent
    return String(name.drop { $0 == "/" })
  }

  /// The lesson that an argument names, by path or by name.
  func file(named argument: String) throws -> LessonFile {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder)
    if exists, !isFolder.boolValue { return try file(at: argument) }
    guard let lesson = try lesson(named: argument) else {
      throw unknown(argument, isFolder: exists)
    }
    return lesson
  }

  /// The lesson of a name; `nil` where there is none.
  func lesson(named name: String) throws -> LessonFile? {
    let files = (try? allFiles()) ?? []
    let named = files.filter { $0.slug == name }
    let meant = named.isEmpty ? files.filter { $0.answers(to: name) } : named
    guard meant.count > 1 else { return meant.first }
    throw UsageError(
      "`\(name)` may be \(meant.map(\.slug).joined(separator: " or ")): write the whole name.")
  }

  /// What is wrong with an argument that names nothing, where there are the names of `documentation` besides
  /// those of lessons.
  func unknown(
    _ argument: String, isFolder: Bool, among documentation: [DocumentationSource] = []
  ) -> UsageError {
    if isFolder {
      return UsageError(
        "\(argument) is a folder\(manifest == nil ? "" : " without documentation"); name a lesson file."
      )
    }
    let lessons = ((try? allFiles()) ?? []).map(\.slug)
    let articles = documentation.filter { $0.kind == .page }.map(\.name)
    let modules = documentation.compactMap(\.module)
    let what = manifest == nil ? "lesson" : "lesson, module or article"
    let missing = "There is no \(what) `\(argument)`: no file has this path"
    let meant = Set((lessons + articles + modules).filter { $0.hasPrefix(argument) })
    // Who is told the one name that begins so need not read all the others.
    if let name = meant.first, meant.count == 1 {
      return UsageError("\(missing). Did you mean `\(name)`?")
    }
    let known = [("lessons", lessons), ("articles", articles), ("modules", modules)]
      .compactMap { kind, names in Self.list(names).map { "its \(kind) are \($0)" } }
    return UsageError(
      missing + (known.isEmpty ? "." : ", and of the package \(known.joined(separator: "; "))."))
  }

  /// The names, each once, as far as anybody reads them; `nil` where there are none.
  private static func list(_ names: [String]) -> String? {
    var seen: Set<String> = []
    let all = names.filter { seen.insert($0).inserted }
    let shown = all.prefix(mostNames).joined(separator: ", ")
    let rest = all.count - mostNames
    return all.isEmpty ? nil : shown + (rest > 0 ? " and \(rest) more" : "")
  }

  private static let mostNames = 40

  /// Whether there is a folder of lessons.
  package var hasLessonsFolder: Bool { fileNames != nil }

  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }
}
