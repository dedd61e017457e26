import SwiftParser
import SwiftSyntax

/// Swift code in colours, made from its syntax tree.
///
/// The tree holds every byte of the code, broken code included, so that the text of the runs is
/// always the author's, blanks and all.
struct HighlightedCode {
  /// A stretch of text of one class; `nil` is plain text.
  struct Run: Equatable {
    var tokenClass: TokenClass?
    var text: String
  }

  /// The code, cut where the class changes.
  private(set) var runs: [Run] = []

  /// How deep brackets may nest before the rest is plain text.
  ///
  /// The parser's own limit is 20 in debug builds and 256 in release builds, and pages must be the
  /// same from both. 64 levels fit into 2 MB of stack in debug builds.
  private static let nestingLimit = 64

  /// Parses and classifies `code`.
  init(_ code: String) {
    var code = code
    let tree = code.withUTF8 { Parser.parse(source: $0, maximumNestingLevel: Self.nestingLimit) }
    for token in tree.tokens(viewMode: .sourceAccurate) {
      append(token.leadingTrivia)
      append(token.text, TokenClass(token))
      append(token.trailingTrivia)
    }
  }

  /// The code for the inside of a `<code>` element.
  var html: String {
    runs.map { run in
      guard let tokenClass = run.tokenClass else { return run.text.htmlEscaped }
      return "<span class=\"\(tokenClass.rawValue)\">\(run.text.htmlEscaped)</span>"
    }.joined()
  }

  private mutating func append(_ trivia: Trivia) {
    for piece in trivia {
      var text = ""
      piece.write(to: &text)
      append(text, piece.isComment ? .comment : nil)
    }
  }

  private mutating func append(_ text: String, _ tokenClass: TokenClass?) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].tokenClass == tokenClass {
      runs[last].text += text
    } else {
      runs.append(Run(tokenClass: tokenClass, text: text))
    }
  }
}
