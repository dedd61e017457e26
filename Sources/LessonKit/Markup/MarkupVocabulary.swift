/// The closed set of elements and attributes that printed markup may bring onto a page.
///
/// What is not in it is text, or, for an attribute, left out. Nothing in it runs, leads off the
/// page, or takes a style of the page.
protocol MarkupVocabulary {
  /// The element that a tag's name stands for, as it is written; `nil` where it is none.
  static func element(named name: String) -> String?
  /// The attribute of `element` that a name stands for, as it is written, and what may stand in it.
  static func attribute(named name: String, of element: String) -> (String, MarkupValue)?
  /// What `style="name: …"` stands for, as an attribute.
  static func attribute(forProperty name: String) -> (String, MarkupValue)?

  /// Elements that have no content and no end tag.
  static var voidElements: Set<String> { get }
  /// Elements that have text in them and nothing else.
  static var textElements: Set<String> { get }
  /// The elements that end where `element` begins inside `open`, counted from the innermost; `nil`
  /// where it may not stand there.
  static func endings(before element: String, in open: [String]) -> Int?
}
