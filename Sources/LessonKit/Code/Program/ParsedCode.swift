import SwiftParser
import SwiftSyntax
import Synchronization

/// The syntax trees of a lesson's code while something is made of it: each piece is parsed once, however
/// many programs and files need it.
///
/// Trees are large: it lives as long as one lesson is worked on.
package final class ParsedCode: Sendable {
  private let trees = Mutex<[String: SourceFileSyntax?]>([:])

  package init() {}

  /// The syntax tree of `code`, or `nil` where it is nested too deeply to be parsed.
  package func tree(of code: String) -> SourceFileSyntax? {
    trees.withLock { trees in
      if let tree = trees[code] { return tree }
      let tree = Self.parse(code)
      trees[code] = .some(tree)
      return tree
    }
  }

  /// How deep brackets may nest.
  ///
  /// The parser's own limit is 20 in debug builds and 256 in release builds, and lessons must be the
  /// same in both. 64 levels fit into 2 MB of stack in a debug build.
  private static let nestingLimit = 64

  /// Parses `code`, the same way in every build; `nil` where it is nested too deeply.
  package static func parse(_ code: String) -> SourceFileSyntax? {
    guard NestingLimit.excess(in: code) == nil else { return nil }
    var code = code
    return code.withUTF8 { Parser.parse(source: $0, maximumNestingLevel: nestingLimit) }
  }
}
