import LessonCode
import SwiftSyntax

/// The types around a declaration, as far as they say what it is called and who can see it.
struct DeclarationContext {
  /// The names of the types, the outermost first, joined by points; empty at file scope.
  private var type = ""
  private var genericParameters: [String] = []
  /// Who can see the types around.
  private var access = DocumentedDeclaration.Access.public
  /// Who can see a member that does not say so itself.
  private var memberAccess = DocumentedDeclaration.Access.internal
  private var isConditional = false
  private var spiGroups: [String] = []

  /// The same under `#if`.
  var conditional: DeclarationContext {
    var context = self
    context.isConditional = true
    return context
  }

  /// The context of the members of `declaration`.
  func inside(_ declaration: DeclSyntax, _ group: any DeclGroupSyntax) -> DeclarationContext {
    var context = self
    context.type = qualified(Self.name(of: declaration) ?? "")
    context.genericParameters += Self.genericParameters(of: declaration)
    context.spiGroups += Self.spiGroups(of: group.attributes)
    let own = Self.access(in: group.modifiers)
    let isOpenToMembers = declaration.is(ProtocolDeclSyntax.self)
    if declaration.is(ExtensionDeclSyntax.self) {
      context.memberAccess = own ?? .internal
    } else {
      context.access = min(access, own ?? memberAccess)
      context.memberAccess = isOpenToMembers ? context.access : .internal
    }
    return context
  }

  /// What documentation may need to know of `declaration`.
  func documented(_ declaration: DeclSyntax) -> DocumentedDeclaration {
    let attributes = declaration.asProtocol((any WithAttributesSyntax).self)?.attributes
    let modifiers = declaration.asProtocol((any WithModifiersSyntax).self)?.modifiers
    let isCase = declaration.is(EnumCaseDeclSyntax.self)
    let own = modifiers.flatMap(Self.access)
    let isExtension = declaration.is(ExtensionDeclSyntax.self)
    return DocumentedDeclaration(
      name: qualified(Self.name(of: declaration) ?? declaration.kind.description),
      parameters: Self.parameters(of: declaration),
      genericParameters: genericParameters + Self.genericParameters(of: declaration),
      access: min(access, own ?? (isExtension || isCase ? access : memberAccess)),
      enclosingType: isExtension ? Self.name(of: declaration) : type.isEmpty ? nil : type,
      isConditional: isConditional,
      spiGroups: spiGroups + (attributes.map(Self.spiGroups) ?? []))
  }

  private func qualified(_ name: String) -> String { type.isEmpty ? name : type + "." + name }

  private static func access(in modifiers: DeclModifierListSyntax) -> DocumentedDeclaration.Access?
  {
    modifiers.lazy.filter { $0.detail == nil }.compactMap { modifier in
      switch modifier.name.tokenKind {
      case .keyword(.private): .private
      case .keyword(.fileprivate): .fileprivate
      case .keyword(.internal): .internal
      case .keyword(.package): .package
      case .keyword(.public), .keyword(.open): .public
      default: nil
      }
    }.first
  }

  private static func spiGroups(of attributes: AttributeListSyntax) -> [String] {
    attributes.compactMap { element in
      guard let attribute = element.as(AttributeSyntax.self),
        attribute.attributeName.trimmedDescription == "_spi"
      else { return nil }
      return attribute.arguments?.trimmedDescription
    }
  }

  private static func genericParameters(of declaration: DeclSyntax) -> [String] {
    let clause = declaration.asProtocol((any WithGenericParametersSyntax).self)?
      .genericParameterClause
    return clause?.parameters.map(\.name.identifierText) ?? []
  }

  /// A declaration's name with its labels; `nil` of one without.
  private static func name(of declaration: DeclSyntax) -> String? {
    if let node = declaration.as(ExtensionDeclSyntax.self) {
      return node.extendedType.trimmedDescription
    }
    if let node = declaration.as(InitializerDeclSyntax.self) {
      return "init" + labels(of: node.signature.parameterClause)
    }
    if let node = declaration.as(SubscriptDeclSyntax.self) {
      return "subscript" + labels(of: node.parameterClause, isUnlabelled: true)
    }
    if let node = declaration.as(FunctionDeclSyntax.self) {
      let isNamed = node.name.tokenKind.isIdentifier
      return node.name.identifierText
        + labels(of: node.signature.parameterClause, isUnlabelled: !isNamed)
    }
    if let node = declaration.as(VariableDeclSyntax.self) {
      return node.bindings.first?.pattern.trimmedDescription
    }
    if let node = declaration.as(EnumCaseDeclSyntax.self) {
      return node.elements.first?.name.identifierText
    }
    return declaration.asProtocol((any NamedDeclSyntax).self)?.name.identifierText
  }

  /// The labels of parameters as documentation writes them, `(_:with:)`.
  ///
  /// A subscript and an operator have no label where a parameter has only one name.
  private static func labels(
    of clause: FunctionParameterClauseSyntax, isUnlabelled: Bool = false
  ) -> String {
    let labels = clause.parameters.map { parameter in
      isUnlabelled && parameter.secondName == nil ? "_" : parameter.firstName.identifierText
    }
    return "(" + labels.map { $0 + ":" }.joined() + ")"
  }

  private static func parameters(of declaration: DeclSyntax) -> [DocumentedDeclaration.Parameter] {
    let clause =
      declaration.as(FunctionDeclSyntax.self)?.signature.parameterClause
      ?? declaration.as(InitializerDeclSyntax.self)?.signature.parameterClause
      ?? declaration.as(SubscriptDeclSyntax.self)?.parameterClause
    return clause?.parameters.map { parameter in
      let type = typeText(of: parameter.type)
      return DocumentedDeclaration.Parameter(
        name: (parameter.secondName ?? parameter.firstName).identifierText,
        type: parameter.ellipsis == nil ? type : "[\(type)]")
    } ?? []
  }

  /// A parameter's type without what only parameters have.
  private static func typeText(of type: TypeSyntax) -> String {
    guard let node = type.as(AttributedTypeSyntax.self) else { return type.trimmedDescription }
    let kept = node.attributes.filter { element in
      let name = element.as(AttributeSyntax.self)?.attributeName.trimmedDescription
      return name != "escaping" && name != "autoclosure"
    }
    return kept.map { $0.trimmedDescription + " " }.joined() + node.baseType.trimmedDescription
  }
}

extension SyntaxKind {
  /// What a declaration without a name is called.
  fileprivate var description: String {
    self == .deinitializerDecl ? "deinit" : "\(self)"
  }
}

extension TokenKind {
  /// Whether a function of that name is no operator.
  fileprivate var isIdentifier: Bool {
    if case .identifier = self { true } else { false }
  }
}
