import LessonText
import SwiftSyntax

/// Decides which cells of a program open a nested scope, and finds what scopes cannot express.
///
/// A cell opens a scope where it gives a name a new meaning: a variable, type or function that an
/// earlier cell declared, or a name that an earlier cell uses from elsewhere. Earlier cells stay
/// outside and keep the old meaning.
struct ScopePlan {
  /// For each cell whether a scope opens before it.
  private(set) var opensScope: [Bool] = []
  /// Extensions and overloads that no nested scope can hold (`needs-reset`), with their cells' numbers.
  private(set) var diagnostics: [(cell: Int, diagnostic: Diagnostic)] = []

  /// The first function of each name in nested scopes, with its cell: Swift finds no others there.
  private(set) var nestedFunctions: [String: (cell: Int, position: SourcePosition)] = [:]

  private struct Entry {
    let declaration: Declaration
    let level: Int
  }
  private var entries: [String: [Entry]] = [:]
  private var level = 0
  /// Names that cells so far use, that none of them had declared by then, and that a later one declares.
  private var usedFromElsewhere: Set<String> = []
  private var usedOperators: Set<String> = []

  init(_ cells: [CellSyntax]) {
    let declareOperators = cells.contains { $0.declarations.contains(where: \.isOperator) }
    /// The cell that declares a name last.
    let last = Dictionary(
      cells.enumerated().flatMap { index, cell in cell.declarations.map { ($0.name, index) } },
      uniquingKeysWith: max)
    for (index, syntax) in cells.enumerated() {
      let opens = syntax.declarations.contains(where: givesNewMeaning)
      if opens { level += 1 }
      opensScope.append(opens)
      checkOverloads(of: syntax)
      checkOperators(of: syntax)
      for declaration in syntax.declarations {
        entries[declaration.name, default: []].append(Entry(declaration: declaration, level: level))
        if level > 0, case .function = declaration.kind, nestedFunctions[declaration.name] == nil {
          nestedFunctions[declaration.name] = (
            syntax.cell.number, syntax.cell.position(ofByte: declaration.offset)
          )
        }
      }
      checkExtensions(of: syntax)
      if declareOperators { usedOperators.formUnion(OperatorUses.operators(in: syntax.tree)) }
      let declaredLater = last.filter { $0.value > index && entries[$0.key] == nil }.keys
      // To find out what names mean takes longer than all else, and most cells have none that matters.
      if declaredLater.contains(where: syntax.cell.code.hasBytes(of:)) {
        usedFromElsewhere.formUnion(syntax.freeNames.intersection(declaredLater))
      }
    }
  }

  private func givesNewMeaning(_ declaration: Declaration) -> Bool {
    guard let earlier = entries[declaration.name] else {
      return usedFromElsewhere.contains(declaration.name)
    }
    return earlier.contains { declaration.redefines($0.declaration) }
  }

  private mutating func checkOverloads(of syntax: CellSyntax) {
    for declaration in syntax.declarations where !declaration.isOperator {
      let hidden = (entries[declaration.name] ?? []).filter { earlier in
        earlier.level < level && declaration.overloads(earlier.declaration)
          && !isReplaced(earlier.declaration, by: syntax)
      }
      guard !hidden.isEmpty else { continue }
      add(
        syntax, at: declaration.offset, length: "func".utf8.count,
        "this overload of `\(declaration.name)` would hide the ones that an earlier cell declares"
          + " outside the current scope",
        advice: "rename the function, declare it before the cell that redefines a name, or mark the"
          + " cell `reset`")
    }
  }

  /// Whether the cell, or an earlier one in the current scope, declares the same function again.
  private func isReplaced(_ earlier: Declaration, by syntax: CellSyntax) -> Bool {
    let current = (entries[earlier.name] ?? []).filter { $0.level == level }.map(\.declaration)
    return (current + syntax.declarations).contains { $0.redefines(earlier) }
  }

  /// Finds operators that would change what earlier cells mean, or that Swift allows at file scope only.
  private mutating func checkOperators(of syntax: CellSyntax) {
    for declaration in syntax.declarations where declaration.isOperator {
      let isOwnType = declaration.parameterTypes.contains { name in
        entries[name] != nil || syntax.declarations.contains { $0.name == name }
      }
      if level > 0 {
        add(
          syntax, at: declaration.offset, length: "func".utf8.count,
          "Swift declares operator functions at file scope only, and this one is in a nested scope",
          advice: "declare it before the cell that gives a name a new meaning, or mark the cell"
            + " `reset`")
      } else if usedOperators.contains(declaration.name), !isOwnType {
        add(
          syntax, at: declaration.offset, length: "func".utf8.count,
          "this `\(declaration.name)` would change what earlier cells mean by it",
          advice:
            "declare it before the first cell that uses it, or for a type of the lesson's own,"
            + " or mark the cell `reset`"
        )
      }
    }
  }

  private mutating func checkExtensions(of syntax: CellSyntax) {
    for item in syntax.items where item.role == .hoisted {
      for node in extensions(in: Syntax(item.syntax)) {
        let name = node.extendedType.firstToken(viewMode: .sourceAccurate)?.identifierText ?? ""
        let problem: String
        if currentLevel(of: name) > 0 {
          problem =
            "`\(name)` is declared in a nested scope, and Swift extends types of file scope only"
        } else if let stale = staleName(in: node, syntax.members) {
          problem = "the extension moves to file scope, where `\(stale)` has its older meaning"
        } else {
          continue
        }
        add(
          syntax, at: node.extensionKeyword.positionAfterSkippingLeadingTrivia.utf8Offset,
          length: "extension".utf8.count, problem,
          advice: "put the members into the type itself, give what is new another name, or mark the"
            + " cell that declares it anew `reset`")
      }
    }
  }

  private mutating func add(
    _ syntax: CellSyntax, at offset: Int, length: Int, _ message: String, advice: String
  ) {
    let position = syntax.cell.position(ofByte: offset)
    let diagnostic = Diagnostic(
      .needsReset, at: position, length: length, message, advice: advice)
    diagnostics.append((syntax.cell.number, diagnostic))
  }

  private func extensions(in syntax: Syntax) -> [ExtensionDeclSyntax] {
    if let node = syntax.as(ExtensionDeclSyntax.self) { return [node] }
    return syntax.children(viewMode: .sourceAccurate).flatMap(extensions)
  }

  /// A name of the extension with a new meaning in a later cell: hoisting would bring the old one back.
  private func staleName(in node: ExtensionDeclSyntax, _ members: TypeMembers) -> String? {
    FreeNames.names(in: node, members: members).sorted().first { name in
      currentLevel(of: name) > 0 && (entries[name] ?? []).contains { $0.level == 0 }
    }
  }

  private func currentLevel(of name: String) -> Int { entries[name]?.last?.level ?? 0 }
}
