import SwiftSyntax

/// The parts of a statement that define something to be run later: closures that no call is given,
/// names of functions that are not called, and what a variable does when it is read or set.
///
/// A call may run the closures that it is given at once, as `map` does; those of a task wait.
final class DeferredCode: SyntaxVisitor {
  /// The closures, the references to functions and the accessors.
  private(set) var parts: [Syntax] = []
  private let functions: Set<String>
  private var callDepth = 0

  private init(functions: Set<String>) {
    self.functions = functions
    super.init(viewMode: .sourceAccurate)
  }

  /// The parts of `syntax`; `functions` are the names of functions that count.
  static func parts(of syntax: some SyntaxProtocol, functions: Set<String>) -> [Syntax] {
    let visitor = DeferredCode(functions: functions)
    visitor.walk(syntax)
    return visitor.parts
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let name = node.calledExpression.lastToken(viewMode: .sourceAccurate)?.text ?? ""
    if Self.tasks.contains(name) {
      parts += [node.trailingClosure.map { Syntax($0) }].compactMap { $0 }
      parts += node.arguments.compactMap {
        $0.expression.as(ClosureExprSyntax.self).map { Syntax($0) }
      }
    }
    callDepth += 1
    return .visitChildren
  }

  override func visitPost(_ node: FunctionCallExprSyntax) { callDepth -= 1 }

  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind {
    parts.append(Syntax(node))
    return .skipChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    guard callDepth == 0 else { return .visitChildren }
    parts.append(Syntax(node))
    return .skipChildren
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    // In `task.value` something is done with it.
    let isBase = node.parent?.as(MemberAccessExprSyntax.self)?.base?.id == Syntax(node).id
    if callDepth == 0, !isBase, functions.contains(node.baseName.identifierText) {
      parts.append(Syntax(node))
    }
    return .visitChildren
  }

  /// Calls whose closures run when the statements around them wait, or when the program ends.
  private static let tasks: Set<String> = ["Task", "detached", "async", "asyncAfter", "atexit"]
}
