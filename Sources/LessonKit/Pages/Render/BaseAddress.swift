/// The address that a course's pages will have, `https://example.org/course/`.
package struct BaseAddress: Sendable, Equatable {
  /// The address with a slash at its end.
  package let text: String

  /// Reads an address; `nil` for anything but an absolute address of the web that a page's name can
  /// stand behind.
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

  /// The address of a page, which is relative to this one.
  func address(of url: String) -> String { text + url }
}
