import Testing

@testable import LessonFormat

/// Whatever a cell prints, no more comes onto the page than an allow-list knows, and nothing of it
/// ends an element of the page.
@Suite struct MarkupInjectionTests {
  /// A text in the places where it could do harm.
  static func places(of text: String) -> [String] {
    [
      text, "<svg width=\"9\" height=\"9\">\(text)</svg>", "<svg>\(text)",
      "<svg><text>\(text)</text></svg>",
      "<svg><title>\(text)</title></svg>", "<svg><g fill=\"\(text)\"></g></svg>",
      "<svg aria-label='\(text)'></svg>", "<p>\(text)</p>", "<ul><li>\(text)</ul>",
      "<table><tr>\(text)<td>\(text)", "<p title=\"\(text)\">x</p>", "<b id=\(text)>x</b>",
      "<pre>\n\(text)</pre>", "<b title='x' \(text)>x</b>",
      "```\(text)\n\(text)\n```\n\n# \(text)\n\n    \(text)",
      "- \(text)\n\n> [a](\(text)) `\(text)` ![\(text)](#x)",
    ]
  }

  @Test(arguments: OutputFormat.allCases)
  func nothingButTheListComesOntoThePage(_ format: OutputFormat) {
    #expect(Set(MarkupInjections.all).count >= 140)
    for injection in MarkupInjections.all {
      for text in Self.places(of: injection) {
        guard let page = RichOutput(text, as: format, prefix: "output7:") else { continue }
        let inside = page.html.split(separator: "\n", maxSplits: 1).last ?? ""
        #expect(page.html.hasPrefix("<div class=\"") && page.html.hasSuffix("\n</div>\n"))
        let problems = PageMarkup(String(inside.dropLast("</div>\n".count))).problems
        #expect(problems.isEmpty, "\(text) gives \(page.html)")
      }
    }
  }

  @Test func theCheckItselfSeesWhatIsWrong() {
    for html in [
      "<script>", "<b onclick=\"x\">x</b>", "<a href=\"javascript:x\">x</a>", "<b>", "</b>",
      "<!--x-->",
      "<b class=\"check\">x</b>", "<g fill=\"url(x)\"></g>", "<b x=1>x</b>", "<",
      "<a href=\"x\">x</a>",
    ] {
      #expect(!PageMarkup(html).problems.isEmpty, "\(html)")
    }
    #expect(PageMarkup("<p id=\"output7:a\"><a href=\"#b\">&lt;</a><br></p>").problems.isEmpty)
  }

  @Test(.mustEnd, arguments: OutputFormat.allCases)
  func longInputTakesNoLongerThanItsLength(_ format: OutputFormat) {
    for part in [
      "<", "<a ", "<a b=\"", "<a b='x' ", "<b>", "<!--", "<![CDATA[", "&", "<svg>", "a=\"<b c='",
    ] {
      let text = String(repeating: part, count: 1_000)
      _ = RichOutput("<svg>" + text, as: format, prefix: "")
      _ = RichOutput(text, as: format, prefix: "")
    }
  }
}
