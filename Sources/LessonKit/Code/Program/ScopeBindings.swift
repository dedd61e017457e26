import SwiftSyntax

/// The names that one syntax node binds for a place inside it.
struct ScopeBindings {
  private(set) var names: Set<String> = []
  private let child: Syntax
  private let position: AbsolutePosition

  /// Collects what `scope` binds at `position`, which lies in its part `child`.
  init(
    of scope: Syntax, around child: Syntax, at position: AbsolutePosition, _ members: TypeMembers
  ) {
    self.child = child
    self.position = position
    if scope.hasMembers, let group = scope.asProtocol((any DeclGroupSyntax).self) {
      add(group, members)
    } else {
      add(scope)
    }
  }

  private mutating func add(_ scope: Syntax) {
    switch scope.as(SyntaxEnum.self) {
    case .functionDecl(let function):
      add(function.genericParameterClause)
      if isInside(function.body) { add(function.signature.parameterClause) }
    case .initializerDecl(let initializer):
      add(initializer.genericParameterClause)
      if isInside(initializer.body) { add(initializer.signature.parameterClause) }
    case .subscriptDecl(let subscript_):
      add(subscript_.genericParameterClause)
      if isInside(subscript_.accessorBlock) { add(subscript_.parameterClause) }
    case .accessorDecl(let accessor):
      names.formUnion(["newValue", "oldValue"])
      if let parameter = accessor.parameters?.name { names.insert(parameter.identifierText) }
    case .closureExpr(let closure):
      if isInside(closure.statements) { add(closure.signature) }
    case .codeBlockItemList(let statements):
      // The top level is no scope of its own: what it declares is the program's.
      if scope.parent?.is(SourceFileSyntax.self) != true { add(statements) }
    case .ifExpr(let branch):
      add(branch.conditions, isInside: isInside(branch.body))
    case .whileStmt(let loop):
      add(loop.conditions, isInside: isInside(loop.body))
    case .guardStmt(let guard_):
      add(guard_.conditions, isInside: false)
    case .forStmt(let loop):
      if isInside(loop.body) || isInside(loop.whereClause) { add(patternsOf: loop.pattern) }
    case .switchCase(let branch): add(patternsOf: branch.label)
    case .catchClause(let clause):
      names.insert("error")
      add(patternsOf: clause.catchItems)
    default: break
    }
  }

  private func isInside(_ part: (some SyntaxProtocol)?) -> Bool { part?.id == child.id }

  /// Adds the members of a type, those of its other declarations in the lesson included.
  private mutating func add(_ group: any DeclGroupSyntax, _ members: TypeMembers) {
    names.insert("Self")
    add(group.asProtocol((any WithGenericParametersSyntax).self)?.genericParameterClause)
    guard isInside(group.memberBlock) else { return }
    names.formUnion(TypeMembers.names(in: group.memberBlock))
    if let name = TypeMembers.name(of: DeclSyntax(group)) {
      names.formUnion(members.names(of: name))
    }
  }

  /// Adds what statements declare: values behind their declaration only, but in local functions.
  private mutating func add(_ statements: CodeBlockItemListSyntax) {
    let item = child.as(CodeBlockItemSyntax.self)?.item
    let isInFunction = item?.is(FunctionDeclSyntax.self) ?? false
    for statement in statements where !statement.item.is(IfConfigDeclSyntax.self) {
      for declaration in Declaration.all(in: statement)
      where declaration.kind != .value || isInFunction || statement.endPosition <= position {
        names.insert(declaration.name)
      }
    }
  }

  /// Adds what conditions bind: all of it inside what they guard, else what stands before.
  private mutating func add(_ conditions: ConditionElementListSyntax, isInside: Bool) {
    for condition in conditions where isInside || condition.endPosition <= position {
      if isInside || self.isInside(conditions) { add(allPatternsOf: condition) }
    }
  }

  private mutating func add(_ signature: ClosureSignatureSyntax?) {
    for capture in signature?.capture?.items ?? [] { names.insert(capture.name.identifierText) }
    switch signature?.parameterClause {
    case .simpleInput(let parameters):
      names.formUnion(parameters.map(\.name.identifierText))
    case .parameterClause(let clause):
      names.formUnion(clause.parameters.map { ($0.secondName ?? $0.firstName).identifierText })
    case nil: break
    }
  }

  private mutating func add(_ parameters: FunctionParameterClauseSyntax) {
    for parameter in parameters.parameters {
      names.insert((parameter.secondName ?? parameter.firstName).identifierText)
    }
  }

  private mutating func add(_ generics: GenericParameterClauseSyntax?) {
    names.formUnion(generics?.parameters.map(\.name.identifierText) ?? [])
  }

  /// Adds the names that patterns bind before the place.
  private mutating func add(patternsOf syntax: some SyntaxProtocol) {
    for token in PatternNames.tokens(in: Syntax(syntax)) where token.endPosition <= position {
      names.insert(token.identifierText)
    }
  }

  private mutating func add(allPatternsOf syntax: some SyntaxProtocol) {
    names.formUnion(PatternNames.tokens(in: Syntax(syntax)).map(\.identifierText))
  }
}
