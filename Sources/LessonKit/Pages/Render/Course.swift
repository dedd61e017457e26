/// The lessons that have pages, in order.
package struct Course: Sendable, Equatable {
  package let title: String
  /// What it is about, in a paragraph; empty for none.
  package let summary: String
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

  /// The place of a lesson, named by its slug; that in a course of its own for one that is not there.
  func place(of slug: String) -> CoursePlace {
    CoursePlace(at: lessons.firstIndex { $0.slug == slug }, in: self)
  }

  var places: [String: CoursePlace] {
    Dictionary(
      lessons.indices.map { (lessons[$0].slug, CoursePlace(at: $0, in: self)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a file of XML says of where it comes from, as pages do by an element.
  static let mark = "generator: lessons"

  /// Everything that the index is made of.
  var inputs: [String] { [title, summary, address?.text ?? ""] + lessons.flatMap(\.inputs) }
}

/// Where a lesson stands in its course.
struct CoursePlace: Sendable {
  let title: String
  /// Where the course's pages will be; `nil` where nobody knows.
  let address: BaseAddress?
  /// The lesson's number, counted from one.
  let number: Int
  let count: Int
  let previous: LessonSummary?
  let next: LessonSummary?

  /// The place of the lesson at an index of `course`; in a course of its own for none.
  fileprivate init(at index: Int?, in course: Course) {
    let lessons = course.lessons
    title = course.title
    address = course.address
    number = (index ?? 0) + 1
    count = index == nil ? 1 : lessons.count
    previous = index.flatMap { $0 > 0 ? lessons[$0 - 1] : nil }
    next = index.flatMap { $0 + 1 < lessons.count ? lessons[$0 + 1] : nil }
  }

  var hasNeighbours: Bool { previous != nil || next != nil }

  /// Everything that a page says of its place.
  var inputs: [String] {
    [title, address?.text ?? "", "\(number) of \(count)"]
      + [previous, next].flatMap { $0?.inputs ?? [""] }
  }
}
