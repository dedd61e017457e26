import ArgumentParser
import Foundation
import LessonKit

/// `lessons update`: rewrites the output fences that fail, and nothing else.
struct UpdateCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Rewrite the output fences that fail, and nothing else.",
    discussion: """
      Runs the lessons and writes what they print into the fences that say something else; a cell \
      whose output fence is missing gets one. Wildcards and numbers that still match stay as they \
      are. Look at the change before you commit it: the tool cannot know whether the code or the \
      text was right. Refuses to run where CI is set.

      Exit status: 0 everything then verifies; 1 something else is wrong with a lesson; 64 wrong \
      usage; 2 the tool itself could not work.
      """)

  static let example = "lessons update 01-by-hand --dry-run"

  @OptionGroup var common: CommonOptions
  @OptionGroup var verification: VerificationOptions

  @Flag(help: "Print the changes as a unified diff and write nothing.")
  var dryRun = false

  func validate() throws {
    if let value = ProcessInfo.processInfo.environment["CI"], !value.isEmpty {
      throw ValidationError(
        "CI is set, and there a lesson is checked and not changed: use `lessons check`.")
    }
    if dryRun, verification.format != .text {
      throw ValidationError("--dry-run prints a diff: leave out --format.")
    }
  }

  func run() throws {
    try reportingFailure {
      let files = try common.files()
      let verdicts = try Verification(files, common, verification).verdicts()
      let updates = verdicts.map { verdict in
        LessonUpdate(verdict, on: .current) { common.isSelected($0, of: verdict.lesson) }
      }
      let isVerified = try dryRun ? show(updates, files, verdicts) : write(updates, files, verdicts)
      if !isVerified { throw ExitCode(1) }
    }
  }

  /// Prints what would change; returns whether everything would then verify.
  private func show(
    _ updates: [LessonUpdate], _ files: [LessonFile], _ verdicts: [Verdict]
  ) throws -> Bool {
    for update in updates {
      let old = update.lesson.source.file(with: update.lesson.source.bytes)
      try Terminal.output.write(
        UnifiedDiff(from: old, to: update.file, file: update.lesson.file).text)
      try UpdateNotes(update).write()
    }
    let final = zip(updates, verdicts).map { update, verdict in
      let lesson = Lesson(parsing: update.file, file: update.lesson.file, on: .current)
      let prose = files.first { $0.shownPath == lesson.file }?.proseDiagnostics(of: lesson) ?? []
      return Verdict(lesson, results: verdict.results).adding(prose)
    }
    let run = try Verification(files, common, verification)
    return final.map { run.selected(LessonReport($0)) }.allSatisfy(\.isVerified)
  }

  /// Writes what changes and reports what the lessons then are.
  private func write(
    _ updates: [LessonUpdate], _ files: [LessonFile], _ verdicts: [Verdict]
  ) throws -> Bool {
    let folders = files.map { URL(fileURLWithPath: $0.path).deletingLastPathComponent().path }
    for folder in Set(folders) { StagedFile.removeLeftovers(in: folder) }
    let changed = updates.filter { !$0.changes.isEmpty }
    var failures: [ToolFailure] = []
    for update in changed {
      guard let file = files.first(where: { $0.shownPath == update.lesson.file }) else { continue }
      do throws(ToolFailure) {
        try file.replace(update.lesson, with: update.file)
      } catch {
        failures.append(error)
      }
    }
    // The other lessons are written all the same.
    guard failures.isEmpty else {
      throw ToolFailure(message: failures.map(\.message).joined(separator: "\n"))
    }
    for update in updates where verification.format == .text && !verification.quiet {
      try UpdateNotes(update).write()
    }
    let run = try Verification(files, common, verification)
    let final =
      changed.isEmpty
      ? verdicts.map { run.selected(LessonReport($0)) } : run.reports(on: try run.run())
    try Report(final, verification).write()
    return final.allSatisfy(\.isVerified)
  }
}
