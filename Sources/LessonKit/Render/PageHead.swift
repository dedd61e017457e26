/// What every page says of itself.
struct PageHead: Sendable {
  /// The page's title, unescaped.
  var title: String
  /// What search engines show, unescaped; empty for none.
  var description: String
  /// The lessons before and behind it.
  var previous: LessonSummary?
  var next: LessonSummary?

  /// The names that the template of any page can use.
  static let fields = TemplateFields<PageHead>([
    .text("title", "the page's title") { $0.title },
    .text("description", "its first paragraph, or the titles of the lessons") { $0.description },
    .html("policy", "the content security policy, as an element") { _ in policyElement() },
    .record("previous", "the lesson before it", LessonSummary.linkFields) { $0.previous },
    .record("next", "the lesson behind it", LessonSummary.linkFields) { $0.next },
  ])

  // Pages need no network, are complete without their script, and refer to their assets by relative
  // links, so that they open from the file system. The policy says the same to the browser.
  private static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    + "base-uri 'none'; form-action 'none'"

  /// The element that says the policy, with further `directives`.
  static func policyElement(_ directives: String = "") -> String {
    "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\(directives)\">"
  }
}
