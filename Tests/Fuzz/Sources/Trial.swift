@testable import LessonKit

/// One lesson through all stages of the pure core; what must hold of any lesson ends the program where
/// it does not.
struct Trial {
  private let input: Input

  init(_ input: Input) {
    self.input = input
  }

  func run() {
    let verdict = verdict(on: input.file)
    checkPositions(of: verdict)
    checkUpdate(of: verdict)
    checkPages(of: verdict)
    checkNotebook(of: verdict.lesson)
  }

  /// The verdict on a file whose cells print what the input says.
  private func verdict(on file: [UInt8]) -> Verdict {
    let lesson = Lesson(parsing: file, file: "Lessons/1.md")
    guard lesson.isWellFormed else { return Verdict(lesson) }
    let results = lesson.programs.map { plan in
      var transcript = Transcript()
      transcript.cells = plan.cells.map { cell in
        var record = Transcript.CellRecord(number: cell.number)
        if input.printed.indices.contains(cell.number - 1) {
          record.output = input.printed[cell.number - 1]
        }
        return record
      }
      transcript.isComplete = true
      let program = LessonProgram(plan.cells, file: lesson.file)
      return ProgramResult(plan, program: program, outcome: .ran(transcript))
    }
    return Verdict(lesson, results: results)
  }

  /// Every error points into the file.
  private func checkPositions(of verdict: Verdict) {
    let lines = verdict.lesson.source.lineCount
    for diagnostic in verdict.diagnostics + verdict.lesson.badFormulas {
      precondition(
        (1...lines + 1).contains(diagnostic.position.line) && diagnostic.position.column >= 1,
        "\(diagnostic.id) at \(diagnostic.position) of \(lines) lines")
    }
  }

  /// An update touches nothing but fences, and a second one nothing at all.
  private func checkUpdate(of verdict: Verdict) {
    guard verdict.lesson.isWellFormed else { return }
    let update = LessonUpdate(verdict, on: Platform())
    let again = self.verdict(on: update.file)
    precondition(
      again.lesson.cells.map(\.code) == verdict.lesson.cells.map(\.code), "update changed code")
    let second = LessonUpdate(again, on: Platform())
    precondition(
      second.changes.isEmpty && second.file == update.file, "a second update changes something")
  }

  /// Pages can be made of anything, and no script, handler or dangerous link comes with it.
  private func checkPages(of verdict: Verdict) {
    let course = Course(title: "T", lessons: [LessonSummary(verdict.lesson)])
    let place = course.place(of: verdict.lesson.slug)
    let page = LessonPage(verdict, at: place).html
    SafePage(page).check()
    let lesson = SiteLesson(verdict)
    SafePage(String(decoding: CoursePage(course, [lesson]).file.bytes, as: UTF8.self)).check()
    _ = LessonCover(verdict, theme: .standard).svg
    _ = SearchIndex([lesson]).file.bytes
    _ = DownloadedProgram(verdict)
  }

  /// An exported notebook becomes the same bytes again.
  private func checkNotebook(of lesson: Lesson) {
    guard lesson.isWellFormed else { return }
    _ = Notebook(lesson)
  }
}
