/// A declaration that a doc comment documents, as far as code in the comment may depend on it.
package struct DocumentedDeclaration: Sendable, Equatable {
  /// A parameter, whose name examples often use as if they stood in the body.
  package struct Parameter: Sendable, Equatable {
    /// The name that the body sees.
    package let name: String
    /// The type as it is written, without `inout`, ownership and `@escaping`; of a variadic one the array's.
    package let type: String
  }

  /// Who can see the declaration, from the fewest to the most.
  package enum Access: Int, Sendable, Comparable {
    case `private`, `fileprivate`, `internal`, `package`, `public`

    package static func < (lhs: Access, rhs: Access) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// Its name behind those of the types around it, with its labels: `BitSet.isDisjoint(with:)`.
  package let name: String
  package let parameters: [Parameter]
  /// The names of the generic parameters that its types may mention, its own and those around it.
  package let genericParameters: [String]
  /// Who can see it: no more than can see the types around it.
  package let access: Access
  /// The type that it is a member of, or the one it extends: `OrderedSet.UnorderedView`.
  package let enclosingType: String?
  /// Whether it stands under `#if`, so that it may not be there.
  package let isConditional: Bool
  /// The groups of `@_spi` that an import must name to see it.
  package let spiGroups: [String]
}
