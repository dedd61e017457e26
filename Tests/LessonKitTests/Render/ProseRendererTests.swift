import CCMark
import Foundation
import Testing

@testable import LessonFormat
@testable import LessonMarkdown
@testable import LessonText

/// Prose is what libcmark makes of it, and nothing of our own but anchors and links of bare addresses.
@Suite struct ProseRendererTests {
  /// The Markdown inputs of the CommonMark 0.30 specification.
  static let examples: [String] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "CommonMark/examples.json")
    let decoded = try? JSONDecoder().decode([String].self, from: Data(contentsOf: file))
    return decoded ?? []
  }()

  @Test func everyExampleOfTheSpecificationIsThere() {
    #expect(Self.examples.count == 652)
  }

  @Test func everyExampleRendersAsLibcmarkRendersIt() {
    for (index, example) in Self.examples.enumerated() {
      let html = MarkdownDocument(SourceText(example)).html
      if Self.addresses.contains(index + 1) {
        #expect(withoutAddresses(html) == libcmark(example), "example \(index + 1): \(example)")
        #expect(html != libcmark(example))
      } else {
        #expect(html == libcmark(example), "example \(index + 1): \(example)")
      }
    }
  }

  /// The examples whose text has an address that is a link to GitHub, and none to CommonMark.
  private static let addresses: Set = [601, 605, 607, 610, 611]

  private func withoutAddresses(_ html: String) -> String {
    html.replacing(#/<a href="(?:mailto:)?([^"]*)">\1</a>/#) { "\($0.1)" }
  }

  @Test func everyExampleInsideALessonRendersAsLibcmarkRendersIt() {
    // Front matter is the lesson's own, and its page shows raw HTML; links of lessons outside the package stay
    // as they are.
    let examples = Self.examples.enumerated().filter {
      !$1.hasPrefix("---\n") && !Self.addresses.contains($0 + 1)
        && !libcmark($1).contains("raw HTML omitted")
    }.map(\.element)
    #expect(examples.count > 570)
    for example in examples {
      let main = withoutContents(
        withoutAnchors(RenderedLesson(example, file: "/x/07-sample.md").main))
      let title = "<h1>07-sample</h1>\n"
      let body = main.hasPrefix(title) ? String(main.dropFirst(title.count)) : main
      // A page has no slash in elements that are empty.
      let expected = libcmark(example).replacing(#/<((?:br|hr|img)(?: [^<>]*)?) \/>/#) {
        "<\($0.1)>"
      }
      #expect(body == expected, "\(example)")
    }
  }

  @Test func everyLinkOfTheSpecificationIsFoundAtItsStart() {
    var count = 0
    for example in Self.examples {
      let source = SourceText(example)
      for link in Lesson(parsing: source.bytes, file: "a.md").document.links {
        let start = source.line(link.position.line).dropFirst(link.position.column - 1)
        let marks = link.isImage ? ["![", "<img"] : ["[", "<", "http:"]
        #expect(marks.contains { start.starts(with: $0.utf8) }, "\(example)")
        count += 1
      }
    }
    #expect(count > 140)
  }

  @Test func scriptsHandlersAndDangerousLinksAreLeftOut() {
    let html = RenderedLesson(
      """
      <script>alert(1)</script>

      <b onclick="x()">bold</b> [a](javascript:alert(1)) [b](JAVASCRIPT:x) [c](vbscript:x)
      [d](data:text/html,x) <javascript:x> ![e](javascript:x) [f](https://example.com)
      """
    ).main
    for scheme in ["javascript:", "vbscript:", "data:"] {
      #expect(!html.lowercased().contains("=\"\(scheme)"))
    }
    for markup in ["<script", "alert(1)", "<b ", "onclick"] { #expect(!html.contains(markup)) }
    #expect(html.contains("<a href=\"https://example.com\">f</a>"))
  }

  @Test func headingsHaveTheirGitHubSlugs() {
    let html = RenderedLesson("# A `b` *c*!\n\n## Twice\n\n## Twice\n\n> ### Ünï\n").main
    for slug in ["a-b-c", "twice", "twice-1", "ünï"] {
      #expect(html.contains("<span class=\"anchor\" id=\"\(slug)\"><a href=\"#\(slug)\""))
    }
  }

  @Test func aHeadingWithoutLettersHasNoAnchor() {
    #expect(RenderedLesson("# !!!\n").main.hasPrefix("<h1>!!!</h1>\n"))
  }

  private func libcmark(_ markdown: String) -> String {
    guard let text = cmark_markdown_to_html(markdown, markdown.utf8.count, CMARK_OPT_DEFAULT) else {
      return ""
    }
    defer { free(text) }
    return String(cString: text)
  }

  private func withoutAnchors(_ html: String) -> String {
    html.replacing(
      #/<span class="anchor" id="[^"]*"><a href="[^"]*" aria-hidden="true" tabindex="-1"></a></span>/#,
      with: "")
  }

  private func withoutContents(_ html: String) -> String {
    html.replacing(#/<nav class="contents".*?</nav>\n/#.dotMatchesNewlines(), with: "")
  }
}
