/// The page of one verified lesson.
public struct LessonPage: Sendable {
  private let verdict: Verdict
  private let place: CoursePlace

  /// Makes the page of a lesson at its place in the course.
  public init(_ verdict: Verdict, at place: CoursePlace) {
    self.verdict = verdict
    self.place = place
  }

  /// The name of the page's file, `01-by-hand.html`.
  public var fileName: String { LessonSummary(verdict.lesson).fileName }

  /// The images that the page shows from copies: paths from the package's folder, and names from the
  /// folder of the pages.
  public var images: [(path: String, name: String)] {
    LessonLinks.copiedImages(of: verdict.lesson)
  }

  /// The whole page.
  public var html: String {
    PageSkeleton(
      title: verdict.lesson.title, description: verdict.lesson.summary,
      head: headLink("prev", place.previous) + headLink("next", place.next), header: header,
      main: LessonBody(verdict).html, footer: footer
    ).html
  }

  private var header: String {
    """
    <nav aria-label="Breadcrumb"><ol class="crumbs">
    <li><a href="\(IndexPage.fileName)">\(place.title.htmlEscaped)</a></li>
    <li><span aria-current="page">Lesson \(place.number) of \(place.count)</span></li>
    </ol></nav>
    \(VerificationNote(verdict).badge)
    """
  }

  private var footer: String {
    let links =
      pagerLink("prev", "Previous", place.previous) + pagerLink("next", "Next", place.next)
    let pager =
      links.isEmpty ? "" : "<nav class=\"pager\" aria-label=\"Other lessons\">\n\(links)</nav>\n"
    return VerificationNote(verdict).sentences + Downloads(verdict.lesson).html + pager
  }

  private func headLink(_ relation: String, _ lesson: LessonSummary?) -> String {
    lesson.map { "<link rel=\"\(relation)\" href=\"\($0.url)\">\n" } ?? ""
  }

  private func pagerLink(_ relation: String, _ label: String, _ lesson: LessonSummary?) -> String {
    guard let lesson else { return "" }
    return """
      <a rel="\(relation)" href="\(lesson.url)"><span>\(label)</span> \(lesson.title.htmlEscaped)</a>

      """
  }
}
