import SwiftSyntax

/// Finds the names that a piece of code uses from outside itself.
///
/// A name counts as bound where an enclosing scope inside the code binds it: a parameter, a local
/// declaration, a pattern, a member of the enclosing type. The order of declarations inside one
/// scope is not looked at. Names behind a dot, argument labels and key path components are looked
/// up in a type and are no uses.
final class FreeNames: SyntaxAnyVisitor {
  private var names: Set<String> = []
  private var members = TypeMembers()
  /// The names that each enclosing scope binds, outermost first.
  private var scopes: [Set<String>] = []

  /// The free names of `syntax`; what its own top level declares is among them where it is used.
  ///
  /// `members` tells what the types have that the code extends or inherits from.
  static func names(
    in syntax: some SyntaxProtocol, members: TypeMembers = TypeMembers()
  ) -> Set<String> {
    let visitor = FreeNames(viewMode: .sourceAccurate)
    visitor.members = members
    visitor.walk(syntax)
    return visitor.names
  }

  override func visitAny(_ node: Syntax) -> SyntaxVisitorContinueKind {
    if let names = namesBound(by: node) { scopes.append(names) }
    if let reference = node.as(DeclReferenceExprSyntax.self) {
      if !Self.isMemberName(node) { use(reference.baseName) }
    } else if let type = node.as(IdentifierTypeSyntax.self) {
      use(type.name)
    } else if let optional = node.as(OptionalBindingConditionSyntax.self),
      optional.initializer == nil,
      let pattern = optional.pattern.as(IdentifierPatternSyntax.self)
    {
      // `if let x` reads the outer `x`, which the scope it opens would hide.
      useOutside(pattern.identifier)
    }
    return .visitChildren
  }

  override func visitAnyPost(_ node: Syntax) {
    if namesBound(by: node) != nil { scopes.removeLast() }
  }

  private func use(_ token: TokenSyntax) {
    let name = token.identifierText
    if !scopes.contains(where: { $0.contains(name) }) { names.insert(name) }
  }

  private func useOutside(_ token: TokenSyntax) {
    let name = token.identifierText
    if !scopes.dropLast().contains(where: { $0.contains(name) }) { names.insert(name) }
  }

  /// Whether the reference is the name in `base.name` or in a key path.
  private static func isMemberName(_ node: Syntax) -> Bool {
    if let member = node.parent?.as(MemberAccessExprSyntax.self) {
      return member.declName.id == node.id
    }
    return node.parent?.is(KeyPathPropertyComponentSyntax.self) ?? false
  }

  /// The names that `node` binds for what is inside it; `nil` where it opens no scope.
  private func namesBound(by node: Syntax) -> Set<String>? {
    if let group = node.asProtocol((any DeclGroupSyntax).self) { return memberNames(of: group) }
    return Self.namesBoundByCode(node)
  }

  /// The members of a type, those of its other declarations in the lesson included.
  private func memberNames(of group: any DeclGroupSyntax) -> Set<String> {
    let generics = group.asProtocol((any WithGenericParametersSyntax).self)
    var names = Self.genericNames(generics?.genericParameterClause).union(["Self"])
    names.formUnion(TypeMembers.names(in: group.memberBlock))
    if let name = TypeMembers.name(of: DeclSyntax(group)) {
      names.formUnion(members.names(of: name))
    }
    return names
  }

  private static func namesBoundByCode(_ node: Syntax) -> Set<String>? {
    switch node.as(SyntaxEnum.self) {
    case .functionDecl(let function):
      names(of: function.signature.parameterClause, function.genericParameterClause)
    case .initializerDecl(let initializer):
      names(of: initializer.signature.parameterClause, initializer.genericParameterClause)
    case .subscriptDecl(let subscript_):
      names(of: subscript_.parameterClause, subscript_.genericParameterClause)
    case .accessorDecl(let accessor):
      Set(["newValue", "oldValue"] + [accessor.parameters?.name.identifierText].compactMap { $0 })
    case .closureExpr(let closure):
      names(of: closure).union(declaredNames(in: closure.statements))
    case .codeBlock(let block): declaredNames(in: block.statements)
    case .ifExpr(let branch): patternNames(Syntax(branch.conditions))
    case .whileStmt(let loop): patternNames(Syntax(loop.conditions))
    case .forStmt(let loop): patternNames(Syntax(loop.pattern))
    case .switchCase(let branch):
      patternNames(Syntax(branch.label)).union(declaredNames(in: branch.statements))
    case .catchClause(let clause): patternNames(Syntax(clause.catchItems)).union(["error"])
    default: nil
    }
  }

  private static func names(
    of parameters: FunctionParameterClauseSyntax, _ generics: GenericParameterClauseSyntax?
  ) -> Set<String> {
    var names = genericNames(generics)
    for parameter in parameters.parameters {
      names.insert((parameter.secondName ?? parameter.firstName).identifierText)
    }
    return names
  }

  private static func names(of closure: ClosureExprSyntax) -> Set<String> {
    var names: Set<String> = []
    guard let signature = closure.signature else { return names }
    for capture in signature.capture?.items ?? [] where capture.initializer != nil {
      names.insert(capture.name.identifierText)
    }
    switch signature.parameterClause {
    case .simpleInput(let parameters):
      names.formUnion(parameters.map(\.name.identifierText))
    case .parameterClause(let clause):
      names.formUnion(clause.parameters.map { ($0.secondName ?? $0.firstName).identifierText })
    case nil: break
    }
    return names
  }

  private static func genericNames(_ generics: GenericParameterClauseSyntax?) -> Set<String> {
    Set(generics?.parameters.map(\.name.identifierText) ?? [])
  }

  private static func declaredNames(in statements: CodeBlockItemListSyntax) -> Set<String> {
    Set(statements.flatMap(Declaration.all).map(\.name))
  }

  private static func patternNames(_ syntax: Syntax?) -> Set<String> {
    syntax.map { Set(PatternNames.tokens(in: $0).map(\.identifierText)) } ?? []
  }
}
