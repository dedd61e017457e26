/// An output as what it is and not as its text: a drawing, HTML or Markdown.
struct RichOutput {
  /// The HTML for the page, a line feed at its end.
  let html: String

  /// Makes what `text` says in `format`, names in it behind `prefix`; `nil` where it is not of that
  /// format and should be shown as text.
  init?(_ text: String, as format: OutputFormat, prefix: String) {
    switch format {
    case .markdown:
      html = Self.block("rich", SafeMarkdown(text).html)
    case .html:
      let tokens = MarkupScanner.tokens(of: text)
      let names = MarkupNames(prefix: prefix, in: tokens)
      html = Self.block("rich", SafeMarkup<HTMLVocabulary>(tokens, names: names).html)
    case .svg:
      guard let drawing = SVGDrawing(text, prefix: prefix) else { return nil }
      html = Self.block(drawing.followsTheme ? "chart" : "drawing", drawing.html)
    }
  }

  private static func block(_ styleClass: String, _ html: String) -> String {
    "<div class=\"\(styleClass)\">\n\(html)\(html.hasSuffix("\n") ? "" : "\n")</div>\n"
  }
}
