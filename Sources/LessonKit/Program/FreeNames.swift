import SwiftSyntax

/// Finds the names that a piece of code uses from outside itself.
///
/// A name is bound where a scope inside the code binds it at the place of its use: a parameter in a
/// body, a local variable behind its declaration, a local function or type anywhere in its block, a
/// pattern in what it guards, a member inside its type. Names behind a dot, argument labels and key
/// path components are looked up in a type and are no uses. Where in doubt a use counts as free: the
/// price is a scope that opens without need.
final class FreeNames: SyntaxVisitor {
  private var names: Set<String> = []
  private let members: TypeMembers

  private init(members: TypeMembers) {
    self.members = members
    super.init(viewMode: .sourceAccurate)
  }

  /// The free names of `syntax`; what its own top level declares is among them where it is used.
  ///
  /// `members` tells what the types have that the code extends or inherits from.
  static func names(
    in syntax: some SyntaxProtocol, members: TypeMembers = TypeMembers()
  ) -> Set<String> {
    let visitor = FreeNames(members: members)
    visitor.walk(syntax)
    return visitor.names
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    if !Self.isMemberName(node) { use(node.baseName) }
    return .visitChildren
  }

  override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
    use(node.name)
    return .visitChildren
  }

  override func visit(_ node: OptionalBindingConditionSyntax) -> SyntaxVisitorContinueKind {
    // `if let x` reads the outer `x`.
    if node.initializer == nil, let pattern = node.pattern.as(IdentifierPatternSyntax.self) {
      use(pattern.identifier)
    }
    return .visitChildren
  }

  override func visit(_ node: ClosureCaptureSyntax) -> SyntaxVisitorContinueKind {
    // So does the capture `[x]`.
    if node.initializer == nil { use(node.name) }
    return .visitChildren
  }

  private func use(_ token: TokenSyntax) {
    let name = token.identifierText
    guard !names.contains(name) else { return }
    let position = token.positionAfterSkippingLeadingTrivia
    var child = Syntax(token)
    while let scope = child.parent {
      let bound = ScopeBindings(of: scope, around: child, at: position, members).names
      if bound.contains(name) { return }
      child = scope
    }
    names.insert(name)
  }

  /// Whether the reference is the name in `base.name` or in a key path.
  private static func isMemberName(_ node: DeclReferenceExprSyntax) -> Bool {
    if let member = node.parent?.as(MemberAccessExprSyntax.self) {
      return member.declName.id == node.id
    }
    return node.parent?.is(KeyPathPropertyComponentSyntax.self) ?? false
  }
}
