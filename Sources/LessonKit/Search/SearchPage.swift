/// A lesson's page as a search sees it: the sections of what a reader finds there.
///
/// Hidden cells, lines and outputs are left out, as on the page; what is folded is there.
struct SearchPage: Sendable, Equatable {
  /// The page's address, relative to any page.
  let url: String
  /// The lesson's title.
  let title: String
  /// The sections in the order of the page.
  let sections: [SearchSection]

  /// Reads what the page of `lesson` shows.
  init(_ lesson: Lesson) {
    url = LessonSummary.url(ofLesson: lesson.slug)
    title = lesson.title
    var reader = SearchSectionReader(lesson)
    reader.read()
    sections = reader.sections
  }
}
