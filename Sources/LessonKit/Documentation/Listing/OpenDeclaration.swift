import LessonCode
import SwiftSyntax

/// A type or function at file scope, as far as another one of its name can hide it.
package struct OpenDeclaration: Sendable, Hashable {
  /// The name, of a function with its labels: `Box`, `gcd(_:_:)`.
  package let symbol: String

  /// The name without labels.
  package var name: String { String(symbol.prefix { $0 != "(" }) }

  /// The names that `declaration` may have to hide it, of which the outermost counts: `Box.area` is a part
  /// of `Box`.
  package init(partOf declaration: DocumentedDeclaration) {
    symbol = declaration.name.split(separator: ".").first.map(String.init) ?? ""
  }

  private init?(_ item: CodeBlockItemSyntax) {
    if let function = item.item.as(FunctionDeclSyntax.self) {
      let labels = function.signature.parameterClause.parameters.map { $0.firstName.text + ":" }
      symbol = "\(function.name.identifierText)(\(labels.joined()))"
      return
    }
    guard case .decl(let declaration) = item.item, !declaration.is(ExtensionDeclSyntax.self),
      declaration.is(TypeAliasDeclSyntax.self)
        || declaration.asProtocol((any DeclGroupSyntax).self) != nil,
      let name = declaration.asProtocol((any NamedDeclSyntax).self)?.name
    else { return nil }
    symbol = name.identifierText
  }

  /// Those of a block.
  static func all(in tree: SourceFileSyntax) -> Set<OpenDeclaration> {
    Set(tree.statements.compactMap(OpenDeclaration.init))
  }

  /// Those that a source file declares for everybody, if one of `names` may be among them.
  package static func all(inSource text: String, among names: Set<String>) -> Set<OpenDeclaration> {
    let mayDeclare = names.contains { name in
      text.hasBytes(of: name) && words.contains { text.hasBytes(of: "\($0) \(name)") }
    }
    guard mayDeclare, let tree = ParsedCode.parse(text) else { return [] }
    return Set(everybodys(in: Array(tree.statements)))
  }

  private static let words = ["struct", "class", "enum", "actor", "protocol", "typealias", "func"]

  private static func everybodys(in items: [CodeBlockItemSyntax]) -> [OpenDeclaration] {
    items.flatMap { item -> [OpenDeclaration] in
      guard case .decl(let declaration) = item.item else { return [] }
      if let conditional = declaration.as(IfConfigDeclSyntax.self) {
        return conditional.clauses.flatMap { clause -> [OpenDeclaration] in
          guard case .statements(let statements)? = clause.elements else { return [] }
          return everybodys(in: Array(statements))
        }
      }
      let modifiers = declaration.asProtocol((any WithModifiersSyntax).self)?.modifiers
      let isEverybodys = modifiers?.contains { ["public", "open"].contains($0.name.text) } ?? false
      return isEverybodys ? [OpenDeclaration(item)].compactMap { $0 } : []
    }
  }
}

extension ParsedBlock {
  /// The types and functions that it declares at its top level.
  package var openDeclarations: Set<OpenDeclaration> { OpenDeclaration.all(in: tree) }
}
