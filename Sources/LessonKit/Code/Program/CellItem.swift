import SwiftSyntax

/// A statement, expression or declaration at the top level of a cell.
package struct CellItem {
  /// What becomes of the item in the program.
  package enum Role {
    /// Moved to file scope: only legal there.
    case hoisted
    /// Declares something and runs nothing.
    case declaration
    case statement
    /// The last expression, whose value is displayed.
    case displayed
  }

  package let role: Role
  package let syntax: CodeBlockItemSyntax
  /// The item's bytes in the cell's code, outer trivia excluded.
  package let range: Range<Int>

  /// Whether it runs something where it stands.
  var isStatement: Bool { role == .statement || role == .displayed }

  /// The bytes of access modifiers, which Swift allows at file scope only: in a nested scope they are
  /// left out.
  package var accessModifiers: [Range<Int>] {
    guard case .decl(let declaration) = syntax.item,
      let modifiers = declaration.asProtocol((any WithModifiersSyntax).self)?.modifiers
    else { return [] }
    return modifiers.filter { Self.accessLevels.contains($0.name.tokenKind) }.map(\.textRange)
  }

  private static let accessLevels: [TokenKind] = [
    .keyword(.private), .keyword(.fileprivate), .keyword(.internal), .keyword(.package),
    .keyword(.public), .keyword(.open),
  ]

  package init(_ syntax: CodeBlockItemSyntax, isLast: Bool) {
    self.syntax = syntax
    range = syntax.textRange
    role = Self.role(of: syntax, isLast: isLast)
  }

  /// An item of code that runs, whatever its syntax is.
  init(_ syntax: CodeBlockItemSyntax, range: Range<Int>) {
    self.syntax = syntax
    self.range = range
    role = .statement
  }

  private static func role(of item: CodeBlockItemSyntax, isLast: Bool) -> Role {
    switch item.item {
    case .decl(let declaration):
      if isHoisted(declaration) { return .hoisted }
      return declaration.is(VariableDeclSyntax.self) || declaration.is(IfConfigDeclSyntax.self)
        || declaration.is(MacroExpansionDeclSyntax.self) ? .statement : .declaration
    case .stmt: return .statement
    case .expr(let expression):
      return isLast && item.semicolon == nil && hasDisplayedValue(expression)
        ? .displayed : .statement
    }
  }

  private static func isHoisted(_ declaration: DeclSyntax) -> Bool {
    switch declaration.kind {
    case .importDecl, .extensionDecl, .operatorDecl, .precedenceGroupDecl, .macroDecl: return true
    case .ifConfigDecl:
      guard let conditional = declaration.as(IfConfigDeclSyntax.self) else { return false }
      return conditional.clauses.allSatisfy { clause in
        guard case .statements(let statements)? = clause.elements else {
          return clause.elements == nil
        }
        return statements.allSatisfy { statement in
          if case .decl(let inner) = statement.item { isHoisted(inner) } else { false }
        }
      }
    default: return false
    }
  }

  /// Whether an expression at the end of a cell is one whose value a notebook would show.
  ///
  /// Control flow and assignments are expressions to the parser, but not to a reader. `Void` is
  /// left to the type checker: ``LessonRuntime`` displays nothing for it.
  private static func hasDisplayedValue(_ expression: ExprSyntax) -> Bool {
    switch expression.kind {
    case .ifExpr, .switchExpr: return false
    case .macroExpansionExpr:
      let name = expression.as(MacroExpansionExprSyntax.self)?.macroName.text ?? ""
      return !["warning", "error"].contains(name)
    case .sequenceExpr:
      guard let sequence = expression.as(SequenceExprSyntax.self) else { return true }
      return !sequence.elements.contains { element in
        if element.is(AssignmentExprSyntax.self) { return true }
        guard let binary = element.as(BinaryOperatorExprSyntax.self) else { return false }
        return compoundAssignments.contains(binary.operator.text)
      }
    default: return true
    }
  }

  private static let compoundAssignments: Set<String> = [
    "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "&+=", "&-=", "&*=", "&<<=",
    "&>>=", "||=", "&&=", "??=",
  ]
}

extension CellItem {
  /// Whether a cell with this code most likely displays a value, as only a run can tell.
  package static func likelyDisplaysValue(_ code: String) -> Bool {
    guard let last = ParsedCode.parse(code)?.statements.last,
      CellItem(last, isLast: true).role == .displayed
    else { return false }
    let called = last.item.as(FunctionCallExprSyntax.self)?.calledExpression
    return called?.as(DeclReferenceExprSyntax.self)?.baseName.text != "print"
  }
}

extension SyntaxProtocol {
  /// The bytes in the code, outer trivia excluded.
  package var textRange: Range<Int> {
    positionAfterSkippingLeadingTrivia.utf8Offset..<endPositionBeforeTrailingTrivia.utf8Offset
  }
}
