import LessonFormat

/// The lessons that have pages, in order.
package struct Course: Sendable, Equatable {
  package let title: String
  /// What it is about, in a paragraph; empty for none.
  package let summary: String
  /// The lessons with the parts that they stand in.
  package let lessons: [LessonSummary]
  let parts: [CoursePart]
  /// Where its pages will be; `nil` where nobody knows.
  package let address: BaseAddress?

  /// The course of `lessons`, in order; parts may begin with those `withoutPage`, named by their slugs.
  package init(
    title: String, summary: String = "", lessons: [LessonSummary],
    withoutPage: Set<String> = [], address: BaseAddress? = nil
  ) {
    self.title = title
    self.summary = summary
    self.address = address
    var part: LessonPart?
    self.lessons = lessons.compactMap { lesson in
      part = LessonPart.following(part, naming: lesson.part)
      return withoutPage.contains(lesson.slug) ? nil : lesson.standing(in: part)
    }
    parts = CoursePart.all(of: self.lessons)
  }

  /// The place of a lesson, named by its slug; that in a course of its own for one that is not there.
  func place(of slug: String) -> CoursePlace {
    places[slug] ?? CoursePlace(at: 0, of: [], in: nil, of: self)
  }

  /// The places of all lessons, by their slugs.
  var places: [String: CoursePlace] {
    // The steps of the course are one sequence, and each part that stands apart is another.
    let sequences = [parts.filter { !$0.isApart }] + parts.filter(\.isApart).map { [$0] }
    var places: [String: CoursePlace] = [:]
    for sequence in sequences {
      let steps = sequence.flatMap(\.lessons)
      var index = 0
      for part in sequence {
        for lesson in part.lessons {
          if places[lesson.slug] == nil {
            places[lesson.slug] = CoursePlace(at: index, of: steps, in: part, of: self)
          }
          index += 1
        }
      }
    }
    return places
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
  /// The part that it stands in; `nil` where it stands in none.
  let part: CoursePart?
  /// The lesson's number, counted from one: in the course, or in a part that stands apart.
  let number: Int
  let count: Int
  let previous: LessonSummary?
  let next: LessonSummary?

  /// The place of the lesson at an index of `steps` of `course`; in a course of its own for no steps.
  fileprivate init(
    at index: Int, of steps: [LessonSummary], in part: CoursePart?, of course: Course
  ) {
    title = course.title
    address = course.address
    self.part = part?.part == nil ? nil : part
    number = index + 1
    count = max(steps.count, 1)
    previous = index > 0 ? steps[index - 1] : nil
    next = index + 1 < steps.count ? steps[index + 1] : nil
  }

  var hasNeighbours: Bool { previous != nil || next != nil }

  /// Everything that a page says of its place.
  var inputs: [String] {
    [title, address?.text ?? "", part?.name ?? "", part?.id ?? "", "\(number) of \(count)"]
      + [previous, next].flatMap { [$0?.slug ?? "", $0?.title ?? ""] }
  }
}
