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
  /// The keeping of the record, which goes on next to other work.
  private var rest: [Meanwhile<Void>] = []

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

  /// Waits for what goes on next to other work.
  mutating func finish() {
    for work in rest { work.value }
    rest = []
  }

  /// The site of all lessons as it will be if they turn out as `outcomes` expect, made before that is known;
  /// `nil` where there is nothing to make, or no way.
  ///
  /// Nothing of it can be seen yet. What cannot be made is told when it is written.
  func prepared(_ outcomes: [LessonOutcome]) -> PreparedSite? {
    let plan = SitePlan(
      package: package, settings: settings, lessons: outcomes.map(\.file), isWhole: true)
    let isSafe = (try? package.checkLinks(along: package.outputFolder)) != nil
    guard isSafe, !outcomes.isEmpty, let files = try? plan.files(of: outcomes),
      let inputs = plan.inputs(of: outcomes)
    else { return nil }
    var record = record
    StagedFile.removeLeftovers(in: record.folder)
    let changed = files.filter { [record] file in !record.isCurrent(file) }
    let pages = SiteWriter(package, record, outcomes, jobs: 1).made(changed.flatMap(sources))
    record.keep(parts: pages)
    let writer = SiteWriter(package, record, outcomes, jobs: 1)
    var joined: [String: SiteWriter.Joined] = [:]
    for file in changed {
      joined[file.name] = try? file.joined.map { try writer.stage($0, for: file.name) }
      joined[file.name]?.prepare()
    }
    let folderStamp = record.folderStamp
    let stale = try? StaleFiles(in: record, besides: files, outcomes)
    return PreparedSite(
      inputs: inputs, files: files, pages: pages, joined: joined,
      stale: stale.map { ($0, folderStamp) })
  }

  /// Renders the verified lessons, and what tells of all lessons.
  ///
  /// `all` says whether these are all lessons: then files that no lesson has any more are removed. What is
  /// `prepared` is taken where it is right.
  mutating func write(
    _ outcomes: [LessonOutcome], all: Bool, _ prepared: PreparedSite? = nil
  ) throws -> Rendering {
    finish()
    try package.checkLinks(along: package.outputFolder)
    // Anybody may have changed the files since the last time; a look of just before still tells.
    if lastLook.map({ .now - $0 > .seconds(1) }) ?? true { look() }
    lastLook = nil
    // Lessons that are named may lie in a package without any others.
    let lessons = all ? outcomes.map(\.file) : (try? package.allFiles()) ?? []
    let plan = SitePlan(package: package, settings: settings, lessons: lessons, isWhole: all)
    try plan.checkNames(of: outcomes)
    var inputs = plan.inputs(of: outcomes)
    if let inputs, record.isWhole(inputs) { return Rendering(outcomes) }
    var ready = inputs == nil || prepared?.inputs != inputs ? nil : prepared
    if ready == nil { StagedFile.removeLeftovers(in: record.folder) }
    defer { rest += [record.stored()].compactMap(\.self) }
    // What nothing was recorded of, the pages tell that are there.
    let pictures = all && record.names.isEmpty ? try record.picturesShown() : []
    var readyStale = ready?.stale.flatMap { $0.folderStamp == record.folderStamp ? $0.files : nil }
    var changed = 0
    var site: [SiteFile]
    var pages: [SiteLesson?]
    // A lesson may turn out to fail when its page is made: others tell of it then as it is.
    repeat {
      pages = outcomes.map(\.page)
      site = try ready?.files ?? plan.files(of: outcomes)
      // What is changed from here on is a change.
      if ready == nil { inputs = plan.inputs(of: outcomes) }
      let missing = site.filter { !record.isCurrent($0) }.flatMap { file in
        ready?.joined[file.name] == nil ? sources(of: file) : []
      }
      changed += try write(missing, outcomes, ready?.pages ?? [:])
      if outcomes.map(\.page) != pages { (ready, readyStale) = (nil, nil) }
    } while outcomes.map(\.page) != pages
    let found =
      !all || readyStale != nil
      ? nil
      : Meanwhile { [record, site] in
        Result { try StaleFiles(in: record, besides: site, outcomes) }
      }
    let joined = site.filter { $0.joined != nil && !record.isCurrent($0) }
    let old = joined.map { open(record.path($0.name), O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    let written = Result {
      var changed = 0
      for file in joined {
        guard let joined = ready?.joined[file.name] else { continue }
        let state = try record.writing { try joined.place(at: record.path(file.name)) }
        if state.isChanged { changed += 1 }
        record.note(file, state)
      }
      return changed + (try write(joined.filter { !record.isCurrent($0) }, outcomes))
    }
    // The system needs as long to give up tens of megabytes as to write them; nobody has to wait for it.
    _ = Meanwhile { for file in old where file >= 0 { close(file) } }
    changed += try written.get()
    if let stale = try readyStale ?? found?.value.get() { changed += try remove(stale) }
    if outcomes.allSatisfy({ $0.page != nil }) {
      let gone = pictures.subtracting(site.map(\.name))
      if !gone.isEmpty {
        changed += try remove(gone.subtracting(record.picturesShown()).filter(record.isInFolder))
      }
    }
    if let inputs { record.noteWhole(inputs) }
    return Rendering(outcomes, changed: changed)
  }

  /// What is made before others are joined: a file, or what has to be made of what it is joined of.
  private func sources(of file: SiteFile) -> [SiteFile] {
    file.joined.map { record.missingSources(of: $0, in: file.name) } ?? [file]
  }

  /// Writes files and returns how many that readers see changed; throws once the others are noted.
  ///
  /// - Parameter made: the bytes of files that are made already.
  private mutating func write(
    _ files: [SiteFile], _ outcomes: [LessonOutcome], _ made: [String: [UInt8]] = [:]
  ) throws -> Int {
    var changed = 0
    var problem: (any Error)?
    for (file, state) in SiteWriter(package, record, outcomes, jobs: jobs, made).write(files) {
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

  /// Removes files and returns how many there were.
  private mutating func remove(_ stale: StaleFiles) throws -> Int {
    // What somebody changed since is theirs.
    let changed = stale.recorded.filter { !record.isUntouched($0) }
    for name in changed { record.forget(name) }
    return try remove(stale.named.union(stale.recorded).subtracting(changed))
  }

  /// Removes files of these names and returns how many there were.
  private mutating func remove(_ names: Set<String>) throws -> Int {
    var removed = 0
    for name in names.sorted() {
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

/// The site as it will be if all lessons turn out as expected, with nothing in its place yet.
struct PreparedSite {
  /// A hash of all that it is made of.
  let inputs: String
  let files: [SiteFile]
  /// The bytes of files that are not joined of others, and of parts, by their names.
  let pages: [String: [UInt8]]
  /// Files that are joined, by their names.
  let joined: [String: SiteWriter.Joined]
  /// The files that are to go, and the stamp of the folder at that time.
  let stale: (files: StaleFiles, folderStamp: String)?
}
