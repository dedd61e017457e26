import LessonCode
import LessonDocumentation
import LessonFormat
import LessonMatching
import LessonText

/// What a run of a block tells of it.
struct BlockJudgement {
  private(set) var diagnostics: [Diagnostic] = []
  /// What is true instead of false claims, by their places.
  private(set) var found: [Int: String] = [:]
  /// What is printed instead of what the fence behind the block says.
  private(set) var printed: [OutputLine]?
  /// Whether something was compared, or nothing could be.
  private(set) var isChecked = true
  /// Whether one of its claims was not come to or not understood.
  private(set) var leavesOpen = false
  /// Whether its conditions leave nothing of it.
  private(set) var isLeftOut = false
  /// Whether one of its claims is true.
  private(set) var hasTrueClaim = false

  /// Judges what the block of `syntax` printed.
  ///
  /// - Parameter isWhole: whether it came to its end.
  init(_ syntax: ParsedBlock, _ output: [UInt8], of program: DocumentationProgram, isWhole: Bool) {
    let records = ClaimRecords(output, key: program.marks.key)
    let block = syntax.block
    let numbers = program.claims
    let mark = program.mark(ofConditionsIn: block.number)
    isLeftOut = syntax.isConditional && records.records[mark] == nil
    let isRandom = program.blocks.contains { other in
      other.isRandom && other.block.number <= block.number
        && (other.block.number == block.number
          || !other.declaredNames.isDisjoint(with: syntax.mentionedNames))
    }
    var unclaimed = records.rest
    for (index, claim) in block.claims.enumerated() {
      let id = ClaimID(block: block.number, index: index)
      let number = (numbers.firstIndex(of: id) ?? -1) + 1
      let record = records.records[number] ?? ClaimRecords.Record()
      let judge = ClaimJudge(claim, at: index, in: syntax)
      var finding: ClaimFinding
      switch (program.uses[id] ?? .none, claim.kind) {
      case (.none, .mustTrap), (.none, .mustNotCompile), (.none, .mustFail): continue
      case (.none, _): finding = .unjudged
      case (.printed, _): finding = judge.finding(printed: record)
      case (.same, _), (.equal, _), (.receiver, _), (.described, _):
        finding = judge.finding(values: record)
      }
      if case .fails(let found, _) = finding,
        !claim.isCertain && !judge.isNear(found) || isRandom
      {
        finding = .unjudged
      }
      if finding == .holds { hasTrueClaim = true }
      if finding == .unjudged {
        leavesOpen = true
        if isWhole { isChecked = false }
      }
      if case .fails(let text, _) = finding { found[index] = text }
      if let diagnostic = finding.diagnostic(claim, in: block) { diagnostics.append(diagnostic) }
    }
    if !isWhole, block.output != nil { leavesOpen = true }
    if isWhole, let output = block.output, !isRandom {
      unclaimed = []
      compare(records.printed, with: output)
    }
    // What is printed and nothing tells of.
    if !unclaimed.isEmpty { isChecked = false }
  }

  private mutating func compare(_ printed: [UInt8], with output: ShownOutput) {
    let lines = OutputLine.lines(
      of: Array(ClaimRecords.plain(String(decoding: printed, as: UTF8.self)).utf8))
    let matcher = OutputMatcher(expected: output.expected, printed: lines, in: "page")
    guard let diagnostic = matcher.diagnostic else { return }
    let differing = matcher.steps.count { if case .kept = $0 { false } else { true } }
    // A text behind a block may be anything; one that is nearly what it prints is what it should print.
    let shown = output.expected.lines
    let isNear =
      shown.count > 1 && differing == 1
      || shown.count == 1
        && ClaimJudge.areNear(shown[0], String(decoding: printed, as: UTF8.self))
    if output.isBinding || isNear {
      diagnostics.append(diagnostic)
      self.printed = lines
    } else {
      isChecked = false
    }
  }
}
