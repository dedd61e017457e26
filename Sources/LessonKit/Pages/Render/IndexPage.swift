import LessonText

struct IndexPage: Sendable {
  static let fileName = "index.html"

  /// The page's address behind that of the course: that is the one which people see and share.
  static let url = ""

  private let course: Course
  private let theme: Theme

  init(_ course: Course, theme: Theme = .standard) {
    self.course = course
    self.theme = theme
  }

  var html: String { html(theme) + "\n" }
}

extension IndexPage: Templated {
  static let template = Template.index

  static let fields = TemplateFields<IndexPage>(
    PageHead.fields.of(\.head) + [
      .text("summary", "what the course is about") { $0.course.summary },
      .text("facts", "how long the course takes and how many cells it has, in words") {
        $0.course.lessons.facts
      },
      .text("print", "the address of the page with all lessons") { _ in CoursePage.fileName },
      .list("lessons", "the lessons in order", rowFields) { $0.course.lessons },
      .flag("hasContents", "whether there are several parts to choose from") {
        $0.course.parts.count { $0.part != nil } > 1
      },
      .list(
        "parts", "the parts in order, those that stand apart last", ListedPart.fields(rowFields)
      ) {
        let parts = $0.course.parts
        return (parts.filter { !$0.isApart } + parts.filter(\.isApart))
          .map { ListedPart(part: $0, rows: $0.lessons) }
      },
    ])

  /// The names that the template can use for one lesson.
  private static let rowFields = TemplateFields<LessonSummary>(
    LessonSummary.linkFields.of(\.self) + [
      .text("summary", "its first paragraph") { $0.summary },
      .text("cover", "the address of its picture") {
        LessonCover.fileName(ofLesson: $0.slug).urlComponent
      },
      .text("facts", "how long it takes and how many cells it has, in words") { $0.facts },
      .text("minutes", "how many minutes it takes to read") { "\($0.minutes)" },
      .text("cells", "how many cells a reader sees") { "\($0.cellCount)" },
    ])

  private var head: PageHead {
    let titles = course.lessons.map(\.title).joined(separator: ", ")
    return PageHead(
      title: course.title, description: course.summary.isEmpty ? titles : course.summary,
      course: course.title, url: Self.fileName, kind: "website", base: course.address)
  }
}

extension LessonSummary {
  fileprivate var facts: String {
    let time = minutes.counting("minute")
    return cellCount == 0 ? time : "\(time), \(cellCount.counting("cell"))"
  }
}
