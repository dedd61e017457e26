/// Something on a page that is collapsed until a reader opens it; needs no script.
struct FoldedBlock: Templated {
  static let template = Template.fold

  static let fields = TemplateFields<FoldedBlock>([
    .text("summary", "the words that are always seen") { $0.summary },
    .html("content", "what they stand for") { $0.content },
  ])

  /// The words that are always seen, unescaped.
  let summary: String
  /// What they stand for, as HTML.
  let content: String
}
