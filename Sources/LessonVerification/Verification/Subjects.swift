import Foundation
import LessonDocumentation
import LessonFormat
import LessonText

/// What of a package is verified: its lessons, and its documentation as it stands.
package struct Subjects: Sendable {
  /// The lessons, in order.
  package private(set) var lessons: [LessonFile] = []
  /// The documentation, in order: pages, then sources.
  package private(set) var documentation: [DocumentationSource] = []
  /// The paths of the lessons that are pages of the package at the same time, and have none in the site.
  private var pagesAsLessons: Set<String> = []
  /// The paths of the documentation.
  private var paths: Set<String> = []

  /// The subjects of a selection in `package`.
  package init(_ selection: Selection, in package: LessonPackage) throws {
    let places = PackageDocumentation(of: package)
    if selection.names.isEmpty {
      // A package without any documentation of its own has lessons, or nothing.
      if selection.includes(.lessons), places == nil || package.hasLessonsFolder {
        lessons = try package.allFiles()
      }
      try add(places?.pages() ?? [], selection, in: package)
      if selection.includes(.comments) {
        try add(places?.comments() ?? [], selection, in: package)
      }
    } else {
      for name in selection.names {
        try add(named: name, places, selection, in: package)
      }
    }
  }

  /// Whether there is nothing that could be verified.
  package var isEmpty: Bool { lessons.isEmpty && documentation.isEmpty }

  /// Whether the lesson has a page in the site.
  package func isRendered(_ lesson: LessonFile) -> Bool { !pagesAsLessons.contains(lesson.path) }

  /// The subjects as parts of `package`, which has been built meanwhile.
  ///
  /// The comments of modules that were not built are left out.
  package func belonging(to package: LessonPackage) -> Subjects {
    var subjects = self
    subjects.lessons = lessons.map { $0.belonging(to: package) }
    let modules = Set(package.libraries.map(\.module))
    subjects.documentation = documentation.filter {
      $0.kind == .page || $0.module.map(modules.contains) ?? true
    }
    return subjects
  }

  private mutating func add(
    named name: String, _ places: PackageDocumentation?, _ selection: Selection,
    in package: LessonPackage
  ) throws {
    let file = try package.file(at: name)
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
    if exists, !isFolder.boolValue {
      // A page may be a link to a file that is none.
      let names = [file.isInside ? file.shownPath : nil, package.nameInside(of: name)]
      for name in names.compactMap({ $0 }) {
        if let source = try places?.source(at: name) {
          return try add([source], selection, in: package)
        }
      }
      guard name.hasSuffix(".swift") else { return add(file, selection) }
      let source = DocumentationSource(
        path: file.path, shownPath: file.shownPath, kind: .comments, module: nil)
      return try add([source], selection, in: package)
    }
    guard let places else { return add(try package.file(named: name), selection) }
    if let lesson = try package.lesson(named: name) { return add(lesson, selection) }
    let all = try places.pages() + places.comments()
    let meant = all.filter { source in
      source.module == name || source.name == name
        || exists && file.isInside && source.shownPath.hasPrefix(file.shownPath + "/")
    }
    guard !meant.isEmpty else { throw package.unknown(name, isFolder: exists, among: all) }
    try add(meant, selection, in: package)
  }

  private mutating func add(_ lesson: LessonFile, _ selection: Selection) {
    if selection.includes(.lessons), !lessons.contains(lesson) { lessons.append(lesson) }
  }

  /// Adds documentation; a page that is written as a lesson is one.
  private mutating func add(
    _ sources: [DocumentationSource], _ selection: Selection, in package: LessonPackage
  ) throws {
    for source in sources where !paths.contains(source.path) {
      if source.kind == .page, source.isLesson {
        let lesson = LessonFile(path: source.path, shownPath: source.shownPath, package: package)
        if selection.names.isEmpty { pagesAsLessons.insert(source.path) }
        add(lesson, selection)
      } else if selection.includes(source.kind == .page ? .pages : .comments) {
        paths.insert(source.path)
        documentation.append(source)
      }
    }
  }
}

extension DocumentationSource {
  /// Whether the page is written as a lesson: it has a comment with settings, or shows the output of a cell and
  /// has no code that only documentation has, such as excerpts and comments that tell what is printed.
  fileprivate var isLesson: Bool {
    guard let data = FileManager.default.contents(atPath: path) else { return false }
    let marks = ["```output", "~~~output", "lesson:"].map { Data($0.utf8) }
    guard marks.contains(where: { data.range(of: $0) != nil }) else { return false }
    let lesson = Lesson(parsing: Array(data), file: shownPath)
    let outputs = lesson.cells.flatMap(\.outputs)
    guard !lesson.hasSettings, outputs.allSatisfy({ $0.channel == .output }) else { return true }
    return !outputs.isEmpty
      && DocumentationFile(.page, SourceText(Array(data)), file: shownPath).blocks.allSatisfy {
        $0.kind == .program && $0.claims.isEmpty
      }
  }
}
