/// The index of all lessons.
public struct IndexPage: Sendable {
  /// The name of the page's file.
  public static let fileName = "index.html"

  /// The page's address behind that of the course: that is the one which people see and share.
  static let url = ""

  private let course: Course
  private let theme: Theme

  /// Makes the index of a course.
  public init(_ course: Course, theme: Theme = .standard) {
    self.course = course
    self.theme = theme
  }

  /// The whole page.
  public var html: String { html(theme) + "\n" }
}

extension IndexPage: Templated {
  static let template = Template.index

  static let fields = TemplateFields<IndexPage>(
    PageHead.fields.of(\.head) + [
      .list("lessons", "the lessons in order", rowFields) { $0.course.lessons }
    ])

  /// The names that the template can use for one lesson.
  private static let rowFields = TemplateFields<LessonSummary>(
    LessonSummary.linkFields.of(\.self) + [
      .text("summary", "its first paragraph") { $0.summary },
      .text("facts", "how long it takes and how many cells it has, in words") { $0.facts },
      .text("minutes", "how many minutes it takes to read") { "\($0.minutes)" },
      .text("cells", "how many cells a reader sees") { "\($0.cellCount)" },
    ])

  private var head: PageHead {
    let titles = course.lessons.map(\.title).joined(separator: ", ")
    return PageHead(
      title: course.title, description: titles, course: course.title, url: Self.fileName,
      kind: "website", base: course.address)
  }
}

extension LessonSummary {
  fileprivate var facts: String {
    let time = "\(minutes) minute\(minutes == 1 ? "" : "s")"
    if cellCount == 0 { return time }
    return "\(time), \(cellCount) cell\(cellCount == 1 ? "" : "s")"
  }
}
