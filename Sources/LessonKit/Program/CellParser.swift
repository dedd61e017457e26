import SwiftParser
import SwiftSyntax

/// Parses the code of cells, the same way in every build.
enum CellParser {
  /// How deep brackets may nest.
  ///
  /// The parser's own limit is 20 in debug builds and 256 in release builds, and lessons must be the
  /// same in both. 64 levels fit into 2 MB of stack in a debug build.
  private static let nestingLimit = 64

  /// The syntax tree of `code`, or `nil` where it is nested too deeply to be parsed.
  static func parse(_ code: String) -> SourceFileSyntax? {
    guard NestingLimit.excess(in: code) == nil else { return nil }
    var code = code
    return code.withUTF8 { Parser.parse(source: $0, maximumNestingLevel: nestingLimit) }
  }
}
