import LessonFormat
import SwiftSyntax

/// One cell's code as a syntax tree, and what the program needs to know of it.
package struct CellSyntax {
  let cell: Cell
  /// The tree; positions in it are byte offsets into ``Cell/code``.
  package let tree: SourceFileSyntax
  /// From which byte on the code is nested too deeply to be parsed; the tree is then an empty one.
  let excess: Int?
  /// Whether the code is complete Swift by itself.
  let isComplete: Bool
  package private(set) var items: [CellItem]
  package let declarations: [Declaration]
  private(set) var members = TypeMembers()
  /// The names that the cell uses and does not bind itself in an inner scope.
  var freeNames: Set<String> { FreeNames.names(in: tree, members: members) }

  /// Every name that the cell seems to declare: all that can be said where braces do not match.
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
    let tokens = tree.tokens(viewMode: .sourceAccurate)
    for (previous, token) in zip(tokens, tokens.dropFirst()) where previous.tokenKind == .period {
      names.insert(token.identifierText)
    }
    return names
  }

  private static let declaringKeywords: [Keyword] = [
    .func, .operator, .struct, .class, .enum, .actor, .protocol, .typealias,
  ]

  private init(_ cell: Cell, isAccepted: Bool, _ parsed: ParsedCode) {
    self.cell = cell
    let parsedTree = parsed.tree(of: cell.code)
    let tree = parsedTree ?? SourceFileSyntax(statements: [], endOfFileToken: .endOfFileToken())
    self.tree = tree
    excess = parsedTree == nil ? NestingLimit.excess(in: cell.code) : nil
    isComplete = !tree.hasError || isAccepted
    let statements = Array(tree.statements)
    declarations = statements.flatMap(Declaration.all)
    items = statements.enumerated().map { index, statement in
      CellItem(statement, isLast: index == statements.count - 1)
    }
    guard tree.hasError, isAccepted, let first = items.first else { return }
    func tokenCount(_ syntax: some SyntaxProtocol) -> Int {
      syntax.tokens(viewMode: .all).reduce(0) { count, _ in count + 1 }
    }
    // Where the items do not hold all of the code, it is one piece. One more for the end of the file.
    if items.reduce(1, { $0 + tokenCount($1.syntax) }) != tokenCount(tree) {
      items = [CellItem(first.syntax, range: 0..<tree.totalLength.utf8Length)]
    }
  }

  /// Parses cells, each knowing the members of the types that any of them declares.
  ///
  /// Cells among `accepted` count as complete whatever the parser says: the compiler, which reads
  /// inactive code less strictly and nests deeper, has accepted them.
  static func all(_ cells: [Cell], accepted: Set<Int>, _ parsed: ParsedCode) -> [CellSyntax] {
    var parts = cells.map {
      CellSyntax($0, isAccepted: accepted.contains($0.number), parsed)
    }
    var members = TypeMembers()
    for part in parts { members.add(part.tree) }
    for index in parts.indices { parts[index].members = members }
    return parts
  }
}
