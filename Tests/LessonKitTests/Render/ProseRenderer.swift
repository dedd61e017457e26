@testable import LessonKit

/// The prose of a page without its cells: what libcmark makes of it, with anchors on its headings.
///
/// Raw HTML and dangerous links are left out. Nothing here walks the tree recursively: input nests
/// tens of thousands deep.
enum ProseRenderer {
  /// The HTML of a whole document, every fence as the code that it is.
  static func html(of source: SourceText) -> String {
    let document = MarkdownDocument(source)
    HeadingAnchors(document).addToDocument(.own)
    return document.html
  }
}
