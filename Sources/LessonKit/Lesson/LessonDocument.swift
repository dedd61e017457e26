/// A lesson's Markdown as a value: what its page shows, and where that stands in the file.
///
/// Made in the one pass that also reads the cells. Anchors, links, formulas, covers, downloads, search
/// and notebooks are made of it; only a page's text is rendered from the tree of libcmark again.
struct LessonDocument: Sendable, Equatable {
  /// A heading, in a list or a quote too.
  struct Heading: Sendable, Equatable {
    /// The line that it begins on.
    let line: Int
    /// From 1 for the outermost to 6.
    let level: Int
    let text: ProseText
    /// The anchor that GitHub gives it; empty where the text makes none, so that no link leads to it.
    let slug: String
  }

  /// What readers see one below the other.
  enum Block: Sendable, Equatable {
    case heading(Heading)
    case paragraph(ProseText)
    case code(CodeBlock)
  }

  /// The YAML that opens the file.
  let frontMatter: FrontMatter?
  /// Headings, paragraphs and code in their order, those in lists and quotes too.
  var blocks: [Block] = []
  /// The links and images of the prose in their order.
  var links: [Link] = []
  /// The raw HTML of the prose.
  var rawHTML = RawHTML()
  /// The formulas of the prose in their order.
  var formulas: [Formula] = []
  /// Where double dollars open a line and nothing closes them: byte offsets.
  var unclosedFormulas: [Int] = []
  /// What hides the formulas from libcmark; `nil` where there are none.
  var mask: FormulaMask?

  /// The headings in their order.
  var headings: [Heading] {
    blocks.compactMap { if case .heading(let heading) = $0 { heading } else { nil } }
  }

  /// The code in its order.
  var codeBlocks: [CodeBlock] {
    blocks.compactMap { if case .code(let code) = $0 { code } else { nil } }
  }
}
