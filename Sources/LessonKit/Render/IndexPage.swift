/// The index of all lessons.
public struct IndexPage: Sendable {
  /// The name of the page's file.
  public static let fileName = "index.html"

  private let title: String
  private let lessons: [LessonSummary]

  /// Makes the index of a course.
  public init(_ course: Course) {
    title = course.title
    lessons = course.lessons
  }

  /// The whole page.
  public var html: String {
    let titles = lessons.map(\.title).joined(separator: ", ")
    return PageSkeleton(
      title: title, description: titles,
      main: "<h1>\(title.htmlEscaped)</h1>\n<ol class=\"lessons\">\n\(items)</ol>\n"
    ).html
  }

  private var items: String {
    lessons.map { lesson in
      let summary = lesson.summary.isEmpty ? "" : "\n<p>\(lesson.summary.htmlEscaped)</p>"
      return """
        <li>
        <h2><a href="\(lesson.url)">\(lesson.title.htmlEscaped)</a></h2>\(summary)
        <p class="facts">\(facts(of: lesson))</p>
        </li>

        """
    }.joined()
  }

  private func facts(of lesson: LessonSummary) -> String {
    let minutes = "\(lesson.minutes) minute\(lesson.minutes == 1 ? "" : "s")"
    if lesson.cellCount == 0 { return minutes }
    return "\(minutes), \(lesson.cellCount) cell\(lesson.cellCount == 1 ? "" : "s")"
  }
}
