/// The whole course on one page, to print or to look through with the browser.
struct CoursePage: Sendable {
  /// The name of the page's file.
  static let fileName = "print.html"

  private let course: Course
  private let verdicts: [Verdict]
  private let theme: Theme

  /// Makes the page of a course; `verdicts` are those on its lessons, in order.
  init(_ course: Course, _ verdicts: [Verdict], theme: Theme = .standard) {
    self.course = course
    self.verdicts = verdicts
    self.theme = theme
  }

  /// The whole page.
  var html: String { html(theme) + "\n" }
}

extension CoursePage: Templated {
  static let template = Template.print

  static let fields = TemplateFields<CoursePage>(
    PageHead.fields.of(\.head) + [
      .list("lessons", "the lessons in order", Part.fields) { $0.parts }
    ])

  private var head: PageHead {
    PageHead(
      title: course.title, description: "All lessons on one page.", course: course.title,
      url: Self.fileName, kind: "website", base: course.address)
  }

  private var parts: [Part] {
    let slugs = Set(verdicts.map(\.lesson.slug))
    return verdicts.map { Part(verdict: $0, slugs: slugs, theme: theme) }
  }

  /// One lesson on the page.
  private struct Part {
    let verdict: Verdict
    let slugs: Set<String>
    let theme: Theme

    static let fields = TemplateFields<Part>([
      .text("id", "the name of its place on the page") { $0.verdict.lesson.slug },
      .text("url", "the address of its place") { "#" + $0.verdict.lesson.slug.urlComponent },
      .text("title", "its title") { $0.verdict.lesson.title },
      .html("body", "its text") { part in
        LessonBody(
          part.verdict, part.theme, .amongOthers(part.verdict.lesson.slug, of: part.slugs)
        ).html
      },
      .text("note", "what was verified, in sentences") { VerificationNote($0.verdict).sentences },
    ])
  }
}
