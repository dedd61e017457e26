import LessonResults
import LessonText

/// The whole course on one page, to print or to look through with the browser.
struct CoursePage: Sendable {
  static let fileName = "print.html"

  /// The names of the lessons, which links between them lead to.
  let slugs: Set<String>
  private let course: Course
  private let notes: [String]
  private let theme: Theme
  private var bodies: [String] = []

  /// Makes the page of a course; `notes` say what was verified in each lesson.
  init(_ course: Course, notes: [String], theme: Theme = .standard) {
    self.course = course
    self.notes = notes
    self.theme = theme
    slugs = Set(course.lessons.map(\.slug))
  }

  /// A hash of everything that the page is made of but the lessons' texts.
  var inputs: ContentHash { ContentHash(course.inputs + notes + [theme.inputs]) }

  /// The page with `bodies` as the lessons' texts.
  func html(bodies: [String]) -> String {
    var page = self
    page.bodies = bodies
    return page.html(theme) + "\n"
  }

  /// The text of a lesson as it stands on the page.
  func body(of verdict: Verdict, _ material: LessonMaterial) -> [UInt8] {
    material.body(of: verdict, theme, .amongOthers(verdict.lesson.slug, of: slugs))
      .withoutLastLineFeed
  }
}

extension CoursePage: Templated {
  static let template = Template.print

  static let fields = TemplateFields<CoursePage>(
    PageHead.fields.of(\.head) + [
      .list("lessons", "the lessons in order", Row.fields) { $0.rows },
      .list("parts", "the parts in order", ListedPart.fields(Row.fields)) { $0.parts },
    ])

  private var head: PageHead {
    PageHead(
      title: course.title, description: "All lessons on one page.", course: course.title,
      url: Self.fileName, kind: "website", base: course.address)
  }

  private var rows: [Row] {
    zip(course.lessons, zip(bodies, notes)).map { Row(lesson: $0, body: $1.0, note: $1.1) }
  }

  private var parts: [ListedPart<Row>] {
    var rest = rows[...]
    return course.parts.map { part in
      defer { rest = rest.dropFirst(part.lessons.count) }
      return ListedPart(part: part, rows: Array(rest.prefix(part.lessons.count)))
    }
  }

  private struct Row {
    let lesson: LessonSummary
    let body: String
    let note: String

    static let fields = TemplateFields<Row>([
      .text("id", "the name of its place on the page") { $0.lesson.slug },
      .text("url", "the address of its place") { "#" + $0.lesson.slug.urlComponent },
      .text("title", "its title") { $0.lesson.title },
      .html("body", "its text") { $0.body },
      .text("note", "what was verified, in sentences") { $0.note },
    ])
  }
}
