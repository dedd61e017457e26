@testable import LessonCode
@testable import LessonFormat
@testable import LessonMarkdown
@testable import LessonPages
@testable import LessonResults
@testable import LessonText

/// One lesson through all stages of the pure core; what must hold of any lesson ends the program where
/// it does not.
struct Trial {
  private let input: Input

  init(_ input: Input) {
    self.input = input
  }

  /// Any bytes are a lesson, and every error points into the file.
  func checkLesson() {
    let lesson = Lesson(parsing: input.file, file: "Lessons/1.md")
    checkPositions(lesson.diagnostics, in: lesson)
  }

  /// The cells of any lesson form programs, or errors that point into the file.
  func checkProgram() {
    let lesson = Lesson(parsing: input.file, file: "Lessons/1.md")
    guard lesson.isWellFormed else { return }
    for plan in lesson.programs {
      let program = LessonProgram(plan.cells, file: lesson.file)
      checkPositions(program.diagnostics.map(\.diagnostic), in: lesson)
    }
  }

  /// The verdict on a file whose cells print what the input says.
  private func verdict(on file: [UInt8]) -> Verdict {
    let lesson = Lesson(parsing: file, file: "Lessons/1.md")
    guard lesson.isWellFormed else { return Verdict(lesson) }
    let results = lesson.programs.map { plan in
      var transcript = Transcript()
      transcript.cells = plan.cells.map { cell in
        var record = Transcript.CellOutput(number: cell.number)
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

  private func checkPositions(_ diagnostics: [Diagnostic], in lesson: Lesson) {
    let lines = lesson.source.lineCount
    for diagnostic in diagnostics {
      require(
        (1...lines + 1).contains(diagnostic.position.line) && diagnostic.position.column >= 1,
        "\(diagnostic.id) at \(diagnostic.position) of \(lines) lines")
    }
  }

  /// An update touches nothing but fences, and a second one nothing at all.
  func checkUpdate() {
    let verdict = verdict(on: input.file)
    guard verdict.lesson.isWellFormed else { return }
    checkPositions(verdict.diagnostics, in: verdict.lesson)
    let update = LessonUpdate(verdict, on: Platform())
    let again = self.verdict(on: update.file)
    require(
      again.lesson.cells.map(\.code) == verdict.lesson.cells.map(\.code), "update changed code")
    require(
      Self.isKept(verdict.lesson, in: again.lesson.source), "an update lost a line of prose or code"
    )
    let second = LessonUpdate(again, on: Platform())
    require(
      second.changes.isEmpty && second.file == update.file, "a second update changes something")
  }

  /// Whether all lines outside output fences are in `file` too, in their order.
  private static func isKept(_ lesson: Lesson, in file: SourceText) -> Bool {
    let fences = lesson.cells.flatMap(\.outputs).map(\.fence)
    var line = 1
    for number in 1..<lesson.source.lineCount + 1
    where !fences.contains(where: { ($0.position.line...$0.closingLine).contains(number) }) {
      let wanted = Array(lesson.source.line(number))
      while line <= file.lineCount, Array(file.line(line)) != wanted { line += 1 }
      guard line <= file.lineCount else { return false }
      line += 1
    }
    return true
  }

  /// Pages can be made of anything, and no script, handler or dangerous link comes with it.
  func checkPages() {
    let verdict = verdict(on: input.file)
    guard verdict.lesson.isWellFormed else { return }
    let course = Course(title: "T", lessons: [LessonSummary(verdict.lesson)])
    let place = course.place(of: verdict.lesson.slug)
    let page = LessonPage(verdict, at: place).html
    SafePage(page).check()
    let whole = CoursePage(course, notes: [SiteLesson(verdict).note])
    let body = String(decoding: whole.body(of: verdict, LessonMaterial()), as: UTF8.self)
    SafePage(whole.html(bodies: [body])).check()
    _ = LessonCover(verdict, theme: .standard).svg
    _ = SearchIndex.page(SearchPage(verdict.lesson))
    _ = DownloadedProgram(verdict)
    _ = verdict.lesson.badFormulas
  }
}
