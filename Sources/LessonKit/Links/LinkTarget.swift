/// What there is at the end of a link's path.
public enum LinkTarget: Sendable, Equatable {
  /// A Markdown file with these bytes, whose headings and cells are anchors.
  case markdown([UInt8])
  /// Any other file; nothing is known of its anchors.
  case file
  /// A folder.
  case folder
  /// Nothing; these are the names that are there instead.
  case nothing(neighbours: [String])
  /// Something that a symbolic link reaches and that the lesson's readers need not have.
  case outside
}
