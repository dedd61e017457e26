/// What every page says of itself.
struct PageHead: Sendable {
  /// The page's title, unescaped.
  var title: String
  /// What search engines show, unescaped; empty for none.
  var description: String
  var course: String
  var url: String
  /// What links call the page: `website` for the course, `article` for a part of it.
  var kind: String
  /// Where the course's pages will be; `nil` where nobody knows.
  var base: BaseAddress?
  /// The lessons before and behind it.
  var previous: LessonSummary?
  var next: LessonSummary?

  /// The names that the template of any page can use.
  static let fields = TemplateFields<PageHead>([
    .text("title", "the page's title") { $0.title },
    .text("description", "its first paragraph, or the titles of the lessons") { $0.description },
    .text("course", "the course's title") { $0.course },
    .text("home", "the address of the index") { _ in IndexPage.fileName },
    .text("canonical", "the page's own address, absolute with a base address") {
      $0.address.isEmpty ? $0.url : $0.address
    },
    .text("address", "the page's absolute address, with a base address") { $0.address },
    .text("kind", "`website` or `article`") { $0.kind },
    .text("feed", "the address of the feed, with a base address") {
      $0.base?.address(of: Feed.fileName) ?? ""
    },
    .html("policy", "the content security policy, as an element") { _ in policyElement() },
    .record("previous", "the lesson before it", LessonSummary.linkFields) { $0.previous },
    .record("next", "the lesson behind it", LessonSummary.linkFields) { $0.next },
  ])

  private var address: String {
    base?.address(of: url == IndexPage.fileName ? IndexPage.url : url) ?? ""
  }

  // Pages need no network, are complete without their script, and refer to their assets by relative
  // links, so that they open from the file system. The policy says the same to the browser.
  private static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    + "font-src 'self'; base-uri 'none'; form-action 'none'"

  /// The element that says the policy, with further `directives`.
  static func policyElement(_ directives: String = "") -> String {
    "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\(directives)\">"
  }
}

/// The address that a course's pages will have, `https://example.org/course/`.
package struct BaseAddress: Sendable, Equatable {
  /// The address with a slash at its end.
  package let text: String

  /// Reads an absolute address of the web that a page's name can stand behind; `nil` for anything else.
  package init?(_ text: String) {
    guard
      let match = text.wholeMatch(
        of:
          #/(?:https?)://(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?)(?::[0-9]{1,5})?(?<path>/.*)?/#
      )
    else { return nil }
    // The characters of a path (RFC 3986, section 3.3), as they stand in an address.
    let path = match.path ?? ""
    guard
      path.wholeMatch(of: #/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*/#) != nil
    else { return nil }
    self.text = text.hasSuffix("/") ? text : text + "/"
  }

  func address(of url: String) -> String { text + url }
}
