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

    init(_ outcomes: [LessonOutcome]) {
      pages = outcomes.count { $0.page != nil }
      keptBack = outcomes.filter { $0.page == nil }.map(\.file.slug)
    }
  }

  /// How many bytes a file's name may have, on whatever system.
  private static let nameLimit = 255

  private let package: PackageFolder
  private let options: SiteOptions
  private var record: SiteRecord
  private var folder: String { package.path + "/Output" }

  init(_ package: PackageFolder, _ verification: VerificationOptions, _ options: SiteOptions) {
    self.package = package
    self.options = options
    record = SiteRecord(of: package.path + "/Output", cache: verification.cacheFolder)
  }

  /// Renders the verified lessons, and what tells of all lessons.
  ///
  /// - Parameters:
  ///   - outcomes: what is known of the lessons; those that had to be read have verdicts then.
  ///   - all: whether these are all lessons: files that no lesson has any more are removed.
  ///   - read: gives the lessons that it names verdicts.
  mutating func write(
    _ outcomes: inout [LessonOutcome], all: Bool,
    reading read: (Set<String>, [LessonOutcome]) throws -> [LessonOutcome]
  ) throws -> Result {
    try package.checkLinks(along: "Output")
    let files = (try? package.allFiles()) ?? []
    try checkNames(of: outcomes.map(\.file), files)
    if record.isWhole(inputs(of: outcomes, files, all)) { return Result(outcomes) }
    var site = try site(of: outcomes, files)
    // A lesson that is read may fail now, and then others may have to be read.
    while case let unread = unread(in: site), !unread.isEmpty {
      let judged = try read(unread, outcomes)
      guard judged.contains(where: { unread.contains($0.file.slug) && $0.verdict != nil }) else {
        throw ToolFailure(message: "lessons went away while they were rendered: run again")
      }
      outcomes = judged
      site = try self.site(of: outcomes, files)
    }
    // What is changed from here on is a change.
    let inputs = inputs(of: outcomes, files, all)
    var result = Result(outcomes)
    defer { record.store() }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      StagedFile.removeLeftovers(in: folder)
      try write(site, &result)
      if all { try removeStaleFiles(besides: site.map(\.name), result.keptBack, &result) }
      record.noteWhole(inputs)
    } catch let failure as ToolFailure {
      throw failure
    } catch {
      throw ToolFailure(message: "cannot write to \(folder): \(error.localizedDescription)")
    }
    return result
  }

  /// A hash of everything that the site is made of.
  private func inputs(of outcomes: [LessonOutcome], _ files: [LessonFile], _ all: Bool) -> String {
    let images = outcomes.flatMap { $0.page?.imagePaths ?? [] }.map { package.path + "/" + $0 }
    var hash = ContentHash([
      "\(all)", options.baseURL?.text ?? "", options.themeFolder?.stamp ?? "",
      FileStamp.of([package.path + "/README.md"] + images).text,
    ])
    for outcome in outcomes { hash.combine(outcome.page?.fields ?? [outcome.file.slug]) }
    if !all { hash.combine(files.map(\.slug)) }
    return hash.hexadecimal
  }

  /// The files that should be there.
  private func site(of outcomes: [LessonOutcome], _ files: [LessonFile]) throws -> [SiteFile] {
    let course = try course(of: files, outcomes)
    let lessons = outcomes.compactMap(\.page)
    guard let folder = options.themeFolder else { return try Site(course, lessons).files }
    return try folder.sayingProblems {
      try Site(course, lessons, theme: folder.theme()).files
    }
  }

  /// The lessons that have a page, verified now or not: what the index and links between pages name.
  private func course(of files: [LessonFile], _ outcomes: [LessonOutcome]) throws -> Course {
    let known = Dictionary(
      outcomes.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    let lessons = try files.compactMap { file -> LessonSummary? in
      if let page = known[file]?.page { return page.summary }
      guard FileManager.default.fileExists(atPath: "\(folder)/\(file.slug).html") else {
        return nil
      }
      return LessonSummary(try known[file]?.verdict?.lesson ?? file.lesson())
    }
    let readMe = self.readMe
    return Course(
      title: readMe?.title ?? URL(fileURLWithPath: package.path).lastPathComponent,
      summary: readMe?.summary ?? "", lessons: lessons, address: options.baseURL)
  }

  /// The lessons that must be read before all files can be made.
  private func unread(in site: [SiteFile]) -> Set<String> {
    var slugs: Set<String> = []
    for file in site {
      switch file.content {
      case .unread(let lesson): if !record.isCurrent(file) { slugs.insert(lesson) }
      case .assembled(let parts):
        if !record.isCurrent(file) {
          slugs.formUnion(parts.unreadLessons(beside: record.layout(of: file.name)))
        }
      case .made, .copy: break
      }
    }
    return slugs
  }

  /// Makes the files that are not what they should be, and writes them in order.
  private mutating func write(_ site: [SiteFile], _ result: inout Result) throws {
    let (folder, source, record) = (folder, package.path, record)
    // What has all lessons in it takes longest: nobody should wait for it in the end.
    let stale = site.filter { !record.isCurrent($0) }
    let due = stale.filter(\.isAssembled) + stale.filter { !$0.isAssembled }
    // Colours take most of the time.
    let made = inParallel(due, jobs: ProcessInfo.processInfo.activeProcessorCount) { file in
      Swift.Result { () throws -> (Data, AssembledFile.Layout?) in
        switch file.content {
        case .made(let make): (Data(make()), nil)
        case .copy(let path): (try Data(contentsOf: URL(fileURLWithPath: source + "/" + path)), nil)
        case .assembled(let parts):
          try Self.bytes(of: parts, from: folder + "/" + file.name, record.layout(of: file.name))
        case .unread(let lesson): throw ToolFailure(message: "\(lesson) was not read")
        }
      }
    }
    for (file, bytes) in zip(due, made) {
      let (data, layout) = try bytes.get()
      try replace(file.name, with: data, &result)
      self.record.note(file, layout: layout)
    }
  }

  /// The bytes of a file that is put together, as far as possible of what is in the old one.
  private static func bytes(
    of file: AssembledFile, from path: String, _ layout: AssembledFile.Layout?
  ) throws -> (Data, AssembledFile.Layout?) {
    // Mapped: a file of a thousand lessons has tens of megabytes, and is replaced, never changed.
    let old =
      layout == nil
      ? Data() : try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    let usable = old.count == layout?.length ? layout : nil
    let (segments, new) = file.assembled(from: usable)
    var data = Data(capacity: new.length)
    for segment in segments {
      switch segment {
      case .old(let range): data.append(old[range])
      case .new(let bytes): data.append(contentsOf: bytes)
      }
    }
    return (data, new)
  }

  /// Refuses lessons whose page would take the place of another one, on whatever system.
  private func checkNames(of lessons: [LessonFile], _ files: [LessonFile]) throws {
    var owners = Dictionary(
      files.map { ($0.slug.lowercased(), $0.shownPath) }, uniquingKeysWith: { first, _ in first })
    for lesson in lessons {
      let name = lesson.slug.lowercased()
      guard !Site.coursePages.contains(name + ".html") else {
        throw ToolFailure(
          message: "\(lesson.shownPath) would take the place of the course's own page: rename it")
      }
      let longest = Site.fileNames(ofLesson: lesson.slug).map(\.utf8.count).max() ?? 0
      if longest > Self.nameLimit {
        throw ToolFailure(
          message:
            "the name of \(lesson.shownPath) is \(longest - Self.nameLimit) bytes too long for the"
            + " files of its page: rename it")
      }
      if let owner = owners[name], owner != lesson.shownPath {
        throw ToolFailure(
          message: "\(lesson.shownPath) would take the place of the page of \(owner): rename it")
      }
      owners[name] = lesson.shownPath
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
    // Bytes of another number are other bytes.
    if FileStamp(path: path)?.size == data.count,
      FileManager.default.contents(atPath: path) == data
    {
      return
    }
    try package.checkLinks(along: "Output/" + name)
    let target = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try StagedFile(data, for: path).replace(path)
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
      stale += record.names.filter(record.isUntouched)
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
