import LessonCode
import LessonFormat
import LessonText
import SwiftSyntax

/// A block's code as a syntax tree, and the places in it that a program needs.
package struct ParsedBlock: Sendable {
  package let block: DocumentationBlock
  /// The code that can be compiled.
  let code: [UInt8]
  let tree: SourceFileSyntax
  /// Whether the code is complete Swift by itself.
  package let isComplete: Bool
  /// What comments say of the code; their ranges are bytes of ``code``, where a block's are of what its
  /// author wrote.
  let claims: [Claim]
  /// The byte at which each line starts.
  private let lineStarts: [Int]

  /// Parses a block.
  package init(_ block: DocumentationBlock) {
    self.block = block
    let text = block.compiledCode
    code = Array(text.utf8)
    let parsed = ParsedCode.parse(text)
    tree = parsed ?? SourceFileSyntax(statements: [], endOfFileToken: .endOfFileToken())
    isComplete = parsed.map { !$0.hasError } ?? false
    var starts = [0]
    for (index, byte) in code.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
    claims = block.claims.map { claim in
      claim.moved { $0 + block.placeholders.map(\.edit).shift(before: $0) }
    }
  }

  /// Whether only both together are complete Swift.
  package static func areHalves(_ first: ParsedBlock, _ second: ParsedBlock) -> Bool {
    guard !first.isComplete, !second.isComplete, first.block.kind != .notSwift,
      second.block.kind != .notSwift
    else { return false }
    let code = String(decoding: first.code + second.code, as: UTF8.self)
    return ParsedCode.parse(code).map { !$0.hasError } ?? false
  }

  /// The statements and declarations at top level.
  var items: [CellItem] { tree.statements.map { CellItem($0, isLast: false) } }

  /// The index of the line that a byte of the code stands in.
  func line(ofByte offset: Int) -> Int {
    (lineStarts.lastIndex { $0 <= offset }) ?? 0
  }

  /// How many bytes of its line stand before a byte of the code.
  func column(ofByte offset: Int) -> Int { offset - lineStarts[line(ofByte: offset)] }

  /// Where the expression stands that it ends with: the indices of its lines, and how many bytes of the first one
  /// other statements take; `nil` where they begin on lines before it.
  var lastValue: (lines: ClosedRange<Int>, column: Int)? {
    guard let item = tree.statements.last, CellItem(item, isLast: true).role == .displayed else {
      return nil
    }
    let text = item.textRange
    let first = line(ofByte: text.lowerBound)
    let others = tree.statements.dropLast().reversed().prefix {
      line(ofByte: $0.textRange.upperBound - 1) == first
    }
    guard others.allSatisfy({ line(ofByte: $0.textRange.lowerBound) == first }) else { return nil }
    return (
      first...line(ofByte: text.upperBound - 1),
      others.isEmpty ? 0 : column(ofByte: text.lowerBound)
    )
  }

  /// Whether code outside of its functions and closures waits for something.
  var isAsynchronous: Bool {
    let finder = AwaitFinder(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.isFound
  }

  /// The statement of a range, at any depth.
  func statement(_ range: Range<Int>) -> CodeBlockItemSyntax? {
    var found: CodeBlockItemSyntax?
    var open = [Syntax(tree)]
    while let node = open.popLast() {
      if let item = node.as(CodeBlockItemSyntax.self), item.textRange.lowerBound == range.lowerBound
      {
        // The innermost that has all of it.
        if item.textRange.upperBound >= range.upperBound || found == nil { found = item }
      }
      for child in node.children(viewMode: .sourceAccurate)
      where child.position.utf8Offset <= range.lowerBound
        && child.endPosition.utf8Offset > range.lowerBound
      {
        open.append(child)
      }
    }
    return found
  }

  /// The statements and members that hold a byte of the code, the outermost first.
  package func enclosingStatements(ofByte offset: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var node = Syntax(tree)
    while let child = node.children(viewMode: .sourceAccurate).first(where: {
      $0.position.utf8Offset <= offset && offset < $0.endPosition.utf8Offset
    }) {
      if child.is(CodeBlockItemSyntax.self) || child.is(MemberBlockItemSyntax.self) {
        found.append(child.textRange)
      }
      node = child
    }
    return found
  }

  /// The byte of the code at a place of the file.
  package func byte(at position: SourcePosition) -> Int? {
    guard let index = block.lines.firstIndex(where: { $0.number == position.line }),
      lineStarts.indices.contains(index)
    else { return nil }
    // Where a placeholder was written, the compiler's column is that of the code.
    return lineStarts[index] + max(position.column - 1 - block.lines[index].prefixWidth, 0)
  }
}

/// Finds out whether code waits, apart from functions and closures that it only declares.
private final class AwaitFinder: SyntaxVisitor {
  private(set) var isFound = false

  override func visit(_ node: AwaitExprSyntax) -> SyntaxVisitorContinueKind {
    isFound = true
    return .skipChildren
  }
  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    if node.awaitKeyword != nil { isFound = true }
    return .visitChildren
  }
  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    if node.modifiers.contains(where: { $0.name.text == "async" }) { isFound = true }
    return .visitChildren
  }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

extension [TextEdit] {
  /// How many bytes edits add before a byte.
  fileprivate func shift(before offset: Int) -> Int {
    filter { $0.range.upperBound <= offset }.reduce(0) {
      $0 + $1.replacement.count - $1.range.count
    }
  }
}

extension Claim {
  /// The same claim with every byte at its new place.
  fileprivate func moved(_ place: (Int) -> Int) -> Claim {
    func range(_ range: Range<Int>) -> Range<Int> {
      let start = place(range.lowerBound)
      return start..<Swift.max(place(range.upperBound), start)
    }
    return Claim(
      kind, range: range(self.range), textRanges: textRanges.map(range), isQuoted: isQuoted,
      isCertain: isCertain, statement: statement.map(range), subject: subject.map(range),
      receiver: receiver.map(range), isUnordered: isUnordered)
  }
}
