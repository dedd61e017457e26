@testable import LessonFormat
@testable import LessonPages
@testable import LessonResults
@testable import LessonText

/// A course of lessons that may name its parts; a zero byte ends each file.
struct CourseTrial {
  private let lessons: [Lesson]

  init(_ bytes: [UInt8]) {
    let files = bytes.split(separator: 0, maxSplits: 7, omittingEmptySubsequences: false)
    // What is malformed has no page.
    lessons = files.enumerated().map { Lesson(parsing: Array($1), file: "Lessons/\($0).md") }
      .filter(\.isWellFormed)
  }

  func check() {
    let summaries = lessons.map(LessonSummary.init)
    for summary in summaries {
      require(LessonSummary(inputs: summary.inputs) == summary, "not the same when kept")
    }
    let course = Course(title: "T", lessons: summaries)
    let parts = course.parts
    require(parts.flatMap(\.lessons) == course.lessons, "lessons are not in their order")
    require(Set(parts.map(\.id)).count == parts.count, "two parts with one name of a place")
    for part in parts {
      for (index, lesson) in part.lessons.enumerated() {
        let place = course.place(of: lesson.slug)
        require(place.number == part.start + index, "\(lesson.slug) is \(place.number)")
        require(place.number <= place.count, "\(place.number) of \(place.count)")
      }
    }
    SafePage(IndexPage(course).html).check()
    let verdicts = lessons.map { Verdict($0) }
    let page = CoursePage(course, notes: verdicts.map { SiteLesson($0).note })
    let bodies = verdicts.map {
      String(decoding: page.body(of: $0, LessonMaterial()), as: UTF8.self)
    }
    SafePage(page.html(bodies: bodies)).check()
  }
}
