import LessonMarkdown

/// A lesson's Markdown as a value: what its page shows, and where that stands in the file.
///
/// Made in the one pass that also reads the cells. Anchors, links, formulas, covers, downloads, search
/// and notebooks are made of it; only a page's text is rendered from the tree of libcmark again.
package struct LessonDocument: Sendable, Equatable {
  package struct Heading: Sendable, Equatable {
    package let line: Int
    /// From 1 for the outermost to 6.
    package let level: Int
    package let text: ProseText
    /// The anchor that GitHub gives it; empty where the text makes none, so that no link leads to it.
    package let slug: String
  }

  /// What readers see one below the other.
  package enum Block: Sendable, Equatable {
    case heading(Heading)
    case paragraph(ProseText)
    case code(CodeBlock)
  }

  package let frontMatter: FrontMatter?
  /// Headings, paragraphs, cells of tables and code in their order, those in lists and quotes too.
  package var blocks: [Block] = []
  package var links: [Link] = []
  /// Whether there is raw HTML in its prose, what of it is left out, and the names that it gives to places.
  package var hasHTML = false
  var leftOutHTML: [LeftOutHTML] = []
  var names: [String] = []
  var formulas: [Formula] = []
  var strayDollars = StrayDollars()
  package var mask: MarkdownMask?

  package var headings: [Heading] {
    blocks.compactMap { if case .heading(let heading) = $0 { heading } else { nil } }
  }

  package var codeBlocks: [CodeBlock] {
    blocks.compactMap { if case .code(let code) = $0 { code } else { nil } }
  }
}
