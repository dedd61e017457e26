import LessonText

/// A file of a package whose documentation is checked as it stands.
package struct DocumentationFile: Sendable {
  /// What the code of the file is part of.
  package enum Kind: Sendable, Equatable {
    /// Markdown that people wrote for other tools: the page is one program.
    case page
    /// A Swift source: each of its doc comments is one program.
    case comments
  }

  /// The path that reports show.
  package let file: String
  package let kind: Kind
  package let source: SourceText
  /// The page's first heading, or the file's name.
  package let title: String
  /// The pages and comments that have a block, in their order.
  package let units: [DocumentationUnit]
  /// What is wrong with the file itself and with the words that Lessons reads in it.
  package let diagnostics: [Diagnostic]

  /// The blocks of all units, in the order of the file.
  package var blocks: [DocumentationBlock] { units.flatMap(\.blocks) }
}
