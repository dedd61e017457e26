import Foundation
import LessonKit
import LessonProcess

/// Verifies and renders lessons whenever they change, for ever.
struct LessonWatch {
  private var lessons: WatchedLessons
  private let common: CommonOptions
  private let options: VerificationOptions
  private let preview: Preview
  private let server: PreviewServer
  private let reports: WatchReport
  private var output: OutputFolder

  /// What was seen when lessons were last verified.
  private var known: WatchedLessons.Look?
  /// What is known of every lesson, by its path.
  private var outcomes: [String: LessonOutcome] = [:]
  /// Why nothing is known of a lesson; the next save is another try.
  private var failures: [String: any Error] = [:]
  /// The lessons that a save kept from being verified.
  private var postponed: Set<String> = []
  /// The lessons that no report has told of: what was found out of some, and that others are gone.
  private var news = (fresh: Set<String>(), gone: Set<String>())
  /// How many turns in a row a save has ended.
  private var interruptions = 0
  /// How many looks in a row have found no lessons.
  private var blindLooks = 0
  /// Whether the pages are to be looked at without a save.
  private var isRenderingDue = false
  /// Whether the pages could be written, and when it was last looked whether they are there.
  private var pages = (areWritten: false, seen: ContinuousClock.now)

  /// How many turns in a row a save may end: a data file that changes all the time ends no more.
  private static let maximumInterruptions = 20
  /// How many looks in a row may find no lessons before that is said: editors and version control take
  /// files away for a moment.
  private static let patience = 20
  /// How often it is looked whether the pages are still there.
  private static let pageInterval = Duration.seconds(1)

  init(
    _ lessons: WatchedLessons, _ common: CommonOptions, _ options: VerificationOptions,
    _ site: SiteOptions, preview: Preview, server: PreviewServer
  ) {
    self.lessons = lessons
    self.common = common
    self.options = options
    self.preview = preview
    self.server = server
    reports = WatchReport(options, server.address)
    output = OutputFolder(lessons.package, options, site)
  }

  /// Follows the lessons until the process is interrupted.
  ///
  /// - Throws: what ends the server. Any other failure is said, and the next save is another try.
  mutating func run() throws -> Never {
    let clock = ContinuousClock()
    while true {
      try server.check()
      var look: Result<WatchedLessons.Look, any Error>?
      let duration = clock.measure { look = Result { try lessons.look() } }
      do {
        if let seen = try look?.get() { try turn(after: seen) }
        blindLooks = 0
      } catch {
        try say(error)
      }
      WatchedLessons.pause(afterLookOf: duration)
    }
  }

  /// Says what keeps the lessons from being found, once.
  private mutating func say(_ error: any Error) throws {
    blindLooks += 1
    guard blindLooks == Self.patience else { return }
    try reports.write(failure: error)
    isRenderingDue = true
  }

  /// Does what a look asks for.
  ///
  /// - Throws: what keeps the lessons from being found.
  private mutating func turn(after seen: WatchedLessons.Look) throws {
    guard let before = known, seen == before else { return try turnAfterSave() }
    if !postponed.isEmpty {
      work(on: before.files.filter { postponed.contains($0.path) }, of: before)
    } else if isRenderingDue || arePagesMissing() {
      work(on: [], of: before)
    }
  }

  /// Verifies what a save touches: lessons that changed, and those whose links now lead elsewhere.
  private mutating func turnAfterSave() throws {
    var now = try lessons.settled()
    let changed = now.changes(\.own, since: known)
    let names = Set(changed.map(\.path))
    let relinked = now.changes(\.linked, since: known).filter { !names.contains($0.path) }
    lessons.readLinks(of: changed + relinked, in: &now, jobs: options.jobs)
    known = now
    let files = now.files.filter { file in
      names.contains(file.path) || failures[file.path] != nil
    }
    let others = relinked.filter { file in
      failures[file.path] == nil
        && outcomes[file.path].map { $0.brokenLinks != file.brokenLinks } ?? false
    }
    work(on: files + others, of: now)
  }

