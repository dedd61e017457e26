import LessonResults
import LessonText

/// The lessons as a feed that readers can subscribe to.
///
/// RSS 2.0 and not Atom, which demands the time of the last change: the same lessons give the same
/// feed. Newest is what comes last in the course, and readers expect it first.
enum Feed {
  static let fileName = "feed.xml"
  /// What its address says it is.
  static let contentType = "application/rss+xml"

  /// The feed of `course`, whose pages will be at `base`.
  static func xml(of course: Course, at base: BaseAddress) -> String {
    let channel = [
      XMLElement("title", text: course.title),
      XMLElement("link", text: base.address(of: IndexPage.url)),
      XMLElement("description", text: "The lessons of \(course.title)"),
      XMLElement("generator", text: "lessons"),
      XMLElement(
        "atom:link",
        attributes: [
          ("href", base.address(of: fileName)), ("rel", "self"), ("type", contentType),
        ]),
    ]
    return XMLElement(
      "rss",
      attributes: [("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom")],
      children: [
        XMLElement(
          "channel", children: channel + course.lessons.reversed().map { item($0, at: base) })
      ]
    ).document(comment: Course.mark)
  }

  private static func item(_ lesson: LessonSummary, at base: BaseAddress) -> XMLElement {
    let address = base.address(of: lesson.url)
    let summary =
      lesson.summary.isEmpty ? [] : [XMLElement("description", text: lesson.summary.htmlEscaped)]
    return XMLElement(
      "item",
      children: [
        XMLElement("title", text: lesson.title), XMLElement("link", text: address),
        XMLElement("guid", text: address),
      ] + (lesson.part.map { [XMLElement("category", text: $0.name)] } ?? []) + summary)
  }
}

/// The list of pages for search engines.
///
/// Source: the protocol of sitemaps.org, version 0.9. It has no dates, so that the same pages give the
/// same list.
enum Sitemap {
  static let fileName = "sitemap.xml"

  /// The list of the pages of `course`, which will be at `base`.
  static func xml(of course: Course, at base: BaseAddress) -> String {
    let pages = [IndexPage.url] + course.lessons.map(\.url)
    return XMLElement(
      "urlset", attributes: [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")],
      children: pages.map { page in
        XMLElement("url", children: [XMLElement("loc", text: base.address(of: page))])
      }
    ).document(comment: Course.mark)
  }
}
