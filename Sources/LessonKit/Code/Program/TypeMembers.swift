import SwiftSyntax

/// The names of the members of the types that a lesson declares or extends: inside a type they are no uses
/// of names from elsewhere.
struct TypeMembers {
  private var members: [String: Set<String>] = [:]
  private var parents: [String: Set<String>] = [:]

  /// The names that the members of `type`, and of the types it inherits from, bind.
  func names(of type: String) -> Set<String> {
    var names: Set<String> = []
    var visited: Set<String> = []
    var open = [type]
    while let next = open.popLast() {
      guard visited.insert(next).inserted else { continue }
      names.formUnion(members[next] ?? [])
      open += parents[next] ?? []
    }
    return names
  }

  /// Adds the types that `tree` declares or extends at its top level.
  mutating func add(_ tree: SourceFileSyntax) {
    for statement in tree.statements {
      if case .decl(let declaration) = statement.item { add(declaration) }
    }
  }

  private mutating func add(_ declaration: DeclSyntax) {
    guard declaration.hasMembers,
      let group = declaration.asProtocol((any DeclGroupSyntax).self),
      let name = Self.name(of: declaration)
    else { return }
    members[name, default: []].formUnion(Self.names(in: group.memberBlock))
    parents[name, default: []].formUnion(Self.inheritedNames(of: group))
    for member in group.memberBlock.members { add(member.decl) }
  }

  /// The name of a type declaration, or of the type that an extension extends.
  static func name(of declaration: DeclSyntax) -> String? {
    if let node = declaration.as(ExtensionDeclSyntax.self) { return baseName(node.extendedType) }
    return declaration.asProtocol((any NamedDeclSyntax).self)?.name.identifierText
  }

  /// The names of the types that a declaration says it inherits from.
  static func inheritedNames(of group: any DeclGroupSyntax) -> [String] {
    (group.inheritanceClause?.inheritedTypes ?? []).map { baseName($0.type) }
  }

  /// The names that the members of one declaration bind.
  static func names(in block: MemberBlockSyntax) -> Set<String> {
    var names: Set<String> = []
    for member in block.members {
      names.formUnion(Declaration.all(in: member.decl).map(\.name))
      if let cases = member.decl.as(EnumCaseDeclSyntax.self) {
        names.formUnion(cases.elements.map(\.name.identifierText))
      } else if let type = member.decl.as(AssociatedTypeDeclSyntax.self) {
        names.insert(type.name.identifierText)
      }
    }
    return names
  }

  private static func baseName(_ type: TypeSyntax) -> String {
    if let member = type.as(MemberTypeSyntax.self) { return member.name.identifierText }
    return type.as(IdentifierTypeSyntax.self)?.name.identifierText ?? type.trimmedDescription
  }
}

extension SyntaxProtocol {
  /// Whether this declares or extends a type; a cast to the protocol of such declarations says the same
  /// and takes ten times as long.
  var hasMembers: Bool {
    switch kind {
    case .structDecl, .classDecl, .enumDecl, .actorDecl, .protocolDecl, .extensionDecl: true
    default: false
    }
  }
}
