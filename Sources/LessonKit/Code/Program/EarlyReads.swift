import LessonFormat
import LessonText
import SwiftSyntax

/// The uses of a cell's variables before they have a value.
///
/// Swift lets top-level code, and the functions that it calls, read a variable of the file before its
/// declaration was run: it is 0 then, or the program crashes. In a local scope Swift refuses that, and
/// so does a lesson: what runs must not use a variable that the cell declares below, by itself or
/// through the cell's functions, types and closures. What only defines something may.
struct EarlyReads {
  /// An error for the first such use of each variable.
  private(set) var diagnostics: [Diagnostic] = []

  private let cell: Cell
  private let items: [CodeBlockItemSyntax]
  private let members: TypeMembers
  /// The cell's variables by name: the item that declares each, and the place of its name.
  private var variables: [String: (item: Int, offset: Int)] = [:]

  init(_ syntax: CellSyntax) {
    cell = syntax.cell
    items = syntax.items.flatMap { Self.flattened($0.syntax) }
    members = syntax.members
    for (index, item) in items.enumerated() where !Self.onlyDefines(item) {
      for declaration in Declaration.all(in: item)
      where index > 0 && variables[declaration.name] == nil {
        variables[declaration.name] = (index, declaration.offset)
      }
    }
    if mayReadEarly { findUses() }
  }

  /// The statements of conditional compilation in the place of the directives.
  private static func flattened(_ item: CodeBlockItemSyntax) -> [CodeBlockItemSyntax] {
    item.item.as(IfConfigDeclSyntax.self)?.statements.flatMap(flattened) ?? [item]
  }

  /// Whether an item runs nothing: a function, a type, or a computed variable.
  private static func onlyDefines(_ item: CodeBlockItemSyntax) -> Bool {
    guard case .decl(let declaration) = item.item else { return item.item.is(DeferStmtSyntax.self) }
    guard let variable = declaration.as(VariableDeclSyntax.self) else { return true }
    return variable.bindings.allSatisfy { $0.initializer == nil && $0.accessorBlock != nil }
  }

  /// Whether a variable's name stands above its declaration, or in a definition below: mostly not.
  private var mayReadEarly: Bool {
    guard let last = variables.values.map(\.item).max() else { return false }
    for (index, item) in items.enumerated() {
      let isDefinition = Self.onlyDefines(item)
      guard index < last || isDefinition else { continue }
      for token in item.tokens(viewMode: .sourceAccurate) {
        guard case .identifier = token.tokenKind,
          let variable = variables[token.identifierText]
        else { continue }
        if index < variable.item || isDefinition && index > variable.item { return true }
      }
    }
    return false
  }

  private mutating func findUses() {
    var graph = CellGraph(items, members)
    var found: Set<String> = []
    var users = graph.users(of: Set(variables.keys))
    for (index, item) in items.enumerated() where !Self.onlyDefines(item) {
      let deferred = DeferredCode.parts(of: item, functions: graph.functions)
      var runs = FreeNames.uses(in: item, members: members, skipped: Set(deferred.map(\.id)))
      for name in OperatorUses.operators(in: item) {
        runs[name] = item.positionAfterSkippingLeadingTrivia
      }
      var names =
        Declaration.all(in: item).map(\.name) + [Self.assigned(by: item)].compactMap { $0 }
      // A task that nobody names goes on where something is waited for.
      if names.isEmpty, !deferred.isEmpty { names = ["await"] }
      runs["await"] = Self.wait(in: item, besides: deferred)
      for name in names { graph.add(name, deferred: deferred, madeOf: Set(runs.keys)) }
      if !deferred.isEmpty { users.formUnion(names) }
      let mentions = CellGraph.Node.mentions(in: item)
      // For most statements there is nothing to follow.
      guard !users.isDisjoint(with: runs.keys) || !users.isDisjoint(with: mentions) else {
        continue
      }
      users.formUnion(names)
      let isStatement = !item.item.is(VariableDeclSyntax.self)
      let order = runs.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      // What no name does alone, all of them may do together: an operator with values of a type.
      let groups =
        order.map { ($0, Set([$0.key])) } + (order.first.map { [($0, Set(runs.keys))] } ?? [])
      for ((name, position), names) in groups {
        var start = CellGraph.Node()
        (start.names, start.members) = (names, mentions)
        for variable in graph.reach(from: start, isStatement: isStatement).sorted() {
          guard let (declaring, declaration) = variables[variable], declaring > index,
            found.insert(variable).inserted
          else { continue }
          diagnostics.append(
            diagnostic(name, at: position.utf8Offset, variable, declaredAt: declaration))
        }
      }
    }
  }

  /// The error about `name`, that of the variable or of what uses it; places are those in the cell's code.
  private func diagnostic(
    _ name: String, at offset: Int, _ variable: String, declaredAt declaration: Int
  ) -> Diagnostic {
    let line = cell.position(ofByte: declaration).line
    let problem = name == variable ? "`\(name)` is used" : "`\(name)` uses `\(variable)`"
    return Diagnostic(
      .compileError, at: cell.position(ofByte: offset), length: name.utf8.count,
      "\(problem) before the declaration in line \(line) has given it a value",
      advice: "declare `\(variable)` above this line")
  }

  private static func wait(
    in item: CodeBlockItemSyntax, besides deferred: [Syntax]
  ) -> AbsolutePosition? {
    item.tokens(viewMode: .sourceAccurate).first { token in
      token.tokenKind == .keyword(.await)
        && !deferred.contains { $0.range.contains(token.position) }
    }?.positionAfterSkippingLeadingTrivia
  }

  private static func assigned(by item: CodeBlockItemSyntax) -> String? {
    guard let elements = item.item.as(SequenceExprSyntax.self)?.elements, elements.count > 2,
      elements.dropFirst().first?.is(AssignmentExprSyntax.self) == true
    else { return nil }
    return elements.first?.as(DeclReferenceExprSyntax.self)?.baseName.identifierText
  }
}

extension CellSyntax {
  /// The errors about variables that the cell reads before they have a value; only of cells that run.
  var earlyReads: [Diagnostic] {
    guard cell.attributes.fate == .runs || cell.attributes.fate == .mustTrap else { return [] }
    return EarlyReads(self).diagnostics
  }
}
