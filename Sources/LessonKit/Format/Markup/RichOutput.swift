/// An output as what it is and not as its text: a drawing, HTML or Markdown.
package struct RichOutput {
  /// The HTML for the page, a line feed at its end.
  package let html: String

  /// Makes what `text` says, names in it behind `prefix`, headings below the one of level `section`; `nil` where
  /// it should be shown as text.
  package init?(_ text: String, as format: OutputFormat, prefix: String, section: Int = 1) {
    switch format {
    case .markdown:
      html = Self.block("rich", SafeMarkdown(text, prefix: prefix).html.headings(below: section))
    case .html:
      let tokens = MarkupScanner.tokens(of: text)
      let names = MarkupNames(prefix: prefix, in: tokens)
      let markup = SafeMarkup<HTMLVocabulary>(tokens, names: names).html
      html = Self.block("rich", markup.headings(below: section))
    case .svg:
      guard let drawing = SVGDrawing(text, prefix: prefix) else { return nil }
      html = Self.block(drawing.followsTheme ? "chart" : "drawing", drawing.html)
    }
  }

  private static func block(_ styleClass: String, _ html: String) -> String {
    "<div class=\"\(styleClass)\">\n\(html)\(html.hasSuffix("\n") ? "" : "\n")</div>\n"
  }
}
