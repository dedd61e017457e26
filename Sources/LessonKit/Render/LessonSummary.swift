/// One row of the course: what other pages need to know of a lesson.
public struct LessonSummary: Sendable, Equatable {
  /// The file's name without folder and extension, `01-by-hand`.
  public let slug: String
  /// The lesson's title.
  public let title: String
  /// The text of its first paragraph; empty where there is none.
  public let summary: String

  /// Sums up `lesson`.
  public init(_ lesson: Lesson) {
    slug = lesson.slug
    title = lesson.title
    summary = lesson.summary
  }

  /// The name of the lesson's page, `01-by-hand.html`.
  var fileName: String { "\(slug).html" }
  /// The address of the lesson's page, relative to any page.
  var url: String { fileName.urlComponent }
}
