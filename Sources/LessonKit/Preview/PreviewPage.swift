/// A page as the preview serves it: with a script that follows its changes.
///
/// The page's file stays as it is. Its content security policy allows no connection, so that the
/// copy that is served gets one that allows those to the server itself.
public enum PreviewPage {
  /// The page with the script, if it is one of ours.
  ///
  /// - Parameter news: what the script takes as known: the state of the page that is served.
  public static func html(_ page: String, news: PreviewNews) -> String {
    let policy = PageHead.policyElement()
    // The first one: it stands in the head, before everything that comes from a lesson.
    guard let range = page.utf8.firstRange(of: policy.utf8) else { return page }
    return page.replacingCharacters(
      in: range,
      """
      \(PageHead.policyElement("; connect-src 'self'"))
      <link rel="stylesheet" href="\(PreviewAssets.address(of: "reload.css"))">
      <script src="\(PreviewAssets.address(of: "reload.js"))" data-page="\(news.page.htmlEscaped)" \
      data-state="\(news.state.htmlEscaped)" defer></script>
      """)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, _ text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