  private mutating func arePagesMissing() -> Bool {
    let now = ContinuousClock.now
    guard pages.areWritten, now - pages.seen > Self.pageInterval else { return false }
    pages.seen = now
    return !output.isComplete
  }

  /// Verifies `files` and renders what that changes, unless a save ends it; says what came of it.
  private mutating func work(on files: [LessonFile], of look: WatchedLessons.Look) {
    let clock = ContinuousClock()
    let start = clock.now
    do {
      forget(besides: look.files)
      let run = try Verification(files, common, options, in: lessons.package)
      verify(files, run, look)
      guard !files.contains(where: { postponed.contains($0.path) }) else {
        interruptions += 1
        return
      }
      interruptions = 0
      isRenderingDue = false
      var current = look.files.compactMap { outcomes[$0.path] }
      preview.setErrors(errors(of: current.map(\.report), besides: look.files))
      // Pages say things of each other; those that stay the same are not made again.
      let isWhole = common.rendersAll && postponed.isEmpty && failures.isEmpty
      let site = Result {
        try output.write(&current, all: isWhole) { try run.judging($0, in: $1) }
      }
      pages = ((try? site.get()) != nil, clock.now)
      for outcome in current { outcomes[outcome.file.path] = outcome }
      let fresh = current.filter { news.fresh.contains($0.file.path) }
      try reports.write(
        fresh: run.reports(on: fresh), all: run.reports(on: current), gone: news.gone.sorted(),
        failures: look.files.compactMap { failures[$0.path] }, site, duration: clock.now - start)
      news = ([], [])
    } catch {
      // A terminal that nobody reads any more is no reason to end; whoever closed it ends the tool.
      try? reports.write(failure: error)
    }
  }

  /// Forgets the lessons that are gone.
  private mutating func forget(besides files: [LessonFile]) {
    let present = Set(files.map(\.path))
    for (path, outcome) in outcomes where !present.contains(path) {
      outcomes[path] = nil
      news.gone.insert(outcome.file.slug)
    }
    failures = failures.filter { present.contains($0.key) }
    postponed.formIntersection(present)
  }

  /// Verifies `files`; those that a save has kept from it stay postponed.
  private mutating func verify(
    _ files: [LessonFile], _ run: Verification, _ look: WatchedLessons.Look
  ) {
    guard !files.isEmpty else { return }
    // What is known of them is of what they were.
    for file in files { (outcomes[file.path], failures[file.path]) = (nil, nil) }
    postponed.formUnion(files.map(\.path))
    let lookout =
      interruptions < Self.maximumInterruptions ? SaveLookout(lessons, since: look) : nil
    let results = run.results()
    lookout?.end()
    for file in files {
      switch results[file] {
      case .success(let outcome):
        outcomes[file.path] = outcome
        news.fresh.insert(file.path)
      case .failure(is CancellationError), nil: continue
      case .failure(let error): failures[file.path] = error
      }
      postponed.remove(file.path)
    }
  }

  /// The first lines of what is wrong, by the name of the page that it keeps back.
  private func errors(
    of reports: [LessonReport], besides files: [LessonFile]
  ) -> [String: [String]] {
    let most = 5
    var errors: [String: [String]] = [:]
    for file in files {
      guard let failure = failures[file.path] else { continue }
      errors[file.slug + ".html"] = [failureText(of: failure)]
    }
    for report in reports where !report.isVerified {
      let lines = report.problems.map(\.diagnostic).map { diagnostic in
        let position = diagnostic.position
        let message = diagnostic.message.prefix { !$0.isNewline }
        return "\(report.file):\(position.line):\(position.column): \(message)"
      }
      let rest = lines.count > most ? ["and \(lines.count - most) more"] : []
      errors[report.slug + ".html"] = lines.prefix(most) + rest
    }
    return errors
  }
}

extension LessonOutcome {
  /// What was wrong with the lesson's links when it was verified.
  fileprivate var brokenLinks: Set<Diagnostic> {
    Set(report.problems.map(\.diagnostic).filter { $0.id == .brokenLink })
  }
}
