/// Markdown as libcmark renders it in safe mode, with heading anchors and links to pages.
///
/// Raw HTML and dangerous links are left out. Nothing here walks the tree recursively: input nests
/// tens of thousands deep.
public enum ProseRenderer {
  /// The HTML of a whole document.
  public static func html(of source: SourceText) -> String {
    let document = MarkdownDocument(source)
    HeadingAnchors(document).addToDocument()
    LessonLinks.rewrite(in: document)
    return document.html
  }
}
