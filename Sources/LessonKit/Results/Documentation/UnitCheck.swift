import LessonCode
import LessonDocumentation
import LessonFormat
import LessonMatching
import LessonText

/// The work on one unit of documentation: which programs are to be compiled and run, and what came of them.
///
/// It is a function of the unit's text and of what the compiler and the programs answer. Blocks stay
/// together in one program as long as the compiler lets them; one with an error is left out of it and
/// tried alone, and the others go on.
package struct UnitCheck: Sendable {
  /// What is known of a block.
  private struct State: Sendable {
    let syntax: ParsedBlock
    /// What the compiler said of it behind the blocks before it, and by itself.
    var inOrder: BlockErrors?
    var alone: BlockErrors?
    var isTriedAlone = false
    var isTriedWithParameters = false
    /// Whether it compiles, in a program that may not run.
    var isCompiled = false
    var verdict: BlockVerdict?
    /// What is wrong with claims that have a program of their own.
    var claimDiagnostics: [Diagnostic] = []
    var hasOpenClaim = false
  }

  package let unit: DocumentationUnit
  private let file: String
  private let imports: [String]
  private var states: [Int: State] = [:]
  private var nextNumber: Int
  private var importsFoundation = false
  /// The claims whose statements compile only as they are written.
  private var unwrapped: Set<ClaimID> = []

  /// Whether another run would come to the same.
  package var isRepeatable = true

  /// The programs that the compiler has to look at.
  package private(set) var pending: [DocumentationProgram] = []

  /// Begins to check a unit.
  ///
  /// - Parameters:
  ///   - imports: the imports of all its programs.
  ///   - number: the first of the numbers of its programs, of which there are no more than ``mostPrograms``.
  ///   - isKnown: whether a module can be imported.
  package init(
    _ unit: DocumentationUnit, file: String, imports: [String], number: Int,
    isKnown: (String) -> Bool
  ) {
    self.unit = unit
    self.file = file
    self.imports = imports
    nextNumber = number
    for block in unit.blocks {
      states[block.number] = State(syntax: ParsedBlock(block))
      let missing = states[block.number]?.syntax.imports.first { !isKnown($0) }
      states[block.number]?.verdict = Self.verdict(onTextOf: block, missing: missing)
    }
    begin()
  }

  /// How many programs a unit may have.
  package static let mostPrograms = 10_000

  /// What can be said of a block without a compiler.
  private static func verdict(
    onTextOf block: DocumentationBlock, missing: String?
  ) -> BlockVerdict? {
    if let reason = block.skipReason {
      let isIgnored = if case .ignored = block.attributes.fate { true } else { false }
      return BlockVerdict(
        block, .skipped, reason: isIgnored ? .ignored : nil, skipReason: reason)
    }
    switch block.kind {
    case .notSwift: return BlockVerdict(block, .unchecked, reason: .notSwift)
    case .listing: return BlockVerdict(block, .unchecked, reason: .listing)
    case .manifest: return BlockVerdict(block, .unchecked, reason: .manifest)
    case .program, .placeholder, .main: break
    }
    guard let missing else { return nil }
    return ForeignModules.names.contains(missing)
      ? BlockVerdict(block, .skipped, skipReason: "no module \(missing) on this platform")
      : BlockVerdict(block, .unchecked, reason: .needs(missing))
  }

  private func isOpen(_ number: Int) -> Bool { states[number]?.verdict == nil }

  private mutating func begin() {
    let open = unit.blocks.filter { isOpen($0.number) }
    let ordinary = open.filter { block in
      block.kind != .main && (states[block.number]?.syntax.isComplete ?? false)
        && [.runs, .compiles].contains(block.attributes.fate)
    }
    let running = ordinary.filter { $0.kind == .program && $0.attributes.fate == .runs }
    add(.inOrder, running.map(\.number))
    if running.count < ordinary.count { add(.checked, ordinary.map(\.number)) }
    for block in open {
      let number = block.number
      let whole = ClaimID(block: number, index: -1)
      switch block.attributes.fate {
      case .mustNotCompile: add(.refusal(whole), before(number) + [number])
      case .mustTrap: add(.trap(whole), before(number) + [number])
      case .runs, .compiles, .ignored:
        if block.kind == .main { add(.alone(number), [number], .library) }
        if !ordinary.contains(where: { $0.number == number }), block.kind != .main {
          states[number]?.isTriedAlone = true
          add(.alone(number), [number])
        }
      }
      guard ordinary.contains(where: { $0.number == number }) else { continue }
      for (index, claim) in block.claims.enumerated() {
        let id = ClaimID(block: number, index: index)
        switch claim.kind {
        case .prints, .value: continue
        case .mustTrap where claim.statement != nil:
          add(.trap(id), before(number) + [number])
        case .mustNotCompile where claim.statement != nil, .mustFail where claim.statement != nil:
          add(.refusal(id), before(number) + [number])
        case .mustTrap, .mustNotCompile, .mustFail: states[number]?.hasOpenClaim = true
        }
      }
    }
  }

  /// The blocks that run before one.
  private func before(_ number: Int) -> [Int] {
    unit.blocks.filter {
      $0.number < number && isOpen($0.number) && $0.kind == .program && $0.attributes.fate == .runs
        && (states[$0.number]?.syntax.isComplete ?? false)
    }.map(\.number)
  }

  private mutating func add(
    _ purpose: DocumentationProgram.Purpose, _ numbers: [Int],
    _ placement: DocumentationProgram.Placement? = nil, uses: [ClaimID: ClaimUse]? = nil,
    isLenient: Bool = false
  ) {
    let blocks = numbers.compactMap { states[$0]?.syntax }
    guard !blocks.isEmpty else { return }
    let isFileScope = blocks.contains(where: \.needsFileScope)
    pending.append(
      DocumentationProgram(
        number: nextNumber, purpose: purpose,
        placement: placement ?? (isFileScope ? .script : .function), blocks: blocks,
        imports: imports + (importsFoundation ? ["import Foundation"] : []),
        uses: uses ?? firstUses(of: blocks, purpose), declaration: unit.declaration, file: file,
        isLenient: isLenient))
    nextNumber += 1
  }

  private func firstUses(
    of blocks: [ParsedBlock], _ purpose: DocumentationProgram.Purpose
  ) -> [ClaimID: ClaimUse] {
    switch purpose {
    case .inOrder, .alone: break
    case .checked, .parameters, .trap, .refusal: return [:]
    }
    var uses: [ClaimID: ClaimUse] = [:]
    for syntax in blocks {
      for (id, use) in syntax.claimUses where !unwrapped.contains(id) { uses[id] = use }
    }
    return uses
  }

  /// Takes the programs that the compiler has to look at.
  package mutating func takePending() -> [DocumentationProgram] {
    defer { pending = [] }
    return pending
  }

  // MARK: - What the compiler said

  /// Takes what the compiler said of a program.
  ///
  /// - Returns: whether nothing is wrong with it; where something is, other programs may be pending.
  package mutating func take(
    _ found: [CompilerDiagnostic], of program: DocumentationProgram
  ) -> Bool {
    var errors: [Int: BlockErrors] = [:]
    var uses = program.uses
    var isClaimWrong = false
    var isGenerated = false
    for error in found where error.severity == .error {
      guard let place = error.place, let parts = DocumentationProgram.parts(ofName: place.file)
      else {
        isGenerated = true
        continue
      }
      switch program.place(inFile: parts.file, line: place.line, column: place.column) {
      case .claim(let id):
        let claim = states[id.block]?.syntax.claim(id)
        let isVoid = error.message.contains("'()'") || error.message.contains("Void")
        uses[id] =
          isVoid && claim?.receiver != nil && program.uses[id] != .receiver
          ? .receiver : program.uses[id]?.weaker
        isClaimWrong = true
      case .generated: isGenerated = true
      case .code(let position):
        let holder =
          program.blocks.first { $0.block.contains(line: position.line) }
          ?? program.blocks.last { $0.block.position.line < position.line }
        guard let syntax = holder else { continue }
        errors[syntax.block.number, default: BlockErrors(in: syntax)].add(error, at: position)
      }
    }
    guard isClaimWrong || isGenerated || !errors.isEmpty else { return true }
    // An error may come of the name that a value was given.
    for syntax in program.blocks {
      guard let own = errors[syntax.block.number] else { continue }
      let ids = syntax.wrappedClaims(at: own.entries.map(\.position)).filter {
        (uses[$0] ?? .none) != .none && !unwrapped.contains($0)
      }
      guard !ids.isEmpty, own.unknownNames.isEmpty else { continue }
      for id in ids { uses[id] = ClaimUse.none }
      unwrapped.formUnion(ids)
      errors[syntax.block.number] = nil
      isClaimWrong = true
    }
    if errors.isEmpty, isGenerated, !isClaimWrong {
      giveUp(program)
    } else {
      go(on: program, errors, uses)
    }
    return false
  }

  /// Takes that the compiler did not come to an end with a program, or broke.
  package mutating func takeFailure(of program: DocumentationProgram) {
    isRepeatable = false
    giveUp(program)
  }

  private mutating func giveUp(_ program: DocumentationProgram) {
    switch program.purpose {
    case .trap(let id), .refusal(let id): states[id.block]?.hasOpenClaim = true
    case .inOrder where program.blocks.count > 1:
      for syntax in program.blocks { tryAlone(syntax.block.number, program) }
    case .inOrder, .checked, .alone, .parameters: break
    }
  }

  private mutating func go(
    on program: DocumentationProgram, _ errors: [Int: BlockErrors], _ uses: [ClaimID: ClaimUse]
  ) {
    func again(_ numbers: [Int], _ placement: DocumentationProgram.Placement, isLenient: Bool) {
      add(program.purpose, numbers, placement, uses: uses, isLenient: isLenient)
    }
    let numbers = program.blocks.map(\.block.number)
    let isFunction = program.placement == .function
    if errors.isEmpty { return again(numbers, program.placement, isLenient: program.isLenient) }
    if case .refusal(let id) = program.purpose { return settleRefusal(id, errors) }
    // Elsewhere it may compile.
    if isFunction, errors.values.contains(where: \.isMisplaced) {
      return again(numbers, .script, isLenient: program.isLenient)
    }
    if !program.isLenient, errors.values.contains(where: \.isIsolated) {
      return again(
        numbers, program.placement == .function ? .script : program.placement, isLenient: true)
    }
    if !importsFoundation, errors.values.contains(where: \.seemsToNeedFoundation) {
      importsFoundation = true
      return again(numbers, program.placement, isLenient: program.isLenient)
    }
    let isAlone = numbers.count == 1
    // What a block with an error declares may be what is wrong in others.
    var poisoned: Set<String> = []
    var errors = errors
    for syntax in program.blocks {
      guard let own = errors[syntax.block.number] else { continue }
      if own.unknownNames.isEmpty, !poisoned.isDisjoint(with: syntax.mentionedNames) {
        errors[syntax.block.number] = nil
      } else {
        poisoned.formUnion(syntax.declaredNames)
      }
    }
    for (number, own) in errors {
      switch program.purpose {
      case .inOrder: states[number]?.inOrder = own
      case .checked: if states[number]?.inOrder == nil { states[number]?.inOrder = own }
      case .alone: states[number]?.alone = own
      case .parameters, .trap, .refusal: break
      }
      switch program.purpose {
      case .inOrder, .checked:
        if !isAlone, !own.wrong.isEmpty || own.unknownNames.isEmpty { tryAlone(number, program) }
        fallthrough
      case .alone:
        if let declaration = unit.declaration, states[number]?.isTriedWithParameters == false,
          declaration.parameters.contains(where: { own.unknownNames.contains($0.name) })
        {
          states[number]?.isTriedWithParameters = true
          add(.parameters(number), [number], .parameters)
        }
      case .trap(let id): if id.block == number { states[number]?.hasOpenClaim = true }
      case .parameters, .refusal: break
      }
    }
    switch program.purpose {
    case .inOrder, .checked:
      let rest = numbers.filter { errors[$0] == nil }
      if !rest.isEmpty { again(rest, program.placement, isLenient: program.isLenient) }
    case .trap(let id) where errors[id.block] == nil:
      again(numbers.filter { errors[$0] == nil }, program.placement, isLenient: program.isLenient)
    case .alone, .parameters, .trap, .refusal: break
    }
  }

  private mutating func tryAlone(_ number: Int, _ program: DocumentationProgram) {
    guard states[number]?.isTriedAlone == false, states[number]?.verdict == nil else { return }
    states[number]?.isTriedAlone = true
    add(.alone(number), [number])
  }

  /// Takes that the compiler has made a program, which need not run.
  package mutating func takeCompiled(_ program: DocumentationProgram) {
    if case .refusal(let id) = program.purpose {
      if case .mustFail? = states[id.block]?.syntax.claim(id)?.kind {
        add(.trap(id), program.blocks.map(\.block.number))
        return
      }
      report(
        id, .compiledButShouldFail, "it compiles, and the comment says that it does not")
      return
    }
    guard !program.isRun else { return }
    for syntax in program.blocks { states[syntax.block.number]?.isCompiled = true }
  }

  private mutating func settleRefusal(_ id: ClaimID, _ errors: [Int: BlockErrors]) {
    guard let syntax = states[id.block]?.syntax, let own = errors[id.block] else {
      states[id.block]?.hasOpenClaim = true
      return
    }
    guard let claim = syntax.claim(id), let range = claim.statement else {
      states[id.block]?.isCompiled = true
      return
    }
    let first = syntax.block.position(ofByte: range.lowerBound).line
    let last = syntax.block.position(ofByte: max(range.upperBound, claim.range.upperBound)).line
    let lines = first...max(first, last)
    // An error elsewhere may be the reason for this one.
    if !own.entries.contains(where: { lines.contains($0.position.line) }) {
      states[id.block]?.hasOpenClaim = true
    }
  }

  private mutating func report(_ id: ClaimID, _ kind: Diagnostic.ID, _ message: String) {
    guard let syntax = states[id.block]?.syntax else { return }
    guard syntax.claim(id)?.isCertain ?? true else {
      states[id.block]?.hasOpenClaim = true
      return
    }
    let position =
      syntax.claim(id).map { syntax.block.position(ofByte: $0.range.lowerBound) }
      ?? syntax.block.position
    states[id.block]?.claimDiagnostics.append(
      Diagnostic(
        kind, at: position, length: 0, message, advice: "correct the comment, or the code"))
  }

  // MARK: - What a run did

  /// Takes what a program did.
  package mutating func take(_ transcript: Transcript, of program: DocumentationProgram) {
    if case .trap(let id) = program.purpose {
      if case .signal = transcript.ending, transcript.cells.last?.number == id.block {
        states[id.block]?.isCompiled = true
      } else if transcript.isComplete {
        report(id, .didNotTrap, "it does not trap, and the comment says that it does")
      } else {
        states[id.block]?.hasOpenClaim = true
      }
      return
    }
    let last = transcript.cells.last?.number
    for record in transcript.cells {
      let number = record.number
      guard let syntax = states[number]?.syntax, isOpen(number) else { continue }
      let isWhole = transcript.isComplete || number != last
      let judgement = BlockJudgement(syntax, record.output, of: program, isWhole: isWhole)
      var verdict = verdict(of: syntax, judgement)
      if !isWhole { settle(&verdict, syntax, transcript, program) }
      states[number]?.verdict = verdict
    }
    guard !transcript.isComplete else { return }
    let rest = program.blocks.map(\.block.number).filter(isOpen)
    guard !transcript.cells.isEmpty else {
      for number in rest { states[number]?.isCompiled = true }
      return
    }
    // What the block that ended it has declared, others may need; without it they say so.
    let others = program.blocks.map(\.block.number).filter { $0 != last }
    if !rest.isEmpty { add(.inOrder, others, uses: program.uses) }
  }

  /// Whether nothing is known to be wrong with the blocks of a program.
  package func isSound(of program: DocumentationProgram) -> Bool {
    program.blocks.allSatisfy { states[$0.block.number]?.verdict?.status != .failed }
  }

  private func verdict(of syntax: ParsedBlock, _ judgement: BlockJudgement) -> BlockVerdict {
    let block = syntax.block
    guard !block.attributes.isSilent else {
      return BlockVerdict(block, .unchecked, reason: .silent)
    }
    var verdict = BlockVerdict(block, .passed, diagnostics: judgement.diagnostics)
    verdict.found = judgement.found
    if !judgement.diagnostics.isEmpty {
      verdict.status = .failed
    } else if !judgement.isChecked {
      verdict.status = .unchecked
      verdict.uncheckedReason = .noClaim
    }
    return verdict
  }

  /// Adds to a verdict how the block ended the program.
  private func settle(
    _ verdict: inout BlockVerdict, _ syntax: ParsedBlock, _ transcript: Transcript,
    _ program: DocumentationProgram
  ) {
    guard case .signal = transcript.ending else {
      // To end the program, to wait for ever or to print without end may be what it is about.
      guard verdict.diagnostics.isEmpty else { return }
      verdict.status = .unchecked
      verdict.uncheckedReason = .noRun
      return
    }
    let message = TrapMessage(transcript)
    guard !DocumentationTrap.isOfMachine(message.firstLine, syntax) else {
      guard verdict.diagnostics.isEmpty else { return }
      verdict.status = .unchecked
      verdict.uncheckedReason = .noRun
      return
    }
    let place = transcript.frames.lazy.compactMap { frame -> SourcePosition? in
      guard let parts = DocumentationProgram.parts(ofName: frame.file),
        parts.number == program.number,
        case .code(let position) = program.place(
          inFile: parts.file, line: frame.line, column: frame.column),
        syntax.block.contains(line: position.line)
      else { return nil }
      return position
    }.first
    verdict.status = .failed
    verdict.diagnostics.append(
      Diagnostic(
        .trap, at: place ?? syntax.block.position, message.firstLine,
        details: message.furtherLines,
        advice:
          "correct the code, or write `<!-- lessons: traps -->` above the block if it is meant"
          + " to fail"))
  }

  // MARK: - Verdicts

  /// What became of the blocks, in order.
  package var verdicts: [BlockVerdict] {
    unit.blocks.compactMap { block in
      states[block.number].map { state in
        var verdict = state.verdict ?? verdict(onUnrun: state)
        if !state.claimDiagnostics.isEmpty {
          verdict.diagnostics += state.claimDiagnostics
          verdict.status = .failed
          verdict.uncheckedReason = nil
        } else if state.hasOpenClaim, verdict.status == .passed {
          verdict.status = .unchecked
          verdict.uncheckedReason = .noClaim
        }
        return verdict
      }
    }
  }

  private func verdict(onUnrun state: State) -> BlockVerdict {
    let block = state.syntax.block
    if state.isCompiled {
      switch block.attributes.fate {
      case .mustTrap, .mustNotCompile:
        return BlockVerdict(
          block, state.hasOpenClaim ? .unchecked : .passed,
          reason: state.hasOpenClaim ? .noClaim : nil)
      case .runs, .compiles, .ignored: break
      }
      switch block.kind {
      case .placeholder: return BlockVerdict(block, .unchecked, reason: .placeholder)
      case .main: return BlockVerdict(block, .unchecked, reason: .main)
      case .program, .listing, .manifest, .notSwift: break
      }
      let needed = (state.alone ?? state.inOrder)?.unknownNames.first
      return BlockVerdict(block, .unchecked, reason: needed.map { .needs($0) } ?? .noRun)
    }
    let all = [state.inOrder, state.alone].compactMap { $0 }
    if let errors = all.first(where: { !$0.wrong.isEmpty }), isVisible {
      // Where the block has more to say by itself, that is not for what others declare.
      let shown = all.last { !$0.wrong.isEmpty && $0.unknownNames.isEmpty } ?? errors
      let wrong = shown.unannounced(shown.wrong)
      guard !wrong.isEmpty else { return BlockVerdict(block, .passed) }
      return BlockVerdict(block, .failed, diagnostics: shown.diagnostics(wrong))
    }
    if let name = all.lazy.compactMap(\.unknownNames.first).first {
      return BlockVerdict(block, .unchecked, reason: .needs(name))
    }
    if let whole = all.lazy.compactMap(\.excerpts.first).first {
      return BlockVerdict(block, .unchecked, reason: .needs(whole))
    }
    if !isVisible {
      return BlockVerdict(
        block, .unchecked, reason: .needs(unit.declaration?.name ?? "what is proposed"))
    }
    return BlockVerdict(
      block, .unchecked, reason: block.placeholders.isEmpty ? .noRun : .placeholder)
  }

  /// Whether the page tells what somebody has proposed, which need not be there.
  private var isProposal: Bool {
    let folders = file.split(separator: "/").dropLast()
    return folders.contains { ["Proposals", "Evolution", "Reviews", "Pitches"].contains($0) }
  }

  /// Whether code outside of the module can see what is documented.
  private var isVisible: Bool {
    guard let declaration = unit.declaration else { return !isProposal }
    return declaration.access >= .internal && !declaration.isConditional
  }
}
