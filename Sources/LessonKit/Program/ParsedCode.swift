import SwiftSyntax
import Synchronization

/// The code of a lesson while its files are made: each piece is parsed and coloured once, however many
/// of the files show it.
///
/// Trees are large: it lives as long as one lesson is worked on.
public final class ParsedCode: Sendable {
  private let trees = Mutex<[String: SourceFileSyntax?]>([:])
  private let colored = Mutex<[String: String]>([:])

  /// Knows nothing yet.
  public init() {}

  /// The syntax tree of `code`, or `nil` where it is nested too deeply to be parsed.
  func tree(of code: String) -> SourceFileSyntax? {
    trees.withLock { trees in
      if let tree = trees[code] { return tree }
      let tree = CellParser.parse(code)
      trees[code] = .some(tree)
      return tree
    }
  }

  /// The lines of `code` that a reader sees, in colours, for the inside of a `<code>` element.
  func html(of code: String) -> String {
    colored.withLock { colored in
      if let html = colored[code] { return html }
      let html = HighlightedCode(code, self).html
      colored[code] = html
      return html
    }
  }
}
