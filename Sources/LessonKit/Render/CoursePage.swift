/// The whole course on one page, to print or to look through with the browser.
struct CoursePage: Sendable {
  /// The name of the page's file.
  static let fileName = "print.html"

  private let course: Course
  private let lessons: [SiteLesson]
  private let theme: Theme

  /// Makes the page of a course; `lessons` are all of it, in order.
  init(_ course: Course, _ lessons: [SiteLesson], theme: Theme = .standard) {
    self.course = course
    self.lessons = lessons
    self.theme = theme
  }

  /// The page, put together of the lessons' texts.
  var file: AssembledFile {
    let slugs = Set(lessons.map(\.summary.slug))
    let shared = ContentHash(slugs.sorted() + [theme.inputs]).hexadecimal
    let theme = theme
    return AssembledFile(
      frameInputs: frameInputs, frame: { slots },
      parts: lessons.map { lesson in
        let slug = lesson.summary.slug
        let inputs = ContentHash([lesson.inputs, slug, shared]).hexadecimal
        return AssembledFile.Part(of: lesson, madeOf: inputs) { verdict, colored in
          colored.body(of: verdict, theme, .amongOthers(slug, of: slugs)).withoutLastLineFeed
        }
      })
  }

  /// Everything but the lessons' texts.
  private var frameInputs: String {
    ContentHash(course.inputs + lessons.map(\.note) + [theme.inputs]).hexadecimal
  }

  /// The page with places for the lessons' texts.
  private var slots: [AssembledFile.Slot] {
    let html = html(theme) + "\n"
    return html.split(separator: Self.mark(frameInputs), omittingEmptySubsequences: false)
      .enumerated().flatMap { index, piece -> [AssembledFile.Slot] in
        // What follows a mark begins with the number of a lesson.
        guard index > 0 else { return [.text(Array(piece.utf8))] }
        let digits = piece.prefix { $0 != ";" }
        return [.part(Int(digits) ?? 0), .text(Array(piece.dropFirst(digits.count + 1).utf8))]
      }
  }

  /// What stands for a lesson's text: no title or template has it, because it has a hash of them.
  private static func mark(_ frameInputs: String) -> String { "\u{F8FF}\(frameInputs)#" }
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
    let mark = Self.mark(frameInputs)
    return lessons.enumerated().map { Part(lesson: $1, mark: "\(mark)\($0);") }
  }

  /// One lesson on the page.
  private struct Part {
    let lesson: SiteLesson
    let mark: String

    static let fields = TemplateFields<Part>([
      .text("id", "the name of its place on the page") { $0.lesson.summary.slug },
      .text("url", "the address of its place") { "#" + $0.lesson.summary.slug.urlComponent },
      .text("title", "its title") { $0.lesson.summary.title },
      .html("body", "its text") { $0.mark },
      .text("note", "what was verified, in sentences") { $0.lesson.note },
    ])
  }
}
