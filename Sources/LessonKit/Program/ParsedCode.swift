import SwiftSyntax
import Synchronization

/// The syntax trees of a lesson's code while its files are made: each piece is parsed once, however
/// many of the files need it.
///
/// Trees are large: it lives as long as one lesson is worked on.
final class ParsedCode: Sendable {
  private let trees = Mutex<[String: SourceFileSyntax?]>([:])

  /// The syntax tree of `code`, or `nil` where it is nested too deeply to be parsed.
  func tree(of code: String) -> SourceFileSyntax? {
    trees.withLock { trees in
      if let tree = trees[code] { return tree }
      let tree = CellParser.parse(code)
      trees[code] = .some(tree)
      return tree
    }
  }
}
