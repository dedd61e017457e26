/// The lessons that have pages, in order.
public struct Course: Sendable, Equatable {
  /// The course's title.
  public let title: String
  /// Its lessons.
  public let lessons: [LessonSummary]

  /// What a search finds in them.
  let search: SearchIndex

  /// A course whose lessons are summed up already, in which nothing is searched.
  public init(title: String, lessons: [LessonSummary]) {
    self.title = title
    self.lessons = lessons
    search = SearchIndex([])
  }

  /// A course of `lessons`.
  public init(title: String, of lessons: [Lesson]) {
    self.title = title
    self.lessons = lessons.map(LessonSummary.init)
    search = SearchIndex(lessons)
  }

  /// The place of a lesson, named by its slug.
  func place(of slug: String) -> CoursePlace {
    CoursePlace(of: slug, in: lessons, title: title)
  }

  /// Everything that the index is made of.
  var inputs: [String] { [title] + lessons.flatMap(\.inputs) }
}
