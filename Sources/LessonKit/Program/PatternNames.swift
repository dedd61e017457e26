import SwiftSyntax

/// Collects the names that patterns bind: `let (a, b)`, `case .some(let x)`, `if let x`.
final class PatternNames: SyntaxVisitor {
  private var tokens: [TokenSyntax] = []

  /// The tokens of all names that patterns in `syntax` bind, closures and inner code left out.
  static func tokens(in syntax: Syntax) -> [TokenSyntax] {
    let visitor = PatternNames(viewMode: .sourceAccurate)
    visitor.walk(syntax)
    return visitor.tokens
  }

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    tokens.append(node.identifier)
    return .skipChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
