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

  /// The modules that it imports, wherever it does.
  package var imports: [String] {
    items.filter { $0.role == .hoisted }.flatMap { item in
      item.syntax.importedModules
    }
  }

  /// Whether a place of the file is in one of several wrapped variables of a name, which are members of a type.
  package func isWrappedAlternative(at position: SourcePosition) -> Bool {
    guard let byte = byte(at: position),
      let item = tree.statements.first(where: { $0.textRange.contains(byte) }),
      let variable = item.item.as(VariableDeclSyntax.self), !variable.attributes.isEmpty
    else { return false }
    let names = Set(Declaration.all(in: item).map(\.name))
    return tree.statements.count { !names.isDisjoint(with: Declaration.all(in: $0).map(\.name)) }
      > 1
  }

  /// The place in the file where it names a module to import.
  package func position(ofImport module: String) -> SourcePosition? {
    tree.tokens(viewMode: .sourceAccurate).first {
      $0.identifierText == module && $0.parent?.parent?.parent?.is(ImportDeclSyntax.self) ?? false
    }.map { block.position(ofByte: $0.textRange.lowerBound) }
  }

  /// The indices of the first and last line of the expression that it ends with, if nothing else is on them.
  var lastValue: ClosedRange<Int>? {
    guard let item = tree.statements.last, CellItem(item, isLast: true).role == .displayed else {
      return nil
    }
    let first = line(ofByte: item.textRange.lowerBound)
    let previous = tree.statements.dropLast().last.map { line(ofByte: $0.textRange.upperBound - 1) }
    guard previous.map({ $0 < first }) ?? true else { return nil }
    return first...line(ofByte: item.textRange.upperBound - 1)
  }

  /// Whether something in it has no place in a function.
  package var needsFileScope: Bool {
    items.contains { $0.role == .hoisted && $0.syntax.importedModules.isEmpty }
  }

  /// Whether it adds to types, at its top level.
  package var extendsTypes: Bool { !extensions.isEmpty }

  /// Whether a function that it declares hides one of the standard library's where it is no global one.
  package var hidesFunctions: Bool {
    tree.statements.contains { statement in
      statement.item.as(FunctionDeclSyntax.self).map { Self.globals.contains($0.name.text) }
        ?? false
    }
  }

  private static let globals: Set<String> = [
    "print", "debugPrint", "dump", "min", "max", "abs", "zip", "swap", "sequence", "stride", "type",
    "precondition", "assert", "fatalError", "readLine", "repeatElement", "numericCast",
  ]

  /// The names that it declares at its top level.
  package var declaredNames: Set<String> {
    Set(tree.statements.flatMap { Declaration.all(in: $0) }.map(\.name))
  }

  /// The lines of its top level where a variable or type has the name of one before it: alternatives, each in a
  /// scope of its own.
  var alternativeLines: Set<Int> {
    // An extension would see only those at file scope.
    guard !needsFileScope else { return [] }
    var names: Set<String> = []
    var lines: Set<Int> = []
    var lastLine = -1
    for item in tree.statements {
      let first = line(ofByte: item.textRange.lowerBound)
      let isAlone = first > lastLine
      lastLine = line(ofByte: max(item.textRange.upperBound - 1, 0))
      guard case .decl(let declaration) = item.item, !declaration.is(FunctionDeclSyntax.self) else {
        continue
      }
      let own = Declaration.all(in: item).map(\.name)
      if isAlone, !names.isDisjoint(with: own) {
        lines.insert(first)
        names = []
      }
      names.formUnion(own)
    }
    return lines
  }

  /// The names that other blocks miss where it is left out, those of what it adds to types among them.
  package var lostNames: Set<String> {
    declaredNames.union(
      extensions.flatMap { node in
        node.memberBlock.members.flatMap { member -> [String] in
          if member.decl.is(InitializerDeclSyntax.self) {
            return [node.extendedType.trimmedDescription]
          }
          return Declaration.all(in: member.decl).map(\.name)
        }
      })
  }

  /// The types that it declares at its top level.
  package var declaredTypes: [String] {
    tree.statements.compactMap { statement in
      statement.item.asProtocol((any DeclGroupSyntax).self)?
        .asProtocol((any NamedDeclSyntax).self)?.name.identifierText
    }
  }

  /// The types that conform to more by what it adds to them.
  package var conformingTypes: [String] {
    extensions.filter { $0.inheritanceClause != nil }.map(\.extendedType.trimmedDescription)
  }

  private var extensions: [ExtensionDeclSyntax] {
    tree.statements.compactMap { $0.item.as(ExtensionDeclSyntax.self) }
  }

  /// The variables that it declares at its top level.
  package var declaredVariables: [String] {
    tree.statements.filter { $0.item.is(VariableDeclSyntax.self) }.flatMap {
      Declaration.all(in: $0).map(\.name)
    }
  }

  /// The names of its generic parameters, of which only constraints tell anything.
  package var genericNames: Set<String> {
    Set(
      tree.tokens(viewMode: .sourceAccurate).filter {
        $0.parent?.is(GenericParameterSyntax.self) ?? false
      }.map(\.identifierText))
  }

  /// All names in it.
  package var mentionedNames: Set<String> {
    Set(tree.tokens(viewMode: .sourceAccurate).map(\.identifierText))
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

extension CodeBlockItemSyntax {
  /// The modules that an import, or a condition with nothing but imports, names; none of anything else.
  fileprivate var importedModules: [String] {
    guard case .decl(let declaration) = item else { return [] }
    if let node = declaration.as(ImportDeclSyntax.self) {
      return node.path.first.map { [$0.name.identifierText] } ?? []
    }
    guard let conditional = declaration.as(IfConfigDeclSyntax.self) else { return [] }
    let clauses = conditional.clauses.map { clause -> [CodeBlockItemSyntax] in
      if case .statements(let statements)? = clause.elements { Array(statements) } else { [] }
    }
    guard clauses.joined().allSatisfy({ $0.item.is(ImportDeclSyntax.self) }) else { return [] }
    // What stands under a condition is not needed everywhere.
    return clauses.joined().isEmpty ? [] : ["Swift"]
  }
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
