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
