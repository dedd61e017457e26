import LessonFormat
import LessonText

/// How cells stand in one Swift file: where a scope opens, what moves to file scope, what has no place.
///
/// It is worked out once and has two printers: ``LessonProgram`` writes the `main.swift` that is
/// verified, ``DownloadedProgram`` the file that readers take away.
package struct ProgramLayout {
  package struct Part {
    package let syntax: CellSyntax
    package let opensScope: Bool
    package let isNested: Bool

    package var cell: Cell { syntax.cell }

    /// The bytes of an item that Swift allows at file scope only, and that go elsewhere.
    package func omissions(in item: CellItem) -> [Range<Int>] {
      isNested && item.role != .hoisted ? item.accessModifiers : []
    }
  }

  package let parts: [Part]
  private let all: [CellSyntax]
  private let plan: ScopePlan

  /// Lays out `cells`; those among `accepted` are complete, whatever the parser says.
  package init(_ cells: [Cell], accepted: Set<Int>, _ parsed: ParsedCode) {
    all = CellSyntax.all(cells, accepted: accepted, parsed)
    let complete = all.filter { $0.isComplete && $0.excess == nil }
    let plan = ScopePlan(complete)
    self.plan = plan
    let fileScope = plan.opensScope.prefix { !$0 }.count
    parts = complete.indices.map { index in
      Part(
        syntax: complete[index], opensScope: plan.opensScope[index], isNested: index >= fileScope)
    }
  }

  /// The cells that are not complete Swift by themselves.
  var incomplete: [CellSyntax] { all.filter { !$0.isComplete } }

  /// The functions of nested scopes, as ``ScopePlan/nestedFunctions`` has them.
  var nestedFunctions: [String: (cell: Int, position: SourcePosition)] { plan.nestedFunctions }

  /// What no program can be made of, with the number of its cell; it is looked for anew.
  var diagnostics: [(cell: Int, diagnostic: Diagnostic)] {
    func found(
      in cells: some Sequence<CellSyntax>, _ check: (CellSyntax) -> [Diagnostic]
    ) -> [(cell: Int, diagnostic: Diagnostic)] {
      cells.flatMap { syntax in check(syntax).map { (syntax.cell.number, $0) } }
    }
    return found(in: all, \.tooDeepCode) + found(in: parts.map(\.syntax), \.reservedNames)
      + found(in: all, \.testingImports)
      // In a nested scope the compiler itself refuses to read a variable early.
      + found(in: parts.prefix { !$0.isNested }.map(\.syntax), \.earlyReads) + plan.diagnostics
  }

  /// The numbers of cells that depend on one that cannot be compiled, `absent` among all.
  func dependentCells(absent: Set<Int>) -> Set<Int> {
    Self.dependentCells(all, absent: absent.union(incomplete.map(\.cell.number)))
  }

  private static func dependentCells(_ cells: [CellSyntax], absent: Set<Int>) -> Set<Int> {
    var missing: Set<String> = []
    var dependent: Set<Int> = []
    // Nobody knows what a cell declares that was not parsed.
    var isUnknown = false
    for syntax in cells {
      let declared = syntax.declarations.map(\.name)
      if absent.contains(syntax.cell.number) {
        missing.formUnion(syntax.apparentDeclarations)
        isUnknown = isUnknown || syntax.excess != nil
      } else if !isUnknown, missing.isEmpty || missing.isDisjoint(with: syntax.usedNames) {
        missing.subtract(declared)
      } else {
        dependent.insert(syntax.cell.number)
        missing.formUnion(declared)
      }
    }
    return dependent
  }
}

extension CellSyntax {
  fileprivate var tooDeepCode: [Diagnostic] {
    guard let excess else { return [] }
    return [
      Diagnostic(
        .compileError, at: cell.position(ofByte: excess),
        "the code is nested too deeply from here on",
        advice:
          "give inner parts names of their own, such as a variable, a function or a `typealias`")
    ]
  }

  /// What the cell declares under names of generated code, which would then call the cell.
  fileprivate var reservedNames: [Diagnostic] {
    declarations.filter { $0.name.hasPrefix("__lesson") }.map {
      Diagnostic(
        .compileError, at: cell.position(ofByte: $0.offset),
        "`\($0.name)` is declared: names that begin with `__lesson` are those of generated code",
        advice: "choose another name")
    }
  }
}
