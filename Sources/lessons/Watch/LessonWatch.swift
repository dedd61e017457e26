import Foundation
import LessonKit

/// Verifies and renders lessons whenever they change, for ever.
struct LessonWatch {
  private let lessons: WatchedLessons
  private let common: CommonOptions
  private let options: VerificationOptions
  private let preview: Preview
  private let server: PreviewServer
  private var output: OutputFolder

  /// What is known of every lesson, by its path.
  private var outcomes: [String: LessonOutcome] = [:]

  init(
    _ lessons: WatchedLessons, _ common: CommonOptions, _ options: VerificationOptions,
    _ site: SiteOptions, preview: Preview, server: PreviewServer
  ) {
    self.lessons = lessons
    self.common = common
    self.options = options
    self.preview = preview
    self.server = server
    output = OutputFolder(lessons.package, options, site)
  }

  /// Follows the lessons until the process is interrupted.
  ///
  /// - Throws: what keeps the first verification from being made, or ends the server. Later on a
  ///   failure is said, and the next save is another try.
  mutating func run() throws -> Never {
    guard let all = lessons.scan() else { throw ToolFailure(message: "the lessons are gone") }
    try rebuild(all.files, of: all.files)
    var known = all.stamps
    while true {
      Thread.sleep(forTimeInterval: WatchedLessons.interval)
      try server.check()
      guard let seen = lessons.scan(), seen.stamps != known, let now = lessons.settled()
      else { continue }
      let changed = now.files.filter { file in
        now.stamps[file.path] == nil || now.stamps[file.path] != known[file.path]
      }
      known = now.stamps
      do {
        try rebuild(changed, of: now.files)
      } catch {
        try WatchReport(options, server.address).write(failure: error)
      }
    }
  }

  /// Verifies `changed` and renders what that changes.
  private mutating func rebuild(_ changed: [LessonFile], of files: [LessonFile]) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let present = Set(files.map(\.path))
    let gone = outcomes.keys.filter { !present.contains($0) }
    let goneSlugs = gone.compactMap { outcomes.removeValue(forKey: $0)?.file.slug }.sorted()
    let run = try Verification(changed, common, options)
    let fresh = changed.isEmpty ? [] : try run.run()
    for outcome in fresh { outcomes[outcome.file.path] = outcome }
    var current = files.compactMap { outcomes[$0.path] }
    preview.setErrors(errors(of: current.map(\.report)))
    // Pages say things of each other; those that stay the same are not made again.
    let site = try output.write(&current, all: common.rendersAll) { try run.judging($0, in: $1) }
    for outcome in current { outcomes[outcome.file.path] = outcome }
    try WatchReport(options, server.address).write(
      fresh: run.reports(on: fresh), all: run.reports(on: current), gone: goneSlugs, site,
      duration: clock.now - start)
  }

  /// The first lines of what is wrong, by the name of the page that it keeps back.
  private func errors(of reports: [LessonReport]) -> [String: [String]] {
    let most = 5
    var errors: [String: [String]] = [:]
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
