import SwiftSyntax

/// One cell's code as a syntax tree, and what the program needs to know of it.
struct CellSyntax {
  /// The tree; positions in it are byte offsets into ``Cell/code``.
  let tree: SourceFileSyntax
  /// The offset of the byte from which on the code is nested too deeply to be parsed; the tree is
  /// then an empty one.
  let excess: Int?
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
      } else if case .keyword(let keyword)? = previous?.tokenKind,
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
    var names = freeNames.union(OperatorUses.operators(in: tree))
    var previous: TokenSyntax?
    for token in tree.tokens(viewMode: .sourceAccurate) {
      if previous?.tokenKind == .period { names.insert(token.identifierText) }
      previous = token
    }
    return names
  }

  private static let declaringKeywords: [Keyword] = [
    .func, .operator, .struct, .class, .enum, .actor, .protocol, .typealias,
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

  private init(_ cell: Cell, _ code: ParsedCode) {
    let parsed = code.tree(of: cell.code)
    let tree = parsed ?? SourceFileSyntax(statements: [], endOfFileToken: .endOfFileToken())
    self.tree = tree
    excess = parsed == nil ? NestingLimit.excess(in: cell.code) : nil
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
  static func all(
    _ cells: [Cell], accepted: Set<Int>, _ code: ParsedCode = ParsedCode()
  ) -> [(cell: Cell, syntax: CellSyntax)] {
    var parts = cells.map { (cell: $0, syntax: CellSyntax($0, code)) }
    for index in parts.indices
    where !parts[index].syntax.isComplete && accepted.contains(parts[index].cell.number) {
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
