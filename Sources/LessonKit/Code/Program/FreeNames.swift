import SwiftSyntax

/// Finds the names that a piece of code uses from outside itself.
///
/// A name is bound where a scope inside the code binds it at the place of its use: a parameter in a
/// body, a local variable behind its declaration, a local function or type anywhere in its block, a
/// pattern in what it guards, a member inside its type. Names behind a dot, argument labels and key
/// path components are looked up in a type and are no uses. Where in doubt a use counts as free: the
/// price is a scope that opens without need.
final class FreeNames: SyntaxVisitor {
  /// Each name with the place of its first use.
  private var uses: [String: AbsolutePosition] = [:]
  private let members: TypeMembers
  private let skipped: Set<SyntaxIdentifier>

  private init(members: TypeMembers, skipped: Set<SyntaxIdentifier>) {
    self.members = members
    self.skipped = skipped
    super.init(viewMode: .sourceAccurate)
  }

  /// The free names of `syntax`, with what its own top level declares; `members` are those of types that it
  /// extends or inherits from.
  static func names(
    in syntax: some SyntaxProtocol, members: TypeMembers = TypeMembers()
  ) -> Set<String> {
    Set(uses(in: syntax, members: members).keys)
  }

  /// The free names of `syntax` less the parts `skipped`, each with its first use.
  static func uses(
    in syntax: some SyntaxProtocol, members: TypeMembers, skipped: Set<SyntaxIdentifier> = []
  ) -> [String: AbsolutePosition] {
    let visitor = FreeNames(members: members, skipped: skipped)
    visitor.walk(syntax)
    return visitor.uses
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    guard skipped.contains(node.id) else { return .visitChildren }
    // What a closure captures by value is read where the closure is made.
    if let captures = node.signature?.capture { walk(captures) }
    return .skipChildren
  }

  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind {
    skipped.contains(node.id) ? .skipChildren : .visitChildren
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    guard !skipped.contains(node.id) else { return .skipChildren }
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
    guard uses[name] == nil else { return }
    let position = token.positionAfterSkippingLeadingTrivia
    var child = Syntax(token)
    while let scope = child.parent {
      let bound = ScopeBindings(of: scope, around: child, at: position, members).names
      if bound.contains(name) { return }
      child = scope
    }
    uses[name] = position
  }

  /// Whether the reference is the name in `base.name` or in a key path.
  private static func isMemberName(_ node: DeclReferenceExprSyntax) -> Bool {
    if let member = node.parent?.as(MemberAccessExprSyntax.self) {
      return member.declName.id == node.id
    }
    return node.parent?.is(KeyPathPropertyComponentSyntax.self) ?? false
  }
}
