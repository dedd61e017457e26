/// The lessons that have pages, in order.
package struct Course: Sendable, Equatable {
  /// The course's title.
  package let title: String
  /// What it is about, in a paragraph; empty for none.
  package let summary: String
  /// Its lessons.
  package let lessons: [LessonSummary]
  /// Where its pages will be; `nil` where nobody knows.
  package let address: BaseAddress?

  package init(
    title: String, summary: String = "", lessons: [LessonSummary], address: BaseAddress? = nil
  ) {
    self.title = title
    self.summary = summary
    self.address = address
    self.lessons = lessons
  }

  /// The place of a lesson, named by its slug.
  func place(of slug: String) -> CoursePlace {
    CoursePlace(of: slug, in: lessons, title: title, address: address)
  }

  /// The places of all lessons, by their slugs.
  var places: [String: CoursePlace] {
    Dictionary(
      lessons.indices.map { index in
        (lessons[index].slug, CoursePlace(at: index, in: lessons, title: title, address: address))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What a file of XML says of where it comes from, as pages do by an element.
  static let mark = "generator: lessons"

  /// Everything that the index is made of.
  var inputs: [String] { [title, summary, address?.text ?? ""] + lessons.flatMap(\.inputs) }
}
