import Foundation
import LessonCode
import LessonNotebook
import LessonPages
import LessonProcess
import LessonText
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
  private let jobs: Int
  private var record: SiteRecord
  /// When it was last looked what became of the files.
  private var lastLook: ContinuousClock.Instant?

  /// The rendered site of `package`, whose lessons are verified as `verification` says.
  init(
    _ package: LessonPackage, _ settings: SiteSettings, _ verification: VerificationSettings
  ) {
    self.package = package
    self.settings = settings
    jobs = verification.jobs
    record = SiteRecord(
      of: package.root + "/" + package.outputFolder, cache: verification.cacheFolder)
  }

  /// The names of the files that were written and are not there any more.
  var missingFiles: Set<String> { record.missingNames }

  /// Looks what became of the files, for what is written next.
  mutating func look() {
    lastLook = .now
    record.look()
  }

  /// Renders the verified lessons, and what tells of all lessons.
  ///
  /// `all` says whether these are all lessons: then files that no lesson has any more are removed.
  mutating func write(_ outcomes: [LessonOutcome], all: Bool) throws -> Rendering {
    try package.checkLinks(along: package.outputFolder)
    // Anybody may have changed the files since the last time; a look of just before still tells.
    if lastLook.map({ .now - $0 > .seconds(1) }) ?? true { look() }
    lastLook = nil
    // Lessons that are named may lie in a package without any others.
    let lessons = all ? outcomes.map(\.file) : (try? package.allFiles()) ?? []
    let plan = SitePlan(package: package, settings: settings, lessons: lessons, isWhole: all)
    try plan.checkNames(of: outcomes)
    if let inputs = plan.inputs(of: outcomes), record.isWhole(inputs) { return Rendering(outcomes) }
    StagedFile.removeLeftovers(in: record.folder)
    defer { record.store() }
    var changed = 0
    var (site, inputs): ([SiteFile], String?)
    var pages: [SiteLesson?]
    // A lesson may turn out to fail when its page is made: others tell of it then as it is.
    repeat {
      pages = outcomes.map(\.page)
      site = try plan.files(of: outcomes)
      // What is changed from here on is a change.
      inputs = plan.inputs(of: outcomes)
      changed += try write(site.filter { !record.isCurrent($0) }.flatMap(sources), outcomes)
    } while outcomes.map(\.page) != pages
    let kept = names(besides: site, outcomes)
    let stale =
      all ? Meanwhile { [record] in Result { try record.stalePages(besides: kept) } } : nil
    let joined = site.filter { $0.joined != nil && !record.isCurrent($0) }
    let old = joined.map { open(record.path($0.name), O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    let written = Result { try write(joined, outcomes) }
    // The system needs as long to give up tens of megabytes as to write them; nobody has to wait for it.
    _ = Meanwhile { for file in old where file >= 0 { close(file) } }
    changed += try written.get()
    if let stale = try stale?.value.get() {
      changed += try removeStaleFiles(stale, besides: kept, outcomes)
    }
    if let inputs { record.noteWhole(inputs) }
    return Rendering(outcomes, changed: changed)
  }

  /// What is made before others are joined: a file, or what has to be made of what it is joined of.
  private func sources(of file: SiteFile) -> [SiteFile] {
    file.joined.map { record.missingSources(of: $0, in: file.name) } ?? [file]
  }

  /// Writes files and returns how many that readers see changed; throws once the others are noted.
  private mutating func write(_ files: [SiteFile], _ outcomes: [LessonOutcome]) throws -> Int {
    var changed = 0
    var problem: (any Error)?
    for (file, state) in SiteWriter(package, record, outcomes, jobs: jobs).write(files) {
      switch state {
      case .success(let state):
        guard let state else { continue }
        if state.isChanged { changed += 1 }
        record.note(file, state)
      case .failure(let error): problem = problem ?? error
      }
    }
    if let problem { throw problem }
    return changed
  }

  /// The names of the files of `site`, and of those that stay because their lessons fail now.
  private func names(besides site: [SiteFile], _ outcomes: [LessonOutcome]) -> Set<String> {
    let failing = outcomes.filter { $0.page == nil }.map(\.file.slug)
    return Set(Site.coursePages + failing.flatMap(Site.fileNames)).union(site.map(\.name))
  }

  /// Removes the files of lessons that are gone, and others of ours; returns how many readers have seen.
  private mutating func removeStaleFiles(
    _ stalePages: [String], besides kept: Set<String>, _ outcomes: [LessonOutcome]
  ) throws -> Int {
    var stale = stalePages
    // The page of a lesson that fails stays, and with it whatever it shows.
    if outcomes.allSatisfy({ $0.page != nil }) {
      for name in record.names where !kept.contains(name) {
        // What somebody changed since is theirs.
        if record.isUntouched(name) { stale.append(name) } else { record.forget(name) }
      }
    }
    var removed = 0
    for name in Set(stale).subtracting(kept).sorted() {
      let path = record.path(name)
      var isFolder: ObjCBool = false
      // A folder is none of ours, whatever its name.
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
        try record.writing {
          do {
            try FileManager.default.removeItem(atPath: path)
            removed += 1
          } catch let error as CocoaError where error.code == .fileNoSuchFile {
            // Another run was quicker.
          }
        }
      }
      record.forget(name)
    }
    return removed
  }
}
