/// What every page has: the head, the landmarks, and where the parts go.
///
/// Pages need no network, are complete without their script, and refer to their assets by relative links, so that they
/// open from the file system. The content security policy says the same to the browser.
struct PageSkeleton {
  /// The page's title, unescaped.
  var title: String
  /// What search engines show, unescaped; empty for none.
  var description: String
  /// Further elements of the head.
  var head = ""
  /// The inside of the page's header; empty for none.
  var header = ""
  /// The inside of the main landmark.
  var main: String
  /// The inside of the page's footer; empty for none.
  var footer = ""

  /// The whole page.
  var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    \(Self.policyElement())
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="lessons">
    \(descriptionElement)<title>\(title.htmlEscaped)</title>
    <link rel="stylesheet" href="theme.css">
    <link rel="stylesheet" href="style.css">
    <link rel="icon" href="data:,">
    <script src="script.js" defer></script>
    \(head)</head>
    <body>
    <a class="skip" href="#\(Self.start)">Skip to the text</a>
    \(element("header", header))<main id="\(Self.start)">
    \(main)</main>
    \(element("footer", footer))</body>
    </html>

    """
  }

  private static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    + "base-uri 'none'; form-action 'none'"

  /// The element that says the policy, with further `directives`.
  static func policyElement(_ directives: String = "") -> String {
    "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\(directives)\">"
  }

  /// The anchor of the main landmark; slugs of headings have no full stop.
  private static let start = "page.start"

  private var descriptionElement: String {
    description.isEmpty
      ? "" : "<meta name=\"description\" content=\"\(description.htmlEscaped)\">\n"
  }

  private func element(_ name: String, _ content: String) -> String {
    content.isEmpty ? "" : "<\(name)>\n\(content)</\(name)>\n"
  }
}
