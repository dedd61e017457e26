import SwiftSyntax

/// Declarations without bodies, as documentation shows an interface.
///
///     extension Sequence {
///       func chunked(by size: Int) -> Chunks<Self>
///     }
enum Listing {
  /// Whether code declares something without its body and does nothing else.
  static func isListing(_ tree: SourceFileSyntax) -> Bool {
    var hasBodiless = false
    for item in tree.statements {
      guard case .decl(let declaration) = item.item else { return false }
      hasBodiless = hasBodiless || isBodiless(declaration)
    }
    return hasBodiless
  }

  private static func isBodiless(_ declaration: DeclSyntax) -> Bool {
    if let function = declaration.as(FunctionDeclSyntax.self) {
      return function.body == nil && !mayGetBody(function.attributes)
    }
    if let initializer = declaration.as(InitializerDeclSyntax.self) {
      return initializer.body == nil && !mayGetBody(initializer.attributes)
    }
    if let node = declaration.as(SubscriptDeclSyntax.self) {
      return node.accessorBlock.map(isBodiless) ?? true
    }
    if let variable = declaration.as(VariableDeclSyntax.self) {
      return variable.bindings.contains { $0.accessorBlock.map(isBodiless) ?? false }
    }
    // What a protocol requires has no body anyway.
    guard !declaration.is(ProtocolDeclSyntax.self),
      let group = declaration.asProtocol((any DeclGroupSyntax).self)
    else { return false }
    return group.memberBlock.members.contains { isBodiless($0.decl) }
  }

  private static func isBodiless(_ block: AccessorBlockSyntax) -> Bool {
    guard case .accessors(let accessors) = block.accessors else { return false }
    return accessors.contains { $0.body == nil }
  }

  /// Whether a macro may write the body.
  private static func mayGetBody(_ attributes: AttributeListSyntax) -> Bool {
    attributes.contains { element in
      let name = element.as(AttributeSyntax.self)?.attributeName.trimmedDescription ?? ""
      return name.first?.isUppercase == true && name != "MainActor"
    }
  }
}
