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
  private let options: SiteOptions
  private var record: SiteRecord
  private var folder: String { package.path + "/Output" }

  init(_ package: PackageFolder, _ verification: VerificationOptions, _ options: SiteOptions) {
    self.package = package
    self.options = options
    record = SiteRecord(of: package.path + "/Output", cache: verification.cacheFolder)
  }

  /// Renders the verified lessons among `verdicts`, and what tells of all lessons.
  ///
  /// With `all`, files that no lesson has any more are removed.
  mutating func write(_ verdicts: [Verdict], all: Bool) throws -> Result {
    var result = Result()
    try package.checkLinks(along: "Output")
    let files = (try? package.allFiles()) ?? []
    try checkNames(of: verdicts, files)
    let site = try site(of: try course(of: files, verdicts), verdicts)
    defer { record.store() }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      result.pages = verdicts.count(where: \.isVerified)
      result.keptBack = verdicts.filter { !$0.isVerified }.map(\.lesson.slug)
      try write(site, &result)
      if all { try removeStaleFiles(besides: site.map(\.name), result.keptBack, &result) }
    } catch let failure as ToolFailure {
      throw failure
    } catch {
      throw ToolFailure(message: "cannot write to \(folder): \(error.localizedDescription)")
    }
    return result
  }

  /// The files that should be there.
  private func site(of course: Course, _ verdicts: [Verdict]) throws -> [SiteFile] {
    guard let folder = options.themeFolder else { return try Site(course, verdicts).files }
    return try folder.sayingProblems {
      try Site(course, verdicts, theme: folder.theme()).files
    }
  }

  /// The lessons that have a page, verified now or not: what the index and links between pages name.
  private func course(of files: [LessonFile], _ verdicts: [Verdict]) throws -> Course {
    let verified = Set(verdicts.filter(\.isVerified).map(\.lesson.slug))
    let known = Dictionary(
      verdicts.map { ($0.lesson.file, $0.lesson) }, uniquingKeysWith: { first, _ in first })
    let lessons = try files.filter { file in
      verified.contains(file.slug)
        || FileManager.default.fileExists(atPath: "\(folder)/\(file.slug).html")
    }.map { LessonSummary(try known[$0.shownPath] ?? $0.lesson()) }
    let readMe = self.readMe
    return Course(
      title: readMe?.title ?? URL(fileURLWithPath: package.path).lastPathComponent,
      summary: readMe?.summary ?? "", lessons: lessons, address: options.baseURL)
  }

  /// Makes the files that are not what they should be, and writes them in order.
  private mutating func write(_ site: [SiteFile], _ result: inout Result) throws {
    let (folder, source, record) = (folder, package.path, record)
    let due = site.filter { !record.isCurrent($0, at: "\(folder)/\($0.name)") }
    // Colours take most of the time.
    let made = inParallel(due, jobs: ProcessInfo.processInfo.activeProcessorCount) { file in
      Swift.Result {
        switch file.content {
        case .made(let make): Data(make())
        case .copy(let path): try Data(contentsOf: URL(fileURLWithPath: source + "/" + path))
        }
      }
    }
    for (file, bytes) in zip(due, made) {
      try replace(file.name, with: bytes.get(), &result)
      self.record.note(file, at: "\(folder)/\(file.name)")
    }
  }

  /// Refuses lessons whose page would take the place of another one, on whatever system.
  private func checkNames(of verdicts: [Verdict], _ files: [LessonFile]) throws {
    var owners = Dictionary(
      files.map { ($0.slug.lowercased(), $0.shownPath) }, uniquingKeysWith: { first, _ in first })
    for lesson in verdicts.map(\.lesson) {
      let name = lesson.slug.lowercased()
      guard !Site.coursePages.contains(name + ".html") else {
        throw ToolFailure(
          message: "\(lesson.file) would take the place of the course's own page: rename it")
      }
      if let owner = owners[name], owner != lesson.file {
        throw ToolFailure(
          message: "\(lesson.file) would take the place of the page of \(owner): rename it")
      }
      owners[name] = lesson.file
    }
  }

  /// The README, whose first heading and paragraph say what the course is.
  private var readMe: Lesson? {
    FileManager.default.contents(atPath: package.path + "/README.md")
      .map { Lesson(parsing: Array($0), file: "README.md") }
  }

  /// Replaces a file by a complete one, and leaves it alone where the bytes are the same.
  private func replace(_ name: String, with data: Data, _ result: inout Result) throws {
    let path = folder + "/" + name
    guard FileManager.default.contents(atPath: path) != data else { return }
    try package.checkLinks(along: "Output/" + name)
    let target = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: target, options: .atomic)
    result.changed += 1
  }

  /// Removes the files of lessons that are gone, and others that this tool wrote and that no page
  /// needs any more.
  private mutating func removeStaleFiles(
    besides names: [String], _ slugs: [String], _ result: inout Result
  ) throws {
    let kept = Set(names + slugs.flatMap(Site.fileNames) + Site.coursePages)
    var stale: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where [".html", ".xml"].contains(where: name.hasSuffix) && !kept.contains(name) {
      let text = (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
      guard SiteFile.isOurs(name, text) else { continue }
      stale.append(name)
      if name.hasSuffix(".html") {
        stale += Site.fileNames(ofLesson: String(name.dropLast(".html".count)))
      }
    }
    // The page of a lesson that fails stays, and with it whatever it shows.
    if result.keptBack.isEmpty {
      stale += record.names.filter { record.isUntouched($0, at: "\(folder)/\($0)") }
    }
    for name in Set(stale).subtracting(kept).sorted() {
      let path = folder + "/" + name
      var isFolder: ObjCBool = false
      // A folder is none of ours, whatever its name.
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
        try FileManager.default.removeItem(atPath: path)
        result.changed += 1
      }
      record.forget(name)
    }
  }
}
