import LessonResults

/// The list of pages for search engines.
///
/// Source: the protocol of sitemaps.org, version 0.9. It has no dates, so that the same pages give the
/// same list.
struct Sitemap {
  /// The name of the file.
  static let fileName = "sitemap.xml"

  private let pages: [String]

  /// Lists the pages of `course`.
  init(of course: Course, at base: BaseAddress) {
    pages = [base.address(of: IndexPage.url)] + course.lessons.map { base.address(of: $0.url) }
  }

  /// The file's text.
  var xml: String {
    XMLElement(
      "urlset", attributes: [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")],
      children: pages.map { XMLElement("url", children: [XMLElement("loc", text: $0)]) }
    ).document(comment: Course.mark)
  }
}
