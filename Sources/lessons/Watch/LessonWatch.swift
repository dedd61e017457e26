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
  private var verdicts: [String: Verdict] = [:]

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
    let gone = verdicts.keys.filter { path in !files.contains { $0.path == path } }
    let goneSlugs = gone.compactMap { verdicts.removeValue(forKey: $0)?.lesson.slug }.sorted()
    let run = Verification(changed, common, options)
    let fresh = changed.isEmpty ? [] : try run.run()
    for verdict in fresh {
      if let file = changed.first(where: { $0.shownPath == verdict.lesson.file }) {
        verdicts[file.path] = verdict
      }
    }
    let current = files.compactMap { verdicts[$0.path] }
    preview.setErrors(errors(of: current))
    // Pages say things of each other; those that stay the same are not made again.
    let site = try output.write(current, all: common.rendersAll)
    try WatchReport(options, server.address).write(
      fresh: run.reports(on: fresh), all: run.reports(on: current), gone: goneSlugs, site,
      duration: clock.now - start)
  }

  /// The first lines of what is wrong, by the name of the page that it keeps back.
  private func errors(of verdicts: [Verdict]) -> [String: [String]] {
    let most = 5
    var errors: [String: [String]] = [:]
    for verdict in verdicts where !verdict.isVerified {
      let lines = verdict.diagnostics.map { diagnostic in
        let position = diagnostic.position
        let message = diagnostic.message.prefix { !$0.isNewline }
        return "\(verdict.lesson.file):\(position.line):\(position.column): \(message)"
      }
      let rest = lines.count > most ? ["and \(lines.count - most) more"] : []
      errors[verdict.lesson.slug + ".html"] = lines.prefix(most) + rest
    }
    return errors
  }
}
