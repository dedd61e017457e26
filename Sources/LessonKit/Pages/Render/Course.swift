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

/// Where a lesson stands in its course.
struct CoursePlace: Sendable {
  /// The course's title.
  var title: String
  /// Where the course's pages will be; `nil` where nobody knows.
  var address: BaseAddress?
  /// The lesson's number, counted from one.
  var number: Int
  /// How many lessons the course has.
  var count: Int
  /// The lesson before it.
  var previous: LessonSummary?
  /// The lesson behind it.
  var next: LessonSummary?

  /// The place of a lesson in a course; a course of its own if it is not among `lessons`.
  init(
    of slug: String, in lessons: [LessonSummary], title: String, address: BaseAddress? = nil
  ) {
    self.init(
      at: lessons.firstIndex { $0.slug == slug }, in: lessons, title: title, address: address)
  }

  /// The place of the lesson at an index of `lessons`; a course of its own for none.
  init(at index: Int?, in lessons: [LessonSummary], title: String, address: BaseAddress?) {
    self.title = title
    self.address = address
    number = (index ?? 0) + 1
    count = index == nil ? 1 : lessons.count
    previous = index.flatMap { $0 > 0 ? lessons[$0 - 1] : nil }
    next = index.flatMap { $0 + 1 < lessons.count ? lessons[$0 + 1] : nil }
  }

  /// Whether a lesson stands before or behind it.
  var hasNeighbours: Bool { previous != nil || next != nil }

  /// Everything that a page says of its place.
  var inputs: [String] {
    [title, address?.text ?? "", "\(number) of \(count)"]
      + [previous, next].flatMap { $0?.inputs ?? [""] }
  }
}
