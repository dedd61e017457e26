import LessonDocumentation

// What became of a unit's blocks.
extension UnitCheck {
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
      case .program, .listing, .manifest, .notSwift, .inHTML, .inParagraph: break
      }
      let needed = state.isUnreached ? nil : (state.alone ?? state.inOrder)?.unknownNames.first
      return BlockVerdict(block, .unchecked, reason: needed.map { .needs($0) } ?? .noRun)
    }
    if state.isHalf { return BlockVerdict(block, .unchecked, reason: .needs("its other half")) }
    let all = [state.inOrder, state.alone].compactMap { $0 }
    if let errors = all.first(where: { !$0.wrong.isEmpty }), isVisible, !block.isRuledOut {
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
    if block.isRuledOut {
      return BlockVerdict(block, .unchecked, reason: .needs("what the text rules out"))
    }
    return BlockVerdict(
      block, .unchecked,
      reason: block.placeholders.isEmpty && state.syntax.openTypes.isEmpty ? .noRun : .placeholder)
  }

  /// Whether the page tells what somebody has proposed, which need not be there.
  package var isProposal: Bool {
    let folders = file.split(separator: "/").dropLast()
    return folders.contains { ["Proposals", "Evolution", "Reviews", "Pitches"].contains($0) }
  }

  /// Whether code outside of the module can see what is documented.
  private var isVisible: Bool {
    guard let declaration = unit.declaration else { return !isProposal }
    return declaration.access >= .internal && !declaration.isConditional
  }
}
