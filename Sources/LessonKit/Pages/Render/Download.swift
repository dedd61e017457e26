import LessonCode
import LessonFormat
import LessonText

/// A file that a lesson's page offers to take away.
struct Download: Sendable {
  let name: String

  /// The program of a lesson; `nil` where there is nothing to run.
  static func program(of lesson: Lesson) -> Download? {
    lesson.cells.contains(where: \.isPartOfProgram) ? program(ofLesson: lesson.slug) : nil
  }

  /// The program of lesson `slug`, if it has any.
  static func program(ofLesson slug: String) -> Download { Download(name: slug + ".swift") }
  static func notebook(ofLesson slug: String) -> Download { Download(name: slug + ".ipynb") }

  /// The names that a template can use for it.
  static let fields = TemplateFields<Download>([
    .text("name", "the name of the file") { $0.name },
    .text("url", "its address") { $0.name.urlComponent },
  ])
}
