import LessonText
import SwiftSyntax

/// A digest of what Swift source says to the compiler, whatever its comments say and however wide its blanks are.
package enum CodeDigest {
  /// The digest of `code`; `nil` where the parser does not understand all of it.
  package static func digest(of code: String) -> String? {
    guard let tree = ParsedCode.parse(code), !tree.hasError else { return nil }
    var digest = ContentDigest()
    for token in tree.tokens(viewMode: .sourceAccurate) {
      // Two statements may stand on two lines with nothing else between them.
      let startsLine = token.leadingTrivia.contains(where: \.isNewline)
      digest.combine((startsLine ? "\n" : " ") + operatorName(of: token.tokenKind))
      digest.combine(token.text)
    }
    return digest.hexadecimal
  }

  /// On which side an operator belongs to, which blanks decide.
  private static func operatorName(of kind: TokenKind) -> String {
    switch kind {
    case .prefixOperator: "prefix"
    case .postfixOperator: "postfix"
    case .binaryOperator: "binary"
    default: ""
    }
  }
}
