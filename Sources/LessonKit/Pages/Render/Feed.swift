import LessonResults
import LessonText

/// The lessons as a feed that readers can subscribe to.
///
/// RSS 2.0 and not Atom, which demands the time of the last change: the same lessons give the same
/// feed. Newest is what comes last in the course, and readers expect it first.
struct Feed {
  /// The name of the file.
  static let fileName = "feed.xml"
  /// What its address says it is.
  static let contentType = "application/rss+xml"

  private let course: Course
  private let base: BaseAddress

  /// A feed of the lessons of `course`.
  init(of course: Course, at base: BaseAddress) {
    self.course = course
    self.base = base
  }

  /// The file's text.
  var xml: String {
    let channel = [
      XMLElement("title", text: course.title),
      XMLElement("link", text: base.address(of: IndexPage.url)),
      XMLElement("description", text: "The lessons of \(course.title)"),
      XMLElement("generator", text: "lessons"),
      XMLElement(
        "atom:link",
        attributes: [
          ("href", base.address(of: Self.fileName)), ("rel", "self"), ("type", Self.contentType),
        ]),
    ]
    return XMLElement(
      "rss",
      attributes: [("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom")],
      children: [
        XMLElement("channel", children: channel + course.lessons.reversed().map(item))
      ]
    ).document(comment: Course.mark)
  }

  private func item(_ lesson: LessonSummary) -> XMLElement {
    let address = base.address(of: lesson.url)
    let summary =
      lesson.summary.isEmpty ? [] : [XMLElement("description", text: lesson.summary.htmlEscaped)]
    return XMLElement(
      "item",
      children: [
        XMLElement("title", text: lesson.title), XMLElement("link", text: address),
        XMLElement("guid", text: address),
      ] + summary)
  }
}
