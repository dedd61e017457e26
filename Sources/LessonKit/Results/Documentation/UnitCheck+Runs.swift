import LessonDocumentation
import LessonText

// What a unit's programs do.
extension UnitCheck {
  /// Takes what a program did.
  package mutating func take(_ transcript: Transcript, of program: DocumentationProgram) {
    if case .trap(let id) = program.purpose {
      if case .signal = transcript.ending, transcript.cells.last?.number == id.block {
        states[id.block]?.isCompiled = true
        judge(id, [TrapMessage(transcript).firstLine])
      } else if transcript.isComplete {
        reportSuccess(of: id)
      } else {
        states[id.block]?.hasOpenClaim = true
      }
      return
    }
    if case .renamed(let renaming) = program.purpose {
      return take(transcript, of: program, renaming)
    }
    let last = transcript.cells.last?.number
    var early: Int?
    for record in transcript.cells {
      let number = record.number
      guard let syntax = states[number]?.syntax, isOpen(number) else { continue }
      let isWhole = transcript.isComplete || number != last
      let judgement = BlockJudgement(syntax, record.output, of: program, isWhole: isWhole)
      var verdict = verdict(of: syntax, judgement)
      if !isWhole { settle(&verdict, syntax, judgement, transcript, program) }
      // What blocks below add to a type, those above have not had yet.
      if !verdict.diagnostics.isEmpty,
        program.blocks.contains(where: { $0.block.number > number && $0.extendsTypes })
      {
        early = number
      } else {
        states[number]?.verdict = verdict
      }
    }
    let numbers = program.blocks.map(\.block.number)
    if let early { add(.inOrder, numbers.filter { $0 <= early }, uses: program.uses) }
    guard !transcript.isComplete else { return }
    let rest = program.blocks.map(\.block.number).filter(isOpen)
    guard !transcript.cells.isEmpty else {
      for number in rest { states[number]?.isCompiled = true }
      return
    }
    // What the block that ended it has declared, others may need.
    for number in rest {
      states[number]?.isCompiled = true
      states[number]?.isUnreached = true
    }
    let others = program.blocks.map(\.block.number).filter { $0 != last }
    if !rest.isEmpty { add(.inOrder, others, uses: program.uses) }
  }

  /// Takes what a program did in several orders of sets and dictionaries: a claim must hold in all of them, and
  /// of one that hangs on the order nobody is told which one a run had.
  package mutating func take(runs transcripts: [Transcript], of program: DocumentationProgram) {
    let checks = transcripts.map { transcript in
      var check = self
      check.take(transcript, of: program)
      return check
    }
    // What one of them leaves open, another program has to tell.
    guard
      let taken = checks.first(where: { !$0.isSound(of: program, since: self) })
        ?? checks.first(where: { check in program.blocks.contains { check.isOpen($0.block.number) }
        })
        ?? checks.last
    else { return }
    let before = self
    self = taken
    for syntax in program.blocks {
      let number = syntax.block.number
      // What is still open is for another program.
      guard before.isOpen(number), !isOpen(number) else { continue }
      let verdicts = checks.compactMap { $0.states[number]?.verdict }
      guard var verdict = BlockVerdict(ofAll: verdicts) else { continue }
      // The variables may be those of a block before.
      let hasOrder =
        program.blocks.contains { $0.block.number <= number && $0.mentionsUnordered }
        || verdicts.flatMap(\.diagnostics).contains { $0.message.contains(ClaimJudge.reordered) }
      verdict.forgetChange(unlike: verdicts.map(\.diagnostics), isOfOrder: hasOrder)
      states[number]?.verdict = verdict
    }
  }

  /// Whether what a program did is not what a block claims.
  package func hasMismatch(_ transcript: Transcript, of program: DocumentationProgram) -> Bool {
    var check = self
    check.take(transcript, of: program)
    return program.blocks.contains { syntax in
      check.states[syntax.block.number]?.verdict?.diagnostics.contains { $0.id == .outputMismatch }
        ?? false
    }
  }

