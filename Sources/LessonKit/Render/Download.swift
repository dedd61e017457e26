/// A file that a lesson's page offers to take away.
struct Download: Sendable {
  /// The name of the file.
  let name: String

  /// The program of a lesson; `nil` where there is nothing to run.
  static func program(of lesson: Lesson) -> Download? {
    lesson.cells.contains(where: \.isPartOfProgram)
      ? Download(name: programName(ofLesson: lesson.slug)) : nil
  }

  /// A lesson as a notebook.
  static func notebook(of lesson: Lesson) -> Download {
    Download(name: notebookName(ofLesson: lesson.slug))
  }

  /// The name of the file of lesson `slug`'s program.
  static func programName(ofLesson slug: String) -> String { slug + ".swift" }
  /// The name of lesson `slug`'s notebook.
  static func notebookName(ofLesson slug: String) -> String { slug + ".ipynb" }

  /// The names that a template can use for it.
  static let fields = TemplateFields<Download>([
    .text("name", "the name of the file") { $0.name },
    .text("url", "its address") { $0.name.urlComponent },
  ])
}
