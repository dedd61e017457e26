/// Markdown as libcmark renders it in safe mode, with anchors on its headings.
///
/// Raw HTML and dangerous links are left out. Nothing here walks the tree recursively: input nests
/// tens of thousands deep.
public enum ProseRenderer {
  /// The HTML of a whole document, every fence as the code that it is.
  public static func html(of source: SourceText) -> String {
    let document = MarkdownDocument(source)
    HeadingAnchors(document).addToDocument()
    return document.html
  }
}
