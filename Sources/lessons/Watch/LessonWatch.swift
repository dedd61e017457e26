import Foundation
import LessonResults
import LessonText
import LessonVerification

/// Verifies and renders lessons whenever they change, and verifies documentation, for ever.
struct LessonWatch {
  private var lessons: WatchedLessons
  private var documentation: DocumentationWatch?
  private let selection: Selection
  private let settings: VerificationSettings
  private let preview: Preview
  /// Serves the pages; `nil` where none are made.
  private let server: PreviewServer?
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
  /// The lessons that name a part which has ended.
  private var scattered: Set<String> = []
  private var interruptions = 0
  private var blindLooks = 0
  /// Whether the pages are to be looked at without a save.
  private var isRenderingDue = false
  /// What keeps the pages from being written, which of them are missing that could not be made (those of
  /// lessons that fail), and when it is looked again.
  private var pages = (problem: String?.none, missing: Set<String>(), due: ContinuousClock.now)

  /// How many turns in a row a save may end: a data file that changes all the time ends no more.
  private static let maximumInterruptions = 20
  /// How many looks may find no lessons before that is said: editors take files away for a moment.
  private static let patience = 20
  /// How often it is looked whether the pages are still there.
  private static let pageInterval = Duration.seconds(1)

  init(
    _ lessons: WatchedLessons, _ documentation: DocumentationWatch?, _ selection: Selection,
    _ settings: VerificationSettings,
    _ reporting: ReportSettings, _ site: SiteSettings, preview: Preview, server: PreviewServer?
  ) {
    self.lessons = lessons
    self.documentation = documentation
    self.selection = selection
    self.settings = settings
    self.preview = preview
    self.server = server
    reports = WatchReport(settings: reporting, address: server?.address)
    output = OutputFolder(lessons.package, site, settings)
  }

  /// Follows the lessons until the process is interrupted.
  ///
  /// - Throws: what ends the server, or keeps reports from being written. Any other failure is said, and
  ///   the next save is another try.
  mutating func run() throws -> Never {
    let clock = ContinuousClock()
    while true {
      try server?.check()
      let isSaved = documentation?.isSaved() ?? false
      let start = clock.now
      var look = Result { try lessons.look() }
      let duration = clock.now - start
      if case .success(let seen) = look, seen != known { look = Result { try lessons.settled() } }
      switch look {
      case .success(let now):
        blindLooks = 0
        try turn(after: now)
      case .failure(let error): try say(error)
      }
      if isSaved { try turnOfDocumentation() }
      WatchedLessons.pause(afterLookOf: duration)
    }
  }

  /// Verifies the documentation that was saved.
  private mutating func turnOfDocumentation() throws {
    let clock = ContinuousClock()
    let start = clock.now
    guard let turn = documentation?.turn() else { return }
    let current = (known?.files ?? []).compactMap { outcomes[$0.path]?.report }
    try reports.write(
      WatchReport.Turn(
        fresh: turn.fresh, all: current.map(selection.part) + (documentation?.reports ?? []),
        gone: turn.gone, failures: turn.failures, postponed: [], site: nil,
        duration: clock.now - start))
  }

  /// Says what keeps the lessons from being found, once.
  private mutating func say(_ error: any Error) throws {
    blindLooks += 1
    guard blindLooks == Self.patience else { return }
    try reports.write(failure: error)
    isRenderingDue = true
  }

  private mutating func turn(after now: WatchedLessons.Look) throws {
    if now != known || !now.isSettled {
      try turnAfterSave(of: now)
    } else if !postponed.isEmpty {
      try work(on: now.files.filter { postponed.contains($0.path) }, of: now)
    } else if isRenderingDue {
      try work(on: [], of: now)
    } else if arePagesMissing() {
      try work(on: [], of: now, isAnotherTry: true)
    }
  }

  /// Verifies what a save touches: lessons that changed, and those whose links now lead elsewhere.
  private mutating func turnAfterSave(of look: WatchedLessons.Look) throws {
    var now = look
    let changed = now.changes(\.own, since: known)
    let names = Set(changed.map(\.path))
    let relinked = now.changes(\.linked, since: known).filter { !names.contains($0.path) }
    lessons.readLinks(of: changed + relinked, in: &now, jobs: settings.jobs)
    let present = Set(now.files.map(\.path))
    news.gone.formUnion(known?.files.filter { !present.contains($0.path) }.map(\.slug) ?? [])
    forget(besides: present)
    known = now
    let files = now.files.filter { file in
      names.contains(file.path) || failures[file.path] != nil
    }
    let others = relinked.filter { file in
      failures[file.path] == nil
        && outcomes[file.path].map { $0.brokenLinks != file.brokenLinks } ?? false
    }
    try work(on: files + others, of: now)
  }

  /// Whether pages went missing, or could not be written the last time.
  private mutating func arePagesMissing() -> Bool {
    let now = ContinuousClock.now
    guard server != nil, now > pages.due else { return false }
    pages.due = now + Self.pageInterval
    return pages.problem != nil || !output.missingFiles.isSubset(of: pages.missing)
  }

  /// Verifies `files`, renders and reports, unless a save ends it or another try comes to nothing.
  private mutating func work(
    on files: [LessonFile], of look: WatchedLessons.Look, isAnotherTry: Bool = false
  ) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let run = Verification(files, of: lessons.package, selection, settings)
    verify(files, run, look)
    guard !files.contains(where: { postponed.contains($0.path) }) else {
      interruptions += 1
      return
    }
    interruptions = 0
    isRenderingDue = false
    let known = look.files.compactMap { outcomes[$0.path] }
    let current = (try? known.checkingParts()) ?? known
    let scattered = Set(zip(known, current).filter { $0 !== $1 }.map(\.1.file.path))
    // The save of another lesson may have made it so, or mended it.
    news.fresh.formUnion(scattered.symmetricDifference(self.scattered))
    self.scattered = scattered
    preview.setErrors(errors(of: current.map(\.report), besides: look.files))
    // Pages say things of each other; those that stay the same are not made again.
    let isWhole = selection.isWholeCourse && postponed.isEmpty && failures.isEmpty
    let missing = server == nil ? [] : output.missingFiles
    let renderingStart = clock.now
    let site = server.map { _ in Result { try output.write(current, all: isWhole) } }
    var problem: String?
    if case .failure(let error)? = site { problem = failureText(of: error) }
    let isNews = !isAnotherTry || problem == nil || problem != pages.problem
    let rest = problem == nil ? .zero : (clock.now - renderingStart) * WatchedLessons.rest
    // What went while the others were written could be made, and will be again.
    pages = (
      problem, missing.isEmpty ? [] : missing.intersection(output.missingFiles),
      clock.now + max(Self.pageInterval, rest)
    )
    guard isNews, server != nil || !look.files.isEmpty || !news.gone.isEmpty else { return }
    let fresh = current.filter { news.fresh.contains($0.file.path) }
    try reports.write(
      WatchReport.Turn(
        fresh: run.reports(on: fresh),
        all: run.reports(on: current) + (documentation?.reports ?? []),
        gone: news.gone.sorted(),
        failures: look.files.compactMap { failures[$0.path] },
        postponed: look.files.filter { postponed.contains($0.path) }.map(\.slug), site: site,
        duration: clock.now - start))
    news = ([], [])
  }

  private mutating func forget(besides paths: Set<String>) {
    outcomes = outcomes.filter { paths.contains($0.key) }
    failures = failures.filter { paths.contains($0.key) }
    postponed.formIntersection(paths)
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
      errors[file.slug + ".html"] = failures[file.path].map { [failureText(of: $0)] }
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
