import CLessonFiles
import LessonText

/// A page as the preview serves it: with a script that follows its changes.
///
/// The page's file stays as it is. Its content security policy allows no connection, so that the
/// copy that is served gets one that allows those to the server itself.
package enum PreviewPage {
  /// The page with the script, if it is one of ours; `news` is what the script takes as known.
  package static func html(_ page: String, news: PreviewNews) -> String {
    let policy = PageHead.policyElement()
    // The first one: it stands in the head, before everything that comes from a lesson.
    guard let range = page.utf8.firstRange(of: policy.utf8) else { return page }
    let script = """
      \(PageHead.policyElement("; connect-src 'self'"))
      <link rel="stylesheet" href="\(PreviewAssets.address(of: "reload.css"))">
      <script src="\(PreviewAssets.address(of: "reload.js"))" data-page="\(news.page.htmlEscaped)" \
      data-state="\(news.state.htmlEscaped)" defer></script>
      """
    return page[..<range.lowerBound] + script + page[range.upperBound...]
  }
}

/// What the script in a page wants to know.
package struct PreviewNews: Sendable, Equatable, Encodable {
  /// Names the version of the page and of what it refers to; empty where there is no page.
  package let page: String
  /// What keeps the page from being rendered, a line each.
  package let errors: [String]
  /// Tells these news from others of the same run of the tool.
  package let state: String

  package init(page: String, errors: [String]) {
    self.page = page
    self.errors = errors
    state = String(([page] + errors).hashValue, radix: 36)
  }
}

/// The files that only the preview serves; they are no part of what is rendered.
package enum PreviewAssets {
  /// Where the preview's own files are: a hidden folder, which is never a part of the site.
  private static let folder = "/.lessons/"

  package static let news = address(of: "news")

  static func address(of name: String) -> String { folder + name }

  package static func file(at address: String) -> (name: String, bytes: [UInt8])? {
    [("reload.js", embedded_reload_js().array), ("reload.css", embedded_reload_css().array)]
      .first { Self.address(of: $0.0) == address }
  }
}