  /// Whether nothing was found to be wrong with the blocks of a program since `before`.
  package func isSound(of program: DocumentationProgram, since before: UnitCheck) -> Bool {
    program.blocks.map(\.block.number).allSatisfy { number in
      states[number]?.verdict?.status != .failed || !before.isOpen(number)
    }
  }

  /// Reports that code which must fail came to its end.
  private mutating func reportSuccess(of id: ClaimID) {
    if case .mustFail? = states[id.block]?.syntax.claim(id)?.kind {
      let message = "it compiles and does not trap, and the comment says that it fails"
      report(id, .compiledButShouldFail, message)
    } else {
      report(id, .didNotTrap, "it does not trap, and the comment says that it does")
    }
  }

  private func verdict(of syntax: ParsedBlock, _ judgement: BlockJudgement) -> BlockVerdict {
    let block = syntax.block
    guard !block.attributes.isSilent else {
      return BlockVerdict(block, .unchecked, reason: .silent)
    }
    var verdict = BlockVerdict(block, .passed, diagnostics: judgement.diagnostics)
    verdict.found = judgement.found
    verdict.printed = judgement.printed
    if !judgement.diagnostics.isEmpty {
      verdict.status = .failed
    } else if judgement.isLeftOut {
      verdict.status = .unchecked
      verdict.uncheckedReason = .needs("a platform that its `#if` asks for")
    } else if !judgement.isChecked {
      verdict.status = .unchecked
      verdict.uncheckedReason = .noClaim
    }
    return verdict
  }

  /// Adds to a verdict how the block ended the program.
  private func settle(
    _ verdict: inout BlockVerdict, _ syntax: ParsedBlock, _ judgement: BlockJudgement,
    _ transcript: Transcript, _ program: DocumentationProgram
  ) {
    guard case .signal = transcript.ending else {
      // To end the program, to wait for ever or to print without end may be what it is about.
      guard verdict.diagnostics.isEmpty else { return }
      verdict.status = .unchecked
      verdict.uncheckedReason = .noRun
      return
    }
    let message = TrapMessage(transcript)
    if message.firstLine.contains("Error raised at top level") {
      // Whoever has the code in a function that throws sees no more than that it ends there.
      guard verdict.diagnostics.isEmpty, judgement.leavesOpen || !judgement.hasTrueClaim else {
        return
      }
      verdict.status = .unchecked
      verdict.uncheckedReason = .uncaughtError
      return
    }
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
}

extension BlockVerdict {
  /// The verdict of a block that ran several times: what is wrong in one of them is wrong.
  init?(ofAll verdicts: [BlockVerdict]) {
    guard
      let verdict = verdicts.first(where: { $0.status == .failed })
        ?? verdicts.first(where: { $0.status != .passed }) ?? verdicts.last
    else { return nil }
    self = verdict
    for diagnostic in verdicts.flatMap(\.diagnostics)
    where !diagnostics.contains(where: { $0.position == diagnostic.position }) {
      diagnostics.append(diagnostic)
    }
    diagnostics.sort { $0.position < $1.position }
  }

  /// Tells of mismatches that are not in all of `others` only that they hang on an order, and nothing where they
  /// hang on something else.
  fileprivate mutating func forgetChange(unlike others: [[Diagnostic]], isOfOrder: Bool) {
    let isChange = { (diagnostic: Diagnostic) in
      diagnostic.id == .outputMismatch && !others.allSatisfy { $0.contains(diagnostic) }
    }
    guard isOfOrder || !diagnostics.contains(where: isChange) else {
      let places = diagnostics.filter(isChange).map(\.position)
      found = found.filter { !places.contains(block.claims[$0.key].position(in: block)) }
      diagnostics.removeAll(where: isChange)
      guard diagnostics.isEmpty else { return }
      (status, uncheckedReason) = (.unchecked, .nondeterministic)
      return
    }
    for (index, mismatch) in diagnostics.enumerated() where isChange(mismatch) {
      diagnostics[index] = Diagnostic(
        .outputMismatch, at: mismatch.position, length: mismatch.length,
        "what is told hangs on the order of a set or dictionary, which changes from run to run",
        advice: "sort what is printed, or show it in a fence `output unordered`")
      found = found.filter { block.claims[$0.key].position(in: block) != mismatch.position }
    }
  }
}
