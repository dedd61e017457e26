import LessonDocumentation
import LessonText

// Names of a page that nothing declares, where the page calls something otherwise.
extension ParsedBlock {
  /// The verdict on a block that imports `module`, which nobody has, where one of the package's may be meant.
  func misspelling(_ module: String?, of products: [String], _ verdict: BlockVerdict)
    -> BlockVerdict
  {
    // Other modules may be the next of a series: `HTTP1`, `HTTP2`.
    let digits = { (name: String) in name.filter(\.isNumber) }
    guard let module, verdict.uncheckedReason == .needs(module),
      let product = Spelling.nearest(
        to: module, among: products, distance: module.count < 6 ? 0 : 1),
      digits(product) == digits(module), let position = position(ofImport: module)
    else { return verdict }
    return BlockVerdict(
      block, .failed,
      diagnostics: [
        Diagnostic(
          .compileError, at: position, length: module.utf8.count, "no such module '\(module)'",
          advice: "did you mean `\(product)`?")
      ])
  }
}

extension UnitCheck {
  /// How many variables are tried for a name.
  private static let mostVariables = 4

  /// Tries whether the one name that a block of a page misses is another name of a variable that blocks
  /// before it declare.
  mutating func tryVariables(for number: Int, _ errors: BlockErrors, behind blocks: [Int]) {
    guard unit.declaration == nil, let state = states[number], !state.isTriedWithVariables,
      let name = errors.unknownNames.first, errors.unknownNames.count == 1,
      errors.areAllUnknownNames, name.first?.isLowercase == true,
      state.syntax.block.claims.contains(where: \.isCertain),
      !states.values.contains(where: { $0.syntax.declaredNames.contains(name) })
    else { return }
    states[number]?.isTriedWithVariables = true
    var variables: [String] = []
    for block in blocks.reversed() {
      for variable in (states[block]?.syntax.declaredVariables ?? []).reversed()
      where !variables.contains(variable) {
        variables.append(variable)
      }
    }
    for variable in variables.prefix(Self.mostVariables) {
      add(
        .renamed(.init(block: number, name: name, variable: variable)),
        blocks.filter { states[$0]?.syntax.block.kind == .program } + [number])
    }
  }

  /// Takes what a block did whose unknown name stood for a variable of the page.
  mutating func take(
    _ transcript: Transcript, of program: DocumentationProgram,
    _ renaming: DocumentationProgram.Renaming
  ) {
    guard transcript.isComplete, isOpen(renaming.block),
      let state = states[renaming.block], let errors = state.inOrder,
      let record = transcript.cells.first(where: { $0.number == renaming.block })
    else { return }
    let judgement = BlockJudgement(state.syntax, record.output, of: program, isWhole: true)
    guard judgement.hasTrueClaim, judgement.isChecked, judgement.diagnostics.isEmpty else { return }
    let diagnostics = errors.diagnostics(errors.entries).prefix(1).map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.message += ": the page calls it `\(renaming.variable)`"
      return diagnostic
    }
    states[renaming.block]?.verdict = BlockVerdict(
      state.syntax.block, .failed, diagnostics: diagnostics)
  }
}
