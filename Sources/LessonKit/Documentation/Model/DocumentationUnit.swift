import LessonText

/// What is one program: a page, or one doc comment.
package struct DocumentationUnit: Sendable {
  /// Its place in the file, from 1.
  package let number: Int
  /// What readers know it by: `README`, `BitSet.isDisjoint(with:)`.
  package let name: String
  /// What a doc comment documents; `nil` of a page, and of a comment that documents nothing.
  package let declaration: DocumentedDeclaration?
  /// The lines of the file that it stands in.
  package let lines: ClosedRange<Int>
  /// Its code, in order.
  package let blocks: [DocumentationBlock]
}
