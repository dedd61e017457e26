import LessonCode
import LessonText
import SwiftSyntax

// What stands at a place, and the names that it declares and uses.
extension ParsedBlock {
  /// The word at a place of the file.
  package func word(at position: SourcePosition) -> String? {
    token(at: position)?.identifierText
  }

  /// The names that the statement at a place declares, and those of the variables whose values it is a
  /// part of.
  package func names(declaredAt position: SourcePosition) -> Set<String> {
    guard let token = token(at: position), let item = token.statement else { return [] }
    let holders = sequence(first: Syntax(token), next: \.parent)
      .compactMap { $0.as(CodeBlockItemSyntax.self) }
      .filter { $0.item.is(VariableDeclSyntax.self) }
    return Set(([item] + holders).flatMap { Declaration.all(in: $0) }.map(\.name))
  }

  /// The names that are open where the header of a function or type, which has the byte `header`, names something
  /// that is missing; `nil` where `inside` is no byte of its body.
  package func namesOpened(byHeaderAt header: Int, aroundByte inside: Int) -> Set<String>? {
    guard header < code.count,
      let token = tree.token(at: AbsolutePosition(utf8Offset: header))
    else { return nil }
    for node in sequence(first: Syntax(token), next: \.parent) {
      if let function = node.as(FunctionDeclSyntax.self), let body = function.body {
        guard body.textRange.contains(inside), !body.textRange.contains(header) else { return nil }
        let result = function.signature.returnClause?.textRange.contains(header) ?? false
        let names = function.signature.parameterClause.parameters.filter {
          $0.textRange.contains(header)
        }.map { ($0.secondName ?? $0.firstName).identifierText }
        return result ? nil : Set(names)
      }
      if let group = node.asProtocol((any DeclGroupSyntax).self) {
        let body = group.memberBlock.textRange
        guard body.contains(inside), !body.contains(header) else { return nil }
        return Set([group.typeName].compactMap { $0 } + ["self", "super", "Self"])
      }
      if node.is(CodeBlockSyntax.self) { return nil }
    }
    return nil
  }

  /// These names, and those of the variables whose values come of them.
  package func names(following names: Set<String>) -> Set<String> {
    guard !names.isEmpty else { return names }
    var all = names
    for token in tree.tokens(viewMode: .sourceAccurate) where all.contains(token.identifierText) {
      guard let item = token.statement, item.item.is(VariableDeclSyntax.self) else { continue }
      all.formUnion(Declaration.all(in: item).map(\.name))
    }
    return all
  }

  /// The names that the statement at a place uses.
  package func names(usedAt position: SourcePosition) -> Set<String> {
    guard let item = token(at: position)?.statement else { return [] }
    return Set(item.tokens(viewMode: .sourceAccurate).map(\.identifierText))
  }

  func token(at position: SourcePosition) -> TokenSyntax? {
    byte(at: position).flatMap { byte in
      byte < code.count ? tree.token(at: AbsolutePosition(utf8Offset: byte)) : nil
    }
  }
}

extension TokenSyntax {
  /// The innermost statement that it stands in.
  var statement: CodeBlockItemSyntax? {
    var node = Syntax(self)
    while let parent = node.parent {
      if let item = parent.as(CodeBlockItemSyntax.self) { return item }
      node = parent
    }
    return nil
  }
}
