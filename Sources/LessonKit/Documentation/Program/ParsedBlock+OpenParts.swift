import LessonCode
import LessonText
import SwiftSyntax

// What is left out of a block, or is no whole of its own.
extension ParsedBlock {
  /// Whether something stands for what is left out in a line of the file.
  package func hasPlaceholder(inLine line: Int) -> Bool {
    block.placeholders.map(\.edit).contains { edit in
      let first = block.position(ofByte: edit.range.lowerBound).line
      return first <= line && line <= block.position(ofByte: edit.range.upperBound).line
    }
  }

  /// The types that it declares without all of their members.
  package var openTypes: Set<String> {
    let places = block.placeholders.filter { $0.role == .members }.compactMap { placeholder in
      byte(at: block.position(ofByte: placeholder.edit.range.lowerBound))
    }
    return Set(
      places.compactMap { place in
        tree.token(at: AbsolutePosition(utf8Offset: place)).flatMap { token in
          sequence(first: Syntax(token), next: \.parent).lazy
            .compactMap { $0.asProtocol((any DeclGroupSyntax).self) }.first?.typeName
        }
      } + describedTypes)
  }

  /// The types whose members are left to a comment: `// ... the rest`, or any where there is nothing else and
  /// the type conforms to something.
  private var describedTypes: [String] {
    tree.tokens(viewMode: .sourceAccurate).compactMap { token in
      let comments = token.leadingTrivia.filter(\.isComment).map { "\($0)" }
      guard !comments.isEmpty,
        let members = token.parent?.as(MemberBlockSyntax.self) ?? token.memberBlock,
        let group = members.parent?.asProtocol((any DeclGroupSyntax).self)
      else { return nil }
      let isEmpty = members.members.isEmpty && group.inheritanceClause != nil
      return isEmpty || comments.contains(where: \.isElision) ? group.typeName : nil
    }
  }

  /// Whether it is a part of a call and nothing else: `pollInterval: .seconds(1)`.
  package var isArguments: Bool {
    let lines = block.lines.map { $0.text.trimmed { $0 == " " || $0 == "\t" } }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }
    return !lines.isEmpty
      && lines.allSatisfy { line in
        let name = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return name.first?.isLowercase == true && line[name.endIndex...].hasPrefix(": ")
      }
  }

  /// Whether the statement at a place is a list of values and nothing else.
  package func isBareLiteral(at position: SourcePosition) -> Bool {
    guard case .expr(let expression)? = token(at: position)?.statement?.item else { return false }
    return expression.is(ArrayExprSyntax.self) || expression.is(DictionaryExprSyntax.self)
  }
}

extension DeclGroupSyntax {
  /// The name of the type that has the members.
  var typeName: String? {
    asProtocol((any NamedDeclSyntax).self)?.name.identifierText
      ?? self.as(ExtensionDeclSyntax.self)?.extendedType.trimmedDescription
  }
}

extension TokenSyntax {
  /// The members of a type of which it begins one.
  fileprivate var memberBlock: MemberBlockSyntax? {
    let item = sequence(first: Syntax(self), next: \.parent).lazy
      .compactMap { $0.as(MemberBlockItemSyntax.self) }.first
    guard item?.firstToken(viewMode: .sourceAccurate) == self else { return nil }
    return item?.parent?.parent?.as(MemberBlockSyntax.self)
  }
}
