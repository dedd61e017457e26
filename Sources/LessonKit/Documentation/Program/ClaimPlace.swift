import LessonCode
import SwiftSyntax

/// Where generated code stands around the code that a claim is about: always between lines.
struct ClaimPlace {
  /// The index of the line that the statement begins on, where nothing but whole statements stands before it.
  let firstLine: Int?
  /// The index of the line that the statement begins on, where what stands before it there can end a line.
  let valueLine: Int?
  /// How many bytes of that line stand before it.
  let column: Int
  /// The index of the line behind which generated code may stand.
  let lastLine: Int
  /// Whether the statement's value can be given a name.
  let isExpression: Bool

  /// Finds the place of `claim`; `nil` where no generated line fits there.
  init?(_ claim: Claim, in syntax: ParsedBlock) {
    guard let range = claim.statement else {
      // Something that the comment itself names, before the block's first statement.
      let line = syntax.line(ofByte: max(claim.range.upperBound - 1, claim.range.lowerBound))
      let start = syntax.tree.statements.first?.textRange.lowerBound
      guard start.map({ line < syntax.line(ofByte: $0) }) ?? true else { return nil }
      (firstLine, valueLine, column) = (nil, nil, 0)
      lastLine = line
      isExpression = false
      return
    }
    guard let item = syntax.statement(range), !Self.isResult(item) else { return nil }
    let text = item.textRange
    let end = syntax.line(ofByte: max(text.upperBound - 1, text.lowerBound))
    if let next = item.lastToken(viewMode: .sourceAccurate)?.nextToken(viewMode: .sourceAccurate),
      next.tokenKind != .endOfFile
    {
      let nextLine = syntax.line(ofByte: next.positionAfterSkippingLeadingTrivia.utf8Offset)
      guard nextLine > end else { return nil }
    }
    lastLine = end
    let start = syntax.line(ofByte: text.lowerBound)
    let siblings = item.parent?.as(CodeBlockItemListSyntax.self).map(Array.init) ?? []
    let first = siblings.first { syntax.line(ofByte: $0.textRange.lowerBound) == start } ?? item
    let previous = first.firstToken(viewMode: .sourceAccurate)?
      .previousToken(viewMode: .sourceAccurate)
    let previousLine = previous.map {
      syntax.line(ofByte: max($0.endPositionBeforeTrailingTrivia.utf8Offset - 1, 0))
    }
    firstLine = previousLine.map { $0 < start } ?? true ? start : nil
    valueLine = firstLine ?? (previous.map(Self.opensStatements) ?? false ? start : nil)
    column = first == item && firstLine != nil ? 0 : syntax.column(ofByte: text.lowerBound)
    guard case .expr(let expression) = item.item else {
      isExpression = false
      return
    }
    isExpression =
      CellItem(item.with(\.semicolon, nil), isLast: true).role == .displayed
      && !expression.is(MacroExpansionExprSyntax.self)
  }

  /// Whether statements begin behind a token: `do {`, `case 1:`.
  private static func opensStatements(_ token: TokenSyntax) -> Bool {
    guard let parent = token.parent else { return false }
    return token.tokenKind == .leftBrace && parent.is(CodeBlockSyntax.self)
      || token.tokenKind == .colon
        && (parent.is(SwitchCaseLabelSyntax.self) || parent.is(SwitchDefaultLabelSyntax.self))
  }

  /// Whether a statement may be the value of the closure, function or branch that it stands in.
  private static func isResult(_ item: CodeBlockItemSyntax) -> Bool {
    guard let list = item.parent?.as(CodeBlockItemListSyntax.self), list.count == 1,
      case .expr = item.item
    else { return false }
    guard let owner = list.parent else { return false }
    if owner.is(ClosureExprSyntax.self) || owner.is(AccessorBlockSyntax.self) { return true }
    guard owner.is(CodeBlockSyntax.self) || owner.is(SwitchCaseSyntax.self) else { return false }
    guard let outer = owner.parent else { return false }
    return outer.is(FunctionDeclSyntax.self) || outer.is(AccessorDeclSyntax.self)
      || outer.is(IfExprSyntax.self) && !(outer.parent?.is(ExpressionStmtSyntax.self) ?? false)
  }
}
