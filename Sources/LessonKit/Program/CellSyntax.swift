import SwiftParser
import SwiftSyntax

/// One cell's code as a syntax tree, and what the program needs to know of it.
struct CellSyntax {
  /// The tree; positions in it are byte offsets into ``Cell/code``.
  let tree: SourceFileSyntax
  /// Whether the code is complete Swift by itself.
  private(set) var isComplete: Bool
  /// The statements and declarations at top level, in order.
  private(set) var items: [CellItem]
  /// What the cell declares at top level.
  let declarations: [Declaration]
  /// The members of the lesson's types.
  private(set) var members = TypeMembers()
  /// The names that the cell uses and does not bind itself in an inner scope.
  private(set) var freeNames: Set<String> = []

  /// Every name that the cell seems to declare, at any depth: all that can be said of code whose
  /// braces do not match.
  var apparentDeclarations: Set<String> {
    var names: Set<String> = []
    var previous: TokenSyntax?
    for token in tree.tokens(viewMode: .sourceAccurate) {
      if token.parent?.is(IdentifierPatternSyntax.self) == true {
        names.insert(token.identifierText)
      } else if case .identifier = token.tokenKind,
        case .keyword(let keyword)? = previous?.tokenKind,
        Self.declaringKeywords.contains(keyword)
      {
        names.insert(token.identifierText)
      }
      previous = token
    }
    return names
  }

  /// The names that the cell looks up anywhere, those behind a dot included.
  var usedNames: Set<String> {
    var names = freeNames
    var previous: TokenSyntax?
    for token in tree.tokens(viewMode: .sourceAccurate) {
      if previous?.tokenKind == .period { names.insert(token.identifierText) }
      previous = token
    }
    return names
  }

  private static let declaringKeywords: [Keyword] = [
    .func, .struct, .class, .enum, .actor, .protocol, .typealias,
  ]

  /// Takes the cell for complete; where the tree's items do not hold all of the code, as one piece.
  private mutating func accept() {
    isComplete = true
    func tokenCount(_ syntax: some SyntaxProtocol) -> Int {
      syntax.tokens(viewMode: .all).reduce(0) { count, _ in count + 1 }
    }
    let inItems = items.map { tokenCount($0.syntax) }.reduce(0, +)
    // One more for the end of the file.
    if inItems + 1 != tokenCount(tree), let first = items.first {
      items = [CellItem(first.syntax, range: 0..<tree.totalLength.utf8Length)]
    }
  }

  private init(_ cell: Cell) {
    var code = cell.code
    // The parser's own limit differs between debug and release builds, and lessons must not.
    let tree = code.withUTF8 { Parser.parse(source: $0, maximumNestingLevel: 64) }
    self.tree = tree
    isComplete = !tree.hasError
    let statements = Array(tree.statements)
    items = statements.enumerated().map { index, statement in
      CellItem(statement, isLast: index == statements.count - 1)
    }
    declarations = statements.flatMap(Declaration.all)
  }

  /// Parses cells, each knowing the members of the types that any of them declares.
  ///
  /// Cells among `accepted` count as complete whatever the parser says: the compiler, which reads
  /// inactive code less strictly and nests deeper, has accepted them.
  static func all(_ cells: [Cell], accepted: Set<Int>) -> [(cell: Cell, syntax: CellSyntax)] {
    var parts = cells.map { (cell: $0, syntax: CellSyntax($0)) }
    for index in parts.indices where accepted.contains(parts[index].cell.number) {
      parts[index].syntax.accept()
    }
    var members = TypeMembers()
    for part in parts { members.add(part.syntax.tree) }
    for index in parts.indices {
      parts[index].syntax.members = members
      parts[index].syntax.freeNames = FreeNames.names(
        in: parts[index].syntax.tree, members: members)
    }
    return parts
  }
}

/// A statement, expression or declaration at the top level of a cell.
struct CellItem {
  /// What becomes of the item in the program.
  enum Role {
    /// Moved to file scope: only legal there.
    case hoisted
    /// Declares something and runs nothing.
    case declaration
    /// Runs.
    case statement
    /// The last expression, whose value is displayed.
    case displayed
  }

  let role: Role
  let syntax: CodeBlockItemSyntax
  /// The item's bytes in the cell's code, outer trivia excluded.
  let range: Range<Int>

  init(_ syntax: CodeBlockItemSyntax, isLast: Bool) {
    self.syntax = syntax
    range =
      syntax.positionAfterSkippingLeadingTrivia
      .utf8Offset..<syntax.endPositionBeforeTrailingTrivia.utf8Offset
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
