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
    let plan = SitePlan(package, options, isWhole: all)
    try plan.checkNames(of: outcomes)
    if let inputs = plan.inputs(of: outcomes), record.isWhole(inputs) { return Result(outcomes) }
    var site = try plan.files(of: outcomes)
    // A lesson that is read may fail now, and then others may have to be read.
    while case let unread = unread(in: site), !unread.isEmpty {
      let judged = try read(unread, outcomes)
      guard judged.contains(where: { unread.contains($0.file.slug) && $0.verdict != nil }) else {
        throw ToolFailure(message: "lessons went away while they were rendered: run again")
      }
      outcomes = judged
      site = try plan.files(of: outcomes)
    }
    // What is changed from here on is a change.
    let inputs = plan.inputs(of: outcomes)
    var result = Result(outcomes)
    defer { record.store() }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      StagedFile.removeLeftovers(in: folder)
      try write(site, &result)
      if all { try removeStaleFiles(besides: site.map(\.name), result.keptBack, &result) }
      if let inputs { record.noteWhole(inputs) }
    } catch let failure as ToolFailure {
      throw failure
    } catch {
      throw ToolFailure(message: "cannot write to \(folder): \(error.localizedDescription)")
    }
    return result
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
