/// The Swift program that cells of a lesson form, with what is known before compiling it.
public struct LessonProgram: Sendable {
  /// The lesson's path, as `#sourceLocation` names it.
  public let file: String
  /// The cells that take part, in order.
  public let cells: [Cell]
  /// The text of `main.swift`.
  public let text: String
  /// Numbers of cells that are not complete Swift by themselves; the compiler says why.
  public let incompleteCells: [Int]
  /// What no program can be made of (`needs-reset`, or nested too deeply), with the number of its
  /// cell.
  public let diagnostics: [(cell: Int, diagnostic: Diagnostic)]
  /// The Markdown positions of the top-level statements, by the number that the program reports.
  public let statements: [SourcePosition]

  /// Functions that stand in nested scopes, by name: each may hide others from the cells behind it.
  let nestedFunctions: [String: (cell: Int, position: SourcePosition)]

  /// Numbers of the cells that depend on one that cannot be compiled: errors in them may come from
  /// there and are not reported.
  public let dependentCells: Set<Int>

  /// Makes the program of `cells`, which stand in `file`.
  ///
  /// Cells that cannot take part are left out, so that the errors of the others can be found.
  ///
  /// - Parameter accepted: numbers of cells that the compiler accepts by themselves, although the
  ///   parser takes them for incomplete.
  public init(_ cells: [Cell], file: String, accepted: Set<Int> = []) {
    let all = CellSyntax.all(cells, accepted: accepted)
    let complete = all.filter { $0.syntax.isComplete && $0.syntax.excess == nil }
    let plan = ScopePlan(complete)
    self.file = file
    self.cells = cells
    incompleteCells = all.filter { !$0.syntax.isComplete }.map(\.cell.number)
    nestedFunctions = plan.nestedFunctions.mapValues { function in
      let cell = complete[function.cell].cell
      return (cell.number, cell.position(ofByte: function.offset))
    }
    // In a nested scope the compiler itself refuses to read a variable early.
    let atFileScope = complete.prefix(plan.opensScope.prefix { !$0 }.count)
    let refused =
      all.flatMap { part in part.syntax.testingImports(in: part.cell).map { (part.cell, $0) } }
      + atFileScope.flatMap { part in
        part.syntax.earlyReads(in: part.cell).map { (part.cell, $0) }
      }
    diagnostics =
      all.compactMap(Self.excess) + complete.flatMap(Self.reservedNames)
      + refused.map { ($0.number, $1) }
      + plan.diagnostics.map { (complete[$0.cell].cell.number, $0.diagnostic) }
    let rejected = Set(diagnostics.map(\.cell))

    dependentCells = Self.dependentCells(
      all, absent: Set(incompleteCells + diagnostics.map(\.cell)))

    var writer = ProgramWriter(file: file, marks: CellMarks(of: cells))
    for part in all where !part.syntax.isComplete { writer.addImports(of: part.cell, part.syntax) }
    for (part, opensScope) in zip(complete, plan.opensScope) {
      writer.add(
        part.cell, part.syntax, opensScope: opensScope,
        isLeftOut: rejected.contains(part.cell.number))
    }
    writer.finish()
    text = writer.text
    statements = writer.statements
  }

  /// Why a cell is not even parsed, if it is not.
  private static func excess(
    _ part: (cell: Cell, syntax: CellSyntax)
  ) -> (cell: Int, diagnostic: Diagnostic)? {
    guard let offset = part.syntax.excess else { return nil }
    let diagnostic = Diagnostic(
      .compileError, at: part.cell.position(ofByte: offset),
      "the code is nested too deeply from here on",
      advice: "give inner parts names of their own, such as a variable, a function or a `typealias`"
    )
    return (part.cell.number, diagnostic)
  }

  /// What a cell declares under names of generated code, which would then call the cell.
  private static func reservedNames(
    _ part: (cell: Cell, syntax: CellSyntax)
  ) -> [(cell: Int, diagnostic: Diagnostic)] {
    part.syntax.declarations.filter { $0.name.hasPrefix("__lesson") }.map {
      let diagnostic = Diagnostic(
        .compileError, at: part.cell.position(ofByte: $0.offset),
        "`\($0.name)` is declared: names that begin with `__lesson` are those of generated code",
        advice: "choose another name")
      return (part.cell.number, diagnostic)
    }
  }

  private static func dependentCells(
    _ parts: [(cell: Cell, syntax: CellSyntax)], absent: Set<Int>
  ) -> Set<Int> {
    var missing: Set<String> = []
    var dependent: Set<Int> = []
    // Nobody knows what a cell declares that was not parsed.
    var isUnknown = false
    for (cell, syntax) in parts {
      let declared = syntax.declarations.map(\.name)
      if absent.contains(cell.number) {
        missing.formUnion(syntax.apparentDeclarations)
        isUnknown = isUnknown || syntax.excess != nil
      } else if !isUnknown, missing.isDisjoint(with: syntax.usedNames) {
        missing.subtract(declared)
      } else {
        dependent.insert(cell.number)
        missing.formUnion(declared)
      }
    }
    return dependent
  }

  /// Whether all cells can be compiled, as far as is known without the compiler.
  public var isWhole: Bool { incompleteCells.isEmpty && diagnostics.isEmpty }
}
