/// The whole course on one page, to print or to search with the browser.
public struct CoursePage: Sendable {
  /// The name of the page's file.
  public static let fileName = "print.html"

  private let title: String
  private let verdicts: [Verdict]

  /// Makes the page of verified lessons, in the order of the course.
  init(title: String, _ verdicts: [Verdict]) {
    self.title = title
    self.verdicts = verdicts
  }

  /// The whole page.
  var html: String {
    let slugs = Set(verdicts.map(\.lesson.slug))
    let lessons = verdicts.map { verdict in
      let slug = verdict.lesson.slug
      return """
        <article class="lesson" id="\(slug.htmlEscaped)">
        \(LessonBody(verdict, .amongOthers(slug, of: slugs)).html)\
        \(VerificationNote(verdict).sentences)</article>

        """
    }
    return PageSkeleton(
      title: title, description: "All lessons on one page.", header: header,
      main: "<h1>\(title.htmlEscaped)</h1>\n\(contents)\(lessons.joined())"
    ).html
  }

  private var header: String {
    """
    <nav aria-label="Breadcrumb"><ol class="crumbs">
    <li><a href="\(IndexPage.fileName)">\(title.htmlEscaped)</a></li>
    <li><span aria-current="page">All lessons</span></li>
    </ol></nav>

    """
  }

  private var contents: String {
    let items = verdicts.map { verdict in
      let address = "#\(verdict.lesson.slug.urlComponent)"
      return "<li><a href=\"\(address)\">\(verdict.lesson.title.htmlEscaped)</a></li>\n"
    }
    return """
      <nav class="lessons-here" aria-label="Lessons on this page">
      <ol>
      \(items.joined())</ol>
      </nav>

      """
  }
}
