/// The page of one verified lesson.
public struct LessonPage: Sendable {
  private let verdict: Verdict
  private let previous: LessonSummary?
  private let next: LessonSummary?

  /// Makes the page of a lesson between its neighbours in the course.
  public init(_ verdict: Verdict, previous: LessonSummary?, next: LessonSummary?) {
    self.verdict = verdict
    self.previous = previous
    self.next = next
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
      head: headLink("prev", previous) + headLink("next", next), header: header,
      main: LessonBody(verdict).html, footer: footer
    ).html
  }

  private var header: String {
    """
    <nav aria-label="Course"><a href="\(IndexPage.fileName)">All lessons</a></nav>
    \(VerificationNote(verdict).badge)
    """
  }

  private var footer: String {
    let links = pagerLink("prev", "Previous", previous) + pagerLink("next", "Next", next)
    let pager =
      links.isEmpty ? "" : "<nav class=\"pager\" aria-label=\"Other lessons\">\n\(links)</nav>\n"
    return VerificationNote(verdict).sentences + pager
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
