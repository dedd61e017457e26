import Mustache

/// How texts are escaped in templates: as everywhere on a page.
///
/// The engine's own way goes by characters, so that a quotation mark with a combining one behind it
/// would end an attribute.
struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String { text.htmlEscaped }

  /// A line that makes a template escape this way.
  static let pragma: String = {
    MustacheContentTypes.register(PageText(), named: "PAGE")
    return "{{% CONTENT_TYPE:PAGE}}\n"
  }()
}
