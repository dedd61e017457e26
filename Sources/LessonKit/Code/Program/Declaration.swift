import SwiftSyntax

/// A name that a cell declares at its top level.
package struct Declaration {
  /// What kind of thing the name stands for; two functions of one name may live side by side.
  enum Kind: Equatable {
    case value
    case type
    /// A function; the signature is its labels and parameter types.
    case function(signature: String)
  }

  package let name: String
  let kind: Kind
  /// The byte offset of the declaration's keyword in the cell's code.
  let offset: Int
  /// The names of the types that a function's parameters mention.
  var parameterTypes: Set<String> = []

  var isOperator = false

  /// Whether this declaration takes the place of `earlier`, and does not stand next to it.
  func redefines(_ earlier: Declaration) -> Bool {
    guard name == earlier.name else { return false }
    if case .function = kind, case .function = earlier.kind { return kind == earlier.kind }
    return true
  }

  /// Whether both are functions of one name with different signatures.
  func overloads(_ earlier: Declaration) -> Bool {
    name == earlier.name && !redefines(earlier)
  }

  /// Everything that `item` declares in the scope it stands in.
  package static func all(in item: CodeBlockItemSyntax) -> [Declaration] {
    switch item.item {
    case .decl(let declaration): all(in: declaration)
    case .stmt(let statement):
      statement.as(GuardStmtSyntax.self).map { boundNames(in: Syntax($0.conditions)) } ?? []
    case .expr: []
    }
  }

  package static func all(in declaration: DeclSyntax) -> [Declaration] {
    if let variable = declaration.as(VariableDeclSyntax.self) {
      return variable.bindings.flatMap { boundNames(in: Syntax($0.pattern)) }
    }
    if let function = declaration.as(FunctionDeclSyntax.self) {
      return [
        Declaration(
          name: function.name.identifierText, kind: .function(signature: signature(of: function)),
          offset: function.funcKeyword.positionAfterSkippingLeadingTrivia.utf8Offset,
          parameterTypes: typeNames(in: function.signature.parameterClause),
          isOperator: isOperator(function.name))
      ]
    }
    if let conditional = declaration.as(IfConfigDeclSyntax.self) {
      return conditional.statements.flatMap(all)
    }
    guard let name = typeName(of: declaration) else { return [] }
    return [
      Declaration(
        name: name.identifierText, kind: .type,
        offset: name.positionAfterSkippingLeadingTrivia.utf8Offset)
    ]
  }

  /// Whether a name is an operator, as the lexer says: its characters do not tell, as of emoji.
  private static func isOperator(_ name: TokenSyntax) -> Bool {
    switch name.tokenKind {
    case .binaryOperator, .prefixOperator, .postfixOperator, .equal, .leftAngle, .rightAngle,
      .exclamationMark, .prefixAmpersand, .infixQuestionMark, .postfixQuestionMark:
      true
    default: false
    }
  }

  private static func typeNames(in parameters: FunctionParameterClauseSyntax) -> Set<String> {
    let tokens = parameters.tokens(viewMode: .sourceAccurate)
    return Set(
      tokens.filter { $0.parent?.is(IdentifierTypeSyntax.self) ?? false }.map(\.identifierText))
  }

  private static func typeName(of declaration: DeclSyntax) -> TokenSyntax? {
    let kinds: [SyntaxKind] = [
      .structDecl, .classDecl, .enumDecl, .actorDecl, .protocolDecl, .typeAliasDecl,
    ]
    guard kinds.contains(declaration.kind) else { return nil }
    return declaration.asProtocol((any NamedDeclSyntax).self)?.name
  }

  private static func boundNames(in syntax: Syntax) -> [Declaration] {
    PatternNames.tokens(in: syntax).map { token in
      Declaration(
        name: token.identifierText, kind: .value,
        offset: token.positionAfterSkippingLeadingTrivia.utf8Offset)
    }
  }

  private static func signature(of function: FunctionDeclSyntax) -> String {
    let generics = function.genericParameterClause?.parameters.map(\.name.identifierText) ?? []
    let parameters = function.signature.parameterClause.parameters.map { parameter in
      let type = CanonicalType.text(of: parameter.type, generics)
      return "\(parameter.firstName.identifierText): \(type)\(parameter.ellipsis?.text ?? "")"
    }
    return parameters.joined(separator: ", ")
  }
}

/// Collects the names that patterns bind: `let (a, b)`, `case .some(let x)`, `if let x`.
final class PatternNames: SyntaxVisitor {
  private var tokens: [TokenSyntax] = []

  static func tokens(in syntax: Syntax) -> [TokenSyntax] {
    let visitor = PatternNames(viewMode: .sourceAccurate)
    visitor.walk(syntax)
    return visitor.tokens
  }

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    tokens.append(node.identifier)
    return .skipChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

extension IfConfigDeclSyntax {
  /// The statements of all clauses.
  var statements: [CodeBlockItemSyntax] {
    clauses.flatMap { clause -> [CodeBlockItemSyntax] in
      if case .statements(let statements)? = clause.elements { Array(statements) } else { [] }
    }
  }
}

extension TokenSyntax {
  /// The identifier without the backticks that may quote it.
  package var identifierText: String {
    let (text, quote) = (text, UInt8(ascii: "`"))
    guard text.utf8.count > 2, text.utf8.first == quote, text.utf8.last == quote else {
      return text
    }
    return String(text.unicodeScalars.dropFirst().dropLast())
  }
}
