/// A place in a Markdown file: line and column, both from 1, columns in UTF-8 bytes.
public struct SourcePosition: Sendable, Hashable, Comparable, Codable {
  /// The line, from 1.
  public var line: Int
  /// The column in UTF-8 bytes of the Markdown line, from 1, container prefix included.
  public var column: Int

  /// Makes a position from a line and a column.
  public init(line: Int, column: Int = 1) {
    self.line = line
    self.column = column
  }

  /// Orders by line, then by column.
  public static func < (lhs: SourcePosition, rhs: SourcePosition) -> Bool {
    (lhs.line, lhs.column) < (rhs.line, rhs.column)
  }
}
