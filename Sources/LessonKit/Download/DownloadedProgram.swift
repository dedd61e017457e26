/// A verified lesson as one Swift file that a reader can run and change.
///
///     // In [2]:
///     let y = x * x
///     print(y)
///     // prints: 9.0
///
/// The cells stand in it as the page shows them, in order. What else a program needs is written out:
/// the value of a last expression is printed, and what the page hides says so. What the page shows
/// and does not run is a comment. The prose is left to the page and to the notebook: in a file it
/// would stand between a reader and the code.
struct DownloadedProgram: Sendable {
  /// The text of the file.
  let text: String

  /// Makes the file of a verified lesson that has something to run.
  init(_ verdict: Verdict, _ parsed: ParsedCode = ParsedCode()) {
    let lesson = verdict.lesson
    var headings = HeadingMarks(lesson)
    let sections = Self.segments(of: verdict).map { DownloadedSection($0, &headings, parsed) }
    let count = sections.count(where: \.hasCode)
    var text = DownloadHeader(
      lesson, fileName: Download.programName(ofLesson: lesson.slug), programCount: count,
      modules: sections.map(\.modules)
    ).text
    var number = 0
    for section in sections {
      if section.hasCode, count > 1 {
        number += 1
        text += "\n" + ProgramCondition.opening(number, of: count)
      }
      text += section.text
    }
    if count > 1 { text += "\n" + ProgramCondition.closing }
    self.text = text
  }

  /// The cells by the programs that `reset` starts.
  private static func segments(of verdict: Verdict) -> [[Verdict.CellVerdict]] {
    var segments: [[Verdict.CellVerdict]] = [[]]
    for cell in verdict.cells {
      if cell.cell.attributes.startsProgram { segments.append([]) }
      segments[segments.count - 1].append(cell)
    }
    return segments
  }
}
