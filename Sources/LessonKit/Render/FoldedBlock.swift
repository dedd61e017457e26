/// Something on a page that is collapsed until a reader opens it; needs no script.
struct FoldedBlock {
  /// The words that are always seen, unescaped.
  let summary: String
  /// What they stand for, as HTML that ends in a line feed.
  let content: String

  /// The block as HTML, a line feed at its end.
  var html: String {
    "<details>\n<summary>\(summary.htmlEscaped)</summary>\n\(content)</details>\n"
  }
}
