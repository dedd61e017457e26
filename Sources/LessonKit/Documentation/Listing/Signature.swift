import LessonCode
import SwiftSyntax

/// What a declaration of a function, an initializer, a subscript or a property says to its users:
/// attributes, access, blanks, default values and the names of parameters in bodies aside.
struct Signature {
  /// The last name of the type that it is a member of; `nil` at file scope.
  let type: String?
  let name: String
  /// The labels of parameters, `_` for none; `nil` of a property.
  let labels: [String]?
  /// Which parameters have default values, so that a listing may leave them out.
  var defaults: [Bool] = []
  /// The types of parameters, and behind them what comes of it.
  let types: [String]
  /// `static`, `mutating`, `async` and the like, and what is asked of generic parameters.
  let words: Set<String>

  /// Its name as documentation writes it, `scaled(by:)`.
  var text: String { name + (labels.map { "(" + $0.map { $0 + ":" }.joined() + ")" } ?? "") }

  /// Whether the labels of `other` are these, less some of parameters with default values.
  func mayShow(labelsOf other: Signature) -> Bool {
    guard let labels, let shown = other.labels else { return labels == other.labels }
    var rest = shown[...]
    for (index, label) in labels.enumerated() {
      if rest.first == label {
        rest.removeFirst()
      } else if !defaults[index] {
        return false
      }
    }
    return rest.isEmpty
  }

  /// Whether both are called alike and have a type at one place that can be no other name of the other's.
  func contradicts(_ other: Signature) -> Bool {
    guard labels == other.labels, types.count == other.types.count else { return false }
    return zip(types, other.types).contains {
      $0 != $1 && Self.plainTypes.contains($0) && Self.plainTypes.contains($1)
    }
  }

  private static let plainTypes: Set<String> = [
    "Int", "UInt", "Double", "Float", "String", "Bool", "Character", "Int8", "Int16", "Int32",
    "Int64", "UInt8", "UInt16", "UInt32", "UInt64", "Void",
  ]

  /// What a declaration says; none where it is of another kind.
  static func all(of declaration: DeclSyntax, in type: String?) -> [(Signature, Range<Int>)] {
    if let node = declaration.as(FunctionDeclSyntax.self) {
      let signature = Signature(
        type, node.name.identifierText, node.signature.parameterClause, node.signature.returnClause,
        node.signature.effectSpecifiers, node.modifiers, node.genericWhereClause,
        isUnlabelled: false)
      return [(signature, node.name.textRange)]
    }
    if let node = declaration.as(InitializerDeclSyntax.self) {
      let name = "init" + (node.optionalMark?.text ?? "")
      let signature = Signature(
        type, name, node.signature.parameterClause, nil, node.signature.effectSpecifiers,
        node.modifiers, node.genericWhereClause, isUnlabelled: false)
      return [(signature, node.initKeyword.textRange)]
    }
    if let node = declaration.as(SubscriptDeclSyntax.self) {
      let signature = Signature(
        type, "subscript", node.parameterClause, node.returnClause, nil, node.modifiers,
        node.genericWhereClause, isUnlabelled: true)
      return [(signature, node.subscriptKeyword.textRange)]
    }
    guard let node = declaration.as(VariableDeclSyntax.self) else { return [] }
    return node.bindings.compactMap { binding in
      guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier else {
        return nil
      }
      let signature = Signature(
        type: type, name: name.identifierText, labels: nil,
        types: [binding.typeAnnotation.map { plain($0.type) } ?? ""],
        words: words(of: node.modifiers, nil, nil))
      return (signature, name.textRange)
    }
  }

  private static func words(
    of modifiers: DeclModifierListSyntax, _ effects: FunctionEffectSpecifiersSyntax?,
    _ clause: GenericWhereClauseSyntax?
  ) -> Set<String> {
    let own = modifiers.map(\.name.text).filter { ["static", "class", "mutating"].contains($0) }
    let requirements = clause?.requirements.map { plain($0.requirement) } ?? []
    return Set(
      own + requirements
        + [effects?.asyncSpecifier?.text, effects?.throwsClause?.throwsSpecifier.text]
        .compactMap { $0 })
  }

  /// The text of a type without blanks and what only parameters have.
  private static func plain(_ node: some SyntaxProtocol) -> String {
    let type = Syntax(node).as(AttributedTypeSyntax.self).map { $0.baseType.trimmedDescription }
    let text = (type ?? node.trimmedDescription).filter { !$0.isWhitespace }
    return text == "()" ? "Void" : text
  }
}

extension Signature {
  private init(
    _ type: String?, _ name: String, _ parameters: FunctionParameterClauseSyntax,
    _ result: ReturnClauseSyntax?, _ effects: FunctionEffectSpecifiersSyntax?,
    _ modifiers: DeclModifierListSyntax, _ clause: GenericWhereClauseSyntax?, isUnlabelled: Bool
  ) {
    self.type = type
    self.name = name
    labels = parameters.parameters.map { parameter in
      isUnlabelled && parameter.secondName == nil ? "_" : parameter.firstName.identifierText
    }
    defaults = parameters.parameters.map { $0.defaultValue != nil }
    types =
      parameters.parameters.map { Self.plain($0.type) + ($0.ellipsis?.text ?? "") }
      + [result.map { Self.plain($0.type) } ?? "Void"]
    words = Self.words(of: modifiers, effects, clause)
  }
}
