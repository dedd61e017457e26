import LessonFormat
import LessonResults
import LessonText

extension [LessonOutcome] {
  /// What is known of lessons where one fails that names a part which has ended, or that is of the other
  /// kind.
  ///
  /// Lessons that are left out may hide that, and never make it look so.
  package func checkingParts() throws -> [LessonOutcome] {
    let naming = filter(\.isOfCourse).compactMap { outcome in
      outcome.part.map { (outcome, $0) }
    }.sorted { $0.0.file.shownPath < $1.0.file.shownPath }
    guard naming.count > 1 else { return self }
    var begun: [String: (part: LessonPart, file: String)] = [:]
    var ends: [String: String] = [:]
    var current: String?
    var wrong: [LessonFile: LessonOutcome] = [:]
    for (outcome, part) in naming {
      let file = outcome.file.shownPath
      if let known = begun[part.name], part.name != current || part != known.part {
        let verdict = try outcome.verdict()
        let problem = verdict.lesson.wrongPart(
          asOf: (known.part, begunBy: known.file), endedBy: ends[part.name])
        // A shard may have found it, or less of it.
        if let problem, !verdict.diagnostics.contains(problem) {
          wrong[outcome.file] = LessonOutcome(
            verdict.saying(problem), of: outcome.file, files: outcome.files)
        }
      }
      if part.name != current {
        if let current { ends[current] = ends[current] ?? file }
        begun[part.name] = begun[part.name] ?? (part, file)
      }
      current = part.name
    }
    return map { wrong[$0.file] ?? $0 }
  }
}

extension LessonOutcome {
  fileprivate var part: LessonPart? { page.map(\.summary.part) ?? knownVerdict?.lesson.part }

  /// Whether the lesson is one of the folder that the course is made of.
  fileprivate var isOfCourse: Bool {
    file.isInside && file.shownPath.hasPrefix(file.package.lessonsFolder + "/")
  }
}
