import Foundation
import LessonKit

/// The rendered site, `Output/`.
struct OutputFolder {
  /// What came of writing it.
  struct Result {
    /// How many lesson pages were rendered.
    var pages = 0
    /// How many files have other bytes than before.
    var changed = 0
    /// Lessons that failed, whose pages stay as they were.
    var keptBack: [String] = []
  }

  private let package: PackageFolder
  private var folder: String { package.path + "/Output" }

  init(_ package: PackageFolder) {
    self.package = package
  }

  /// Renders the verified lessons among `verdicts`, the index and the assets.
  ///
  /// With `all`, pages that no lesson has any more are removed.
  func write(_ verdicts: [Verdict], all: Bool) throws -> Result {
    var result = Result()
    let files = (try? package.allFiles()) ?? []
    try checkNames(of: verdicts, files)
    // The index and the links between pages name every lesson that has a page, verified now or not.
    let verified = Set(verdicts.filter(\.isVerified).map(\.lesson.slug))
    let known = Dictionary(
      verdicts.map { ($0.lesson.file, $0.lesson) }, uniquingKeysWith: { first, _ in first })
    let course = try files.filter { file in
      verified.contains(file.slug)
        || FileManager.default.fileExists(atPath: "\(folder)/\(file.slug).html")
    }.map { LessonSummary(try known[$0.shownPath] ?? $0.lesson()) }
    let title = indexTitle ?? URL(fileURLWithPath: package.path).lastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      result.keptBack = verdicts.filter { !$0.isVerified }.map(\.lesson.slug)
      // Colours take most of the time of a build with nothing to run.
      let pages = inParallel(
        verdicts.filter(\.isVerified), jobs: ProcessInfo.processInfo.activeProcessorCount
      ) { verdict in
        let place = CoursePlace(of: verdict.lesson.slug, in: course, title: title)
        let page = LessonPage(verdict, at: place)
        return (page: page, html: page.html)
      }
      for (page, html) in pages {
        try replace(page.fileName, with: Data(html.utf8), &result)
        for image in page.images {
          let file = URL(fileURLWithPath: package.path + "/" + image.path)
          try replace(image.name, with: try Data(contentsOf: file), &result)
        }
        result.pages += 1
      }
      let index = IndexPage(title: title, lessons: course)
      try replace(IndexPage.fileName, with: Data(index.html.utf8), &result)
      for asset in Assets.files { try replace(asset.name, with: Data(asset.bytes), &result) }
      if all { try removeStalePages(keeping: files.map(\.slug), &result) }
    } catch {
      throw ToolFailure(message: "cannot write to \(folder): \(error.localizedDescription)")
    }
    return result
  }

  /// Whether a lesson has a page, of now or of before.
  func hasPage(_ lesson: Lesson) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(lesson.slug).html")
  }

  /// Refuses lessons whose page would take the place of another one.
  private func checkNames(of verdicts: [Verdict], _ files: [LessonFile]) throws {
    for lesson in verdicts.map(\.lesson) {
      guard lesson.slug + ".html" != IndexPage.fileName else {
        throw ToolFailure(
          message: "\(lesson.file) would take the place of the course's index: rename it")
      }
      if let other = files.first(where: { $0.slug == lesson.slug && $0.shownPath != lesson.file }) {
        throw ToolFailure(
          message:
            "\(lesson.file) would take the place of the page of \(other.shownPath): rename it")
      }
    }
  }

  /// The package's name as the README's first heading has it.
  private var indexTitle: String? {
    guard let data = FileManager.default.contents(atPath: package.path + "/README.md") else {
      return nil
    }
    return Lesson(parsing: Array(data), file: "README.md").title
  }

  /// Replaces a file by a complete one, and leaves it alone where the bytes are the same.
  private func replace(_ name: String, with data: Data, _ result: inout Result) throws {
    let path = folder + "/" + name
    guard FileManager.default.contents(atPath: path) != data else { return }
    let target = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: target, options: .atomic)
    result.changed += 1
  }

  /// Removes pages that this tool made for lessons that are gone.
  private func removeStalePages(keeping slugs: [String], _ result: inout Result) throws {
    let kept = Set(slugs.map { $0 + ".html" } + [IndexPage.fileName])
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".html") && !kept.contains(name) {
      let text = (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
      guard text.contains("<meta name=\"generator\" content=\"lessons\"") else { continue }
      try FileManager.default.removeItem(atPath: folder + "/" + name)
      result.changed += 1
    }
  }
}
