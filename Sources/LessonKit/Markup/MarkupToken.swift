/// One piece of markup, as far as it could be understood.
enum MarkupToken: Equatable {
  /// Text between tags; references such as `&lt;` stand in it as written.
  case text(String)
  /// `<name attribute="value">`; `source` is the tag as written.
  case start(name: String, attributes: [Attribute], isEmpty: Bool, source: String)
  /// `</name>`; `source` is the tag as written.
  case end(name: String, source: String)
  /// A comment: nobody sees it.
  case comment
  /// `<?xml … ?>` or `<!DOCTYPE svg …>`: nobody sees it, at the beginning.
  case declaration(source: String)

  /// An attribute of a start tag.
  struct Attribute: Equatable {
    var name: String
    /// The value without its quotes; references stand in it as written.
    var value: String
  }
}
