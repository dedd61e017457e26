/// The whole course on one page, to print or to search with the browser.
public struct CoursePage: Sendable {
  /// The name of the page's file.
  public static let fileName = "print.html"

  private let course: Course
  private let verdicts: [Verdict]
  private let theme: Theme

  /// Makes the page of the verified lessons of `course`, in its order.
  init(_ course: Course, _ verdicts: [Verdict], theme: Theme = .standard) {
    self.course = course
    self.verdicts = verdicts
    self.theme = theme
  }

  /// The whole page.
  var html: String { html(theme) + "\n" }
}

extension CoursePage: Templated {
  static let template = Template.course

  static let fields = TemplateFields<CoursePage>(
    PageHead.fields.of(\.head) + [
      .list("lessons", "the lessons in order", Part.fields) { page in
        let slugs = Set(page.verdicts.map(\.lesson.slug))
        return page.verdicts.map { Part(verdict: $0, slugs: slugs, theme: page.theme) }
      }
    ])

  private var head: PageHead {
    PageHead(
      title: course.title, description: "All lessons on one page.", course: course.title,
      url: Self.fileName, kind: "website", base: course.address)
  }

  /// One of the lessons.
  private struct Part: Sendable {
    let verdict: Verdict
    let slugs: Set<String>
    let theme: Theme

    static let fields = TemplateFields<Part>([
      .text("id", "the anchor of the lesson") { $0.verdict.lesson.slug },
      .text("url", "the address of that place") { "#" + $0.verdict.lesson.slug.urlComponent },
      .text("title", "its title") { $0.verdict.lesson.title },
      .html("body", "its text, with headings a level lower") { part in
        LessonBody(
          part.verdict, part.theme, .amongOthers(part.verdict.lesson.slug, of: part.slugs)
        ).html
      },
      .text("note", "what was verified, in sentences") { VerificationNote($0.verdict).sentences },
    ])
  }
}
