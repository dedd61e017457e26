import SwiftSyntax

/// Finds the operators that a piece of code uses.
final class OperatorUses: SyntaxVisitor {
  private var operators: Set<String> = []

  /// The operators that `syntax` uses, `~=` of `switch` included.
  static func operators(in syntax: some SyntaxProtocol) -> Set<String> {
    let visitor = OperatorUses(viewMode: .sourceAccurate)
    visitor.walk(syntax)
    return visitor.operators
  }

  override func visit(_ node: BinaryOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    operators.insert(node.operator.text)
    return .skipChildren
  }

  override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    operators.insert(node.operator.text)
    return .visitChildren
  }

  override func visit(_ node: PostfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    operators.insert(node.operator.text)
    return .visitChildren
  }

  override func visit(_ node: ExpressionPatternSyntax) -> SyntaxVisitorContinueKind {
    operators.insert("~=")
    return .visitChildren
  }
}
