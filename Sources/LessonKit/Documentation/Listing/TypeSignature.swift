import LessonCode
import SwiftSyntax

/// What a declaration of a type, or an extension of one, says of its kind and of what it conforms to.
struct TypeSignature {
  /// The last name of the type.
  let name: String
  /// `struct`, `class` and the like; `nil` of an extension.
  let kind: String?
  /// The bytes of that word.
  let kindRange: Range<Int>
  /// What stands behind the colon.
  let inherited: [(name: String, range: Range<Int>)]
  /// Whether attributes may add to it.
  let mayConformToMore: Bool

  init(_ node: some DeclGroupSyntax, named name: String) {
    self.name = name
    kind = node.is(ExtensionDeclSyntax.self) ? nil : node.introducer.text
    kindRange = node.introducer.textRange
    inherited =
      (node.inheritanceClause?.inheritedTypes).map { types in
        types.map { inherited in
          // `@unchecked Sendable` is `Sendable`.
          let plain = inherited.type.as(AttributedTypeSyntax.self)?.baseType ?? inherited.type
          return (plain.trimmedDescription, inherited.type.textRange)
        }
      } ?? []
    mayConformToMore = node.attributes.contains { element in
      let attribute = element.as(AttributeSyntax.self)?.attributeName.trimmedDescription ?? "A"
      return attribute.first?.isUppercase ?? true
    }
  }
}

/// The protocols of the standard library, and what conforming to one of them includes.
enum StandardProtocols {
  /// All that the protocols of these names include; `nil` where one of them is no protocol of the standard
  /// library, so that nobody can tell.
  static func closure(of names: some Sequence<String>) -> Set<String>? {
    var closure: Set<String> = []
    var open = Array(names)
    while let name = open.popLast() {
      guard let included = table[name] else { return nil }
      if closure.insert(name).inserted { open += included }
    }
    return closure
  }

  /// The protocols that types of a kind may conform to without a word.
  static func areImplied(_ kind: String) -> Set<String> {
    let all: Set<String> = ["Copyable", "Escapable", "BitwiseCopyable", "Sendable"]
    switch kind {
    case "enum": return all.union(["Equatable", "Hashable", "RawRepresentable"])
    case "actor": return all.union(["Actor", "AnyActor"])
    default: return all
    }
  }

  private static let table: [String: [String]] = [
    "Equatable": [], "Hashable": ["Equatable"], "Comparable": ["Equatable"],
    "Codable": ["Encodable", "Decodable"], "Encodable": [], "Decodable": [],
    "Identifiable": [], "CaseIterable": [], "RawRepresentable": [], "Sendable": [],
    "Error": ["Sendable"], "CustomStringConvertible": [], "CustomDebugStringConvertible": [],
    "CustomReflectable": [], "LosslessStringConvertible": ["CustomStringConvertible"],
    "TextOutputStream": [], "TextOutputStreamable": [], "IteratorProtocol": [], "Sequence": [],
    "Collection": ["Sequence"], "BidirectionalCollection": ["Collection"],
    "RandomAccessCollection": ["BidirectionalCollection"], "MutableCollection": ["Collection"],
    "RangeReplaceableCollection": ["Collection"], "LazySequenceProtocol": ["Sequence"],
    "LazyCollectionProtocol": ["LazySequenceProtocol", "Collection"],
    "AsyncSequence": [], "AsyncIteratorProtocol": [], "ExpressibleByArrayLiteral": [],
    "ExpressibleByDictionaryLiteral": [], "ExpressibleByIntegerLiteral": [],
    "ExpressibleByFloatLiteral": [], "ExpressibleByBooleanLiteral": [],
    "ExpressibleByNilLiteral": [], "ExpressibleByUnicodeScalarLiteral": [],
    "ExpressibleByExtendedGraphemeClusterLiteral": ["ExpressibleByUnicodeScalarLiteral"],
    "ExpressibleByStringLiteral": ["ExpressibleByExtendedGraphemeClusterLiteral"],
    "ExpressibleByStringInterpolation": ["ExpressibleByStringLiteral"],
    "SetAlgebra": ["Equatable", "ExpressibleByArrayLiteral"],
    "OptionSet": ["SetAlgebra", "RawRepresentable"], "AdditiveArithmetic": ["Equatable"],
    "Numeric": ["AdditiveArithmetic", "ExpressibleByIntegerLiteral"],
    "SignedNumeric": ["Numeric"], "Strideable": ["Comparable"], "RandomNumberGenerator": [],
  ]
}
