import Foundation
import LessonDocumentation
import LessonResults
import LessonText
import LessonVerification

/// What `lessons update` makes of one file of documentation.
struct DocumentationChange {
  let source: DocumentationSource
  private(set) var update: DocumentationUpdate
  let before: [BlockVerdict]
  /// What became of the blocks of the new file.
  private(set) var after: [BlockVerdict]
  private(set) var newFile: DocumentationFile

  var isWanted: Bool { !update.changes.isEmpty }
  /// The report on the file as it was, and as it will be.
  var reports: (before: LessonReport, after: LessonReport) {
    (LessonReport(update.file, before), LessonReport(newFile, after))
  }

  /// Verifies the documentation of `scope`, and what it would say; nothing is written.
  static func all(
    in scope: Scope, _ settings: VerificationSettings
  ) throws -> [DocumentationChange] {
    let subjects = scope.documents.read().filter {
      scope.selection.includes(LessonReport(listing: $0.file))
    }
    guard !subjects.isEmpty else { return [] }
    let verifier = try DocumentationVerifier(for: scope.package, settings)
    let verdicts = try verifier.verdicts(on: subjects)
    var changes: [(change: DocumentationChange, subject: DocumentationSubject)] = []
    for (subject, verdicts) in zip(subjects, verdicts) {
      guard
        let source = scope.subjects.documentation.first(where: {
          $0.shownPath == subject.name
        })
      else { continue }
      changes.append((DocumentationChange(source, subject, verdicts, in: scope), subject))
    }
    // What is true by chance is not written: the new files are verified too.
    var open = changes.indices.filter { changes[$0].change.isWanted }
    while !open.isEmpty {
      let again = try verifier.verdicts(
        on: open.map {
          DocumentationSubject(changes[$0].change.newFile, module: changes[$0].subject.module)
        })
      var next: [Int] = []
      for (index, verdicts) in zip(open, again) {
        let isStable = changes[index].change.take(verdicts, in: scope)
        if !isStable { next.append(index) }
      }
      open = next
    }
    return changes.map(\.change)
  }

  private init(
    _ source: DocumentationSource, _ subject: DocumentationSubject, _ verdicts: [BlockVerdict],
    in scope: Scope
  ) {
    self.source = source
    before = verdicts
    after = verdicts
    update = Self.update(source, subject.file, verdicts, [], in: scope)
    newFile = subject.file
    read(in: scope)
  }

  private static func update(
    _ source: DocumentationSource, _ file: DocumentationFile, _ verdicts: [BlockVerdict],
    _ unstable: Set<DocumentationUpdate.Place>, in scope: Scope
  ) -> DocumentationUpdate {
    let slug = LessonReport(listing: file).slug
    return DocumentationUpdate(
      file, source.isOwn(of: scope.package) ? verdicts : [], without: unstable,
      including: { scope.selection.includes(cell: $0.id, ofLesson: slug) },
      reading: { source.file(of: $0, in: scope.package) })
  }

  private mutating func read(in scope: Scope) {
    newFile =
      isWanted ? source.file(of: SourceText(update.bytes), in: scope.package) : update.file
  }

  /// Takes what became of the blocks of the new file; returns whether all that was written is true.
  private mutating func take(_ verdicts: [BlockVerdict], in scope: Scope) -> Bool {
    let failing = update.failing(in: verdicts)
    guard !failing.isEmpty else {
      after = verdicts
      return true
    }
    let earlier = update.unwritable.map(\.place)
    update = Self.update(
      source, update.file, before, failing.union(earlier), in: scope)
    read(in: scope)
    after = before
    return !isWanted
  }

  /// Writes the new file, if it still is what was verified.
  func write() throws {
    let old = update.file.source.file(with: update.file.source.bytes)
    var transaction = FileTransaction()
    transaction.replace(source.path, Data(old), with: Data(update.bytes))
    try transaction.commit()
  }

  /// What changes, as a unified diff.
  var diff: String {
    let old = update.file.source.file(with: update.file.source.bytes)
    return UnifiedDiff(from: old, to: update.bytes, file: update.file.file).text
  }

  /// Says what is changed and what cannot be, in lines for people, on standard error.
  func writeNotes(in package: LessonPackage) throws {
    let terminal = Terminal.error
    let file = update.file.file.withVisibleControls
    var text = ""
    for place in update.changes {
      text += "\(terminal.styled("updated", .green)) \(file):\(place.line)\n"
    }
    for (place, reason) in update.unwritable {
      text +=
        "\(terminal.styled("not updated", .yellow)) \(file):\(place.line): \(reason):"
        + " correct it by hand\n"
    }
    if before.contains(where: { !$0.found.isEmpty || $0.printed != nil }),
      !source.isOwn(of: package)
    {
      text +=
        "\(terminal.styled("not updated", .yellow)) \(file): it does not belong to the package in"
        + " \(package.root.withVisibleControls)\n"
    }
    if !text.isEmpty { try terminal.write(text) }
  }
}
