import Foundation
import LessonKit
import LessonVerification

/// How the site is rendered.
struct SiteSettings {
  /// The folder of the theme; `nil` for the tool's own.
  var theme: ThemeFolder?
  /// Where the pages will be; `nil` where nobody knows.
  var address: BaseAddress?
}

/// The rendered site, `Output/`.
struct OutputFolder {
  private let package: LessonPackage
  private let settings: SiteSettings
  private var record: SiteRecord
  private var folder: String { package.root + "/" + package.outputFolder }

  /// - Parameter cache: where it is kept what the files were made of; `nil` for nowhere.
  init(_ package: LessonPackage, _ settings: SiteSettings, cache: String?) {
    self.package = package
    self.settings = settings
    record = SiteRecord(of: package.root + "/" + package.outputFolder, cache: cache)
  }

  /// The names of the files that were written and are not there any more.
  var missingFiles: Set<String> { record.missingNames }

  /// Renders the verified lessons, and what tells of all lessons.
  ///
  /// - Parameters:
  ///   - outcomes: what is known of the lessons; those that had to be read have verdicts then.
  ///   - all: whether these are all lessons: files that no lesson has any more are removed.
  ///   - read: gives the lessons that it names verdicts.
  mutating func write(
    _ outcomes: inout [LessonOutcome], all: Bool,
    reading read: (Set<String>, [LessonOutcome]) throws -> [LessonOutcome]
  ) throws -> Rendering {
    try package.checkLinks(along: package.outputFolder)
    // Anybody may have changed the files since the last time.
    record.look()
    // Lessons that are named may lie in a package without any others.
    let lessons = all ? outcomes.map(\.file) : (try? package.allFiles()) ?? []
    let plan = SitePlan(package, settings, of: lessons, isWhole: all)
    try plan.checkNames(of: outcomes)
    if let inputs = plan.inputs(of: outcomes), record.isWhole(inputs) { return Rendering(outcomes) }
    var site = try files(plan, &outcomes, read)
    // What is changed from here on is a change.
    var inputs = plan.inputs(of: outcomes)
    var result = Rendering(outcomes)
    defer { record.store() }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      StagedFile.removeLeftovers(in: folder)
      // What another run replaced meanwhile is made of nothing but lessons.
      while try !write(site, &result) {
        site = try files(plan, &outcomes, read)
        inputs = plan.inputs(of: outcomes)
      }
      if all { try removeStaleFiles(besides: site.map(\.name), result.keptBack, &result) }
      if let inputs { record.noteWhole(inputs) }
    } catch let failure as ToolFailure {
      throw failure
    } catch {
      throw ToolFailure(message: "cannot write to \(folder): \(error.localizedDescription)")
    }
    return result
  }

  /// The files that should be there, once all lessons are read that must be.
  private func files(
    _ plan: SitePlan, _ outcomes: inout [LessonOutcome],
    _ read: (Set<String>, [LessonOutcome]) throws -> [LessonOutcome]
  ) throws -> [SiteFile] {
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
    return site
  }

  /// The lessons that must be read before all files can be made.
  private func unread(in site: [SiteFile]) -> Set<String> {
    var slugs: Set<String> = []
    for file in site {
      switch file.content {
      case .unread(let lesson): if !record.isCurrent(file) { slugs.insert(lesson) }
      case .assembled(let parts):
        if !record.isCurrent(file) {
          slugs.formUnion(parts.unreadLessons(beside: record.known(file.name)?.layout))
        }
      case .made, .copy: break
      }
    }
    return slugs
  }

  /// Makes the files that are not what they should be, and writes them.
  ///
  /// - Returns: whether all of them are there; else the record knows which are not.
  private mutating func write(_ site: [SiteFile], _ result: inout Rendering) throws -> Bool {
    let batch = SiteBatch(site.filter { !record.isCurrent($0) }, record)
    let writer = SiteWriter(package, folder: folder)
    let workers = ProcessInfo.processInfo.activeProcessorCount
    let done = inParallel(batch.jobs, jobs: workers) { writer.work($0) }
    let isComplete = try note(done.flatMap(\.files), &result)
    var parts: [SiteBatch.Place: [UInt8]] = [:]
    for made in done { parts.merge(made.parts) { first, _ in first } }
    let made = parts
    let assembled = inParallel(batch.assemblies, jobs: workers) { writer.assemble($0, of: made) }
    return try note(assembled, &result) && isComplete
  }

  /// Notes what was written; throws for the first file that could not be, once the others are noted.
  private mutating func note(
    _ files: [SiteWriter.Written], _ result: inout Rendering
  ) throws -> Bool {
    var problem: (any Error)?
    var isComplete = true
    for written in files {
      switch written.outcome {
      case .success(let (state, layout)):
        if state.isChanged { result.changed += 1 }
        if let stamp = state.stamp { record.note(written.file, stamp: stamp, layout: layout) }
      case .failure(is SiteWriter.Outdated):
        record.distrust(written.file.name)
        isComplete = false
      case .failure(let error): problem = problem ?? error
      }
    }
    if let problem { throw problem }
    return isComplete
  }

  /// Removes the files of lessons that are gone, and others that this tool wrote and that no page
  /// needs any more.
  private mutating func removeStaleFiles(
    besides names: [String], _ slugs: [String], _ result: inout Rendering
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
      for name in record.names where !kept.contains(name) {
        // What somebody changed since is theirs.
        if record.isUntouched(name) { stale.append(name) } else { record.forget(name) }
      }
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

extension Rendering {
  init(_ outcomes: [LessonOutcome]) {
    pages = outcomes.count { $0.page != nil }
    keptBack = outcomes.filter { $0.page == nil }.map(\.file.slug)
  }
}
