/// Something on a page whose HTML a template makes.
protocol Templated: Sendable {
  /// The template.
  static var template: Template { get }
  /// The names that the template can use.
  static var fields: TemplateFields<Self> { get }
}

extension Templated {
  /// The HTML, without a line feed at its end.
  func html(_ theme: Theme) -> String {
    theme.text(of: TemplateSubject(Self.fields, self), by: Self.template).withoutLastLineFeed
  }
}
