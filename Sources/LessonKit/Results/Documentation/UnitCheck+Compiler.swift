import LessonDocumentation
import LessonText

// What the compiler says of a unit's programs.
extension UnitCheck {
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
        // What a block leaves open is missed at the end of the file.
        if program.blocks.count == 1, let syntax = program.blocks.first, !syntax.isComplete {
          errors[syntax.block.number, default: BlockErrors(in: syntax, of: program)]
            .add(error, at: SourcePosition(line: syntax.block.end.line + 1))
        } else {
          isGenerated = true
        }
        continue
      }
      switch program.place(inFile: parts.file, line: place.line, column: place.column) {
      case .claim(let id):
        let claim = states[id.block]?.syntax.claim(id)
        let weaker = program.uses[id]?.weaker(of: claim)
        let isVoid = error.message.contains("'()'") || error.message.contains("Void")
        // What a call returns cannot be the list that the comment tells: `a.removeLast()  // [1, 2]`.
        let isLeft = weaker == .described && claim?.tellsList == true
        uses[id] =
          (isVoid || isLeft) && claim?.receiver != nil && program.uses[id] != .receiver
          ? .receiver : weaker
        isClaimWrong = true
      case .generated: isGenerated = true
      case .code(let position):
        let holder =
          program.blocks.first { $0.block.contains(line: position.line) }
          ?? program.blocks.last { $0.block.position.line < position.line }
        guard let syntax = holder else { continue }
        errors[syntax.block.number, default: BlockErrors(in: syntax, of: program)]
          .add(error, at: position)
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
    case .inOrder, .checked, .alone, .parameters, .renamed: break
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
    if isFunction,
      errors.values.contains(where: \.isMisplaced)
        || program.blocks.contains(where: \.hidesFunctions)
    {
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
    if !importsOverlays, !overlays.isEmpty, errors.values.contains(where: \.asksForConformance) {
      importsOverlays = true
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
    if !isAlone {
      let kept = program.blocks.filter { errors[$0.block.number] == nil }.map(\.declaredTypes)
      for number in errors.keys {
        errors[number]?.keptTypes = Set(kept.joined())
        for lost in leftOut(before: number) {
          errors[number]?.lostNames.formUnion(lost.lostNames)
          errors[number]?.lostTypes.formUnion(lost.conformingTypes)
        }
      }
    }
    // In order, so that programs have the same numbers each time.
    for (number, own) in errors.sorted(by: { $0.key < $1.key }) {
      switch program.purpose {
      case .inOrder: if states[number]?.isUnreached != true { states[number]?.inOrder = own }
      case .checked: if states[number]?.inOrder == nil { states[number]?.inOrder = own }
      case .alone: states[number]?.alone = own
      case .parameters where own.areOfKnownParameters: states[number]?.alone = own
      case .parameters, .trap, .refusal, .renamed: break
      }
      switch program.purpose {
      case .inOrder, .checked:
        tryVariables(for: number, own, behind: numbers.filter { $0 < number && errors[$0] == nil })
        // In a scope of its own a type is not seen by what the block adds to it.
        let hidden = states[number]?.syntax.declaredNames.intersection(own.unknownNames) ?? []
        if !isAlone, !own.wrong.isEmpty || own.unknownNames.isEmpty || !hidden.isEmpty {
          tryAlone(number, program)
        }
        fallthrough
      case .alone:
        if let declaration = unit.declaration, states[number]?.isTriedWithParameters == false,
          declaration.parameters.contains(where: { own.unknownNames.contains($0.name) })
        {
          states[number]?.isTriedWithParameters = true
          add(.parameters(number), [number], .parameters)
        }
      case .trap(let id): if id.block == number { states[number]?.hasOpenClaim = true }
      case .parameters, .refusal, .renamed: break
      }
    }
    switch program.purpose {
    case .inOrder, .checked:
      let rest = numbers.filter { errors[$0] == nil }
      if !rest.isEmpty { again(rest, program.placement, isLenient: program.isLenient) }
    case .trap(let id) where errors[id.block] == nil:
      again(numbers.filter { errors[$0] == nil }, program.placement, isLenient: program.isLenient)
    case .renamed(let renaming) where errors[renaming.block] == nil:
      again(numbers.filter { errors[$0] == nil }, program.placement, isLenient: program.isLenient)
    case .alone, .parameters, .trap, .refusal, .renamed: break
    }
  }

  /// The blocks before one that do not compile.
  private func leftOut(before number: Int) -> [ParsedBlock] {
    states.values.filter { state in
      state.syntax.block.number < number && (state.inOrder != nil || !state.syntax.isComplete)
    }.map(\.syntax)
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
    let reasons = own.entries.filter { lines.contains($0.position.line) }
    // An error elsewhere may be the reason for this one, and a name that the block leaves to its reader is none.
    let told = reasons.filter { !$0.isLeftToReader(unlessToldIn: claim) }
    guard !told.isEmpty else {
      states[id.block]?.hasOpenClaim = true
      return
    }
    judge(id, told.map(\.error.message))
  }

  /// Holds what a claim says of how code fails against what was said when it did.
  mutating func judge(_ id: ClaimID, _ messages: [String]) {
    guard let claim = states[id.block]?.syntax.claim(id), let message = messages.first else {
      return
    }
    switch FailureWords(claim).finding(messages) {
    case .hold: break
    case .differ:
      report(
        id, .outputMismatch, "the comment is not true: it fails with `\(message)`",
        length: claim.textRanges.first?.count ?? 0)
    case .unknown: states[id.block]?.hasOpenClaim = true
    }
  }

  mutating func report(
    _ id: ClaimID, _ kind: Diagnostic.ID, _ message: String, length: Int = 0
  ) {
    guard let syntax = states[id.block]?.syntax else { return }
    guard syntax.claim(id)?.isCertain ?? true else {
      states[id.block]?.hasOpenClaim = true
      return
    }
    let position =
      syntax.claim(id).map { claim in
        let range = length > 0 ? claim.textRanges.first ?? claim.range : claim.range
        return syntax.block.position(ofByte: range.lowerBound)
      } ?? syntax.block.position
    states[id.block]?.claimDiagnostics.append(
      Diagnostic(
        kind, at: position, length: length, message, advice: "correct the comment, or the code"))
  }
}
