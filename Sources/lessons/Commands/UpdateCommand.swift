import ArgumentParser
import Foundation
import LessonFormat
import LessonResults
import LessonText
import LessonVerification

/// `lessons update`: rewrites the output fences and the comments that are false, and nothing else.
struct UpdateCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Rewrite the output fences and comments that are false, and nothing else.",
    discussion: """
      Runs the lessons and writes what they print into the fences that say something else; a cell \
      whose output fence is missing gets one. Wildcards and numbers that still match stay as they \
      are. A lesson that was changed then runs again, and what it prints only sometimes is an error. \
      In documentation the comments that say what is printed (`// Prints "…"`) or what something is \
      (`// 3`, `// == 3`) are put right where they stand. \
      Look at the change before you commit it: the tool cannot know whether the code or the \
      text was right. Refuses to run where CI is set.

      Exit status: 0 everything then verifies; 1 something else is wrong with a lesson; 64 wrong \
      usage; 2 the tool itself could not work.
      """)

  static let example = "lessons update 01-by-hand --dry-run"

  @OptionGroup var common: CommonOptions
  @OptionGroup var kinds: KindOptions
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

  private struct Change {
    let file: LessonFile
    let update: LessonUpdate
    let before: Verdict
    var after: Verdict

    var isWanted: Bool { !update.changes.isEmpty }
  }

  func perform() throws {
    // A lesson may be named twice, by a symbolic link next to it.
    var seen: Set<LessonFile> = []
    let scope = try common.scope(only: kinds.only).built(
      verification.settings, isQuiet: verification.quiet)
    let files = scope.subjects.lessons.filter { seen.insert($0).inserted }
    let run = Verification(files, of: scope.package, common.selection, verification.settings)
    let outcomes = try run.run(readsAll: true, mayBeNone: !scope.documents.isEmpty)
    let documents = try DocumentationChange.all(in: scope, verification.settings)
    var changes = try outcomes.map { try $0.verdict() }.compactMap { verdict in
      files.first { $0.shownPath == verdict.lesson.file }.map { file in
        let update = LessonUpdate(verdict, on: .current) {
          common.selection.includes($0, of: verdict.lesson)
        }
        return Change(file: file, update: update, before: verdict, after: verdict)
      }
    }
    // Before anything is written: what a kept result says would be believed if this were the end.
    let wanted = changes.indices.filter { changes[$0].isWanted }
    let texts = wanted.map { index in
      FreshRuns.Text(
        lesson: Lesson(
          parsing: changes[index].update.file, file: changes[index].update.lesson.file,
          on: .current, in: changes[index].update.lesson.package),
        file: changes[index].file, written: changes[index].before)
    }
    for (index, verdict) in zip(wanted, try run.rerun(texts)) { changes[index].after = verdict }
    let isVerified =
      try dryRun ? show(changes, documents, in: scope) : write(changes, documents, in: scope)
    if !isVerified { throw ExitCode(1) }
  }

  /// Prints what would change; returns whether everything would then verify.
  private func show(
    _ changes: [Change], _ documents: [DocumentationChange], in scope: Scope
  ) throws -> Bool {
    for update in changes.map(\.update) {
      let old = update.lesson.source.file(with: update.lesson.source.bytes)
      try Terminal.output.write(
        UnifiedDiff(from: old, to: update.file, file: update.lesson.file).text)
      try update.writeNotes()
    }
    for change in documents {
      try Terminal.output.write(change.diff)
      try change.writeNotes(in: scope.package)
    }
    let failed =
      (changes.map { LessonReport($0.after) }
      + documents.map(\.reports.after).map(scope.known.marked))
      .map(common.selection.part).filter { !$0.isVerified }
    guard !failed.isEmpty else { return true }
    let text = TextReport(terminal: .error)
    let problems = failed.map { text.line(for: $0) + text.problems(of: $0) }.joined()
    try Terminal.error.write("With these changes:\n\(problems)")
    return false
  }

  /// Writes what changes and reports what the lessons then are.
  private func write(
    _ changes: [Change], _ documents: [DocumentationChange], in scope: Scope
  ) throws -> Bool {
    let written = changes.map(\.file.path) + documents.filter(\.isWanted).map(\.source.path)
    let folders = written.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
    for folder in Set(folders) { StagedFile.removeLeftovers(in: folder) }
    var failures: [ToolFailure] = []
    var final: [LessonReport] = []
    for change in changes {
      do throws(ToolFailure) {
        if change.isWanted {
          try change.file.replace(change.update.lesson, with: change.update.file)
        }
      } catch {
        // The other lessons are written all the same.
        failures.append(error)
        final.append(common.selection.part(of: LessonReport(change.before)))
        continue
      }
      if verification.format == .text, !verification.quiet {
        try change.update.writeNotes()
      }
      final.append(common.selection.part(of: LessonReport(change.after)))
    }
    for change in documents {
      var report = change.reports.after
      do {
        if change.isWanted { try change.write() }
        if verification.format == .text, !verification.quiet {
          try change.writeNotes(in: scope.package)
        }
      } catch let error as ToolFailure {
        failures.append(error)
        report = change.reports.before
      }
      final.append(scope.selection.part(of: scope.known.marked(report)))
    }
    try Report(reports: final, settings: verification.reporting).write()
    guard failures.isEmpty else {
      throw ToolFailure(message: failures.map(\.message).joined(separator: "\n"))
    }
    return final.allSatisfy(\.isVerified)
  }
}

extension LessonUpdate {
  /// Says what `lessons update` did to the lesson, in lines for people, on standard error.
  fileprivate func writeNotes() throws {
    let terminal = Terminal.error
    let file = lesson.file.withVisibleControls
    var text = ""
    for change in changes {
      let what = change.isInsertion ? "new output of the cell at" : "output at"
      let place = "\(file):\(change.line)"
      text += "\(terminal.styled("updated", .green)) \(what) \(place)\n"
      if change.isInLastDigits {
        text +=
          "  only the last digits of numbers differ: if they differ from machine to machine, allow"
          + " it with `approx` or `tolerance=`\n"
      }
      if change.becomesExact {
        text +=
          "  the fence is `exact`: the cell prints what would be a wildcard there, `...` or `[..]`\n"
      }
    }
    for line in unwritable {
      text +=
        "\(terminal.styled("not updated", .yellow)) \(file):\(line): what the cell"
        + " prints cannot stand in Markdown: print it in another form, or mark the cell `silent`\n"
    }
    if !text.isEmpty { try terminal.write(text) }
  }
}
