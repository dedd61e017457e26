import SwiftSyntax

/// The spelling of a parameter's type that all its spellings share, so that `[Int]` and `Array<Int>`
/// are one type; generic parameters count by their place and not by their name.
enum CanonicalType {
  static func text(of type: TypeSyntax, _ generics: [String]) -> String {
    func canonical(_ type: TypeSyntax) -> String { text(of: type, generics) }
    switch type.as(TypeSyntaxEnum.self) {
    case .arrayType(let array): return "Array<\(canonical(array.element))>"
    case .dictionaryType(let dictionary):
      return "Dictionary<\(canonical(dictionary.key)), \(canonical(dictionary.value))>"
    case .optionalType(let optional): return "Optional<\(canonical(optional.wrappedType))>"
    case .tupleType(let tuple):
      let elements = tuple.elements.map { element in
        let label = element.firstName.map { "\($0.identifierText): " } ?? ""
        return label + canonical(element.type)
      }
      // `(Int)` is `Int`.
      if elements.count == 1, tuple.elements.first?.firstName == nil { return elements[0] }
      return elements.isEmpty ? "Void" : "(\(elements.joined(separator: ", ")))"
    case .functionType(let function):
      let parameters = function.parameters.map { canonical($0.type) }.joined(separator: ", ")
      let effects = function.effectSpecifiers?.trimmedDescription ?? ""
      return "(\(parameters)) \(effects) -> \(canonical(function.returnClause.type))"
    case .attributedType(let attributed):
      // `@escaping` and isolation make no other overload; `inout` does.
      let isInout = attributed.specifiers.trimmedDescription == "inout"
      return (isInout ? "inout " : "") + canonical(attributed.baseType)
    case .memberType(let member) where member.baseType.trimmedDescription == "Swift":
      return named(member.name, member.genericArgumentClause, generics)
    case .identifierType(let identifier):
      return named(identifier.name, identifier.genericArgumentClause, generics)
    default:
      return type.tokens(viewMode: .sourceAccurate).map(\.text).joined(separator: " ")
    }
  }

  private static func named(
    _ name: TokenSyntax, _ arguments: GenericArgumentClauseSyntax?, _ generics: [String]
  ) -> String {
    let name = name.identifierText
    if let index = generics.firstIndex(of: name) { return "$\(index)" }
    guard let arguments else { return name }
    let types = arguments.arguments.map { argument in
      if case .type(let type) = argument.argument {
        text(of: type, generics)
      } else {
        argument.trimmedDescription
      }
    }
    return "\(name)<\(types.joined(separator: ", "))>"
  }
}
