import LessonDocumentation

extension BlockVerdict {
  /// What became of the blocks of `unit`, by the verdicts on those of each of its alternatives.
  package static func verdicts(
    on unit: DocumentationUnit, ofAlternatives all: [[BlockVerdict]]
  ) -> [BlockVerdict] {
    guard all.count > 1, let last = all.last else { return all.last ?? [] }
    return zip(unit.blocks, last).map { block, verdict in
      let others = all.dropLast().compactMap(\.last).filter { $0.block.number == block.number }
      return BlockVerdict(block, ofAlternatives: others + [verdict]) ?? verdict
    }
  }

  private init?(_ block: DocumentationBlock, ofAlternatives all: [BlockVerdict]) {
    guard all.count > 1, let whole = BlockVerdict(ofAll: all) else { return nil }
    self.init(
      block, whole.status, reason: whole.uncheckedReason, skipReason: whole.skipReason,
      diagnostics: whole.diagnostics)
    // Each alternative has claims of its own, at the bytes of the whole block.
    for verdict in all {
      for (index, text) in verdict.found {
        let range = verdict.block.claims[index].range
        if let place = block.claims.firstIndex(where: { $0.range == range }) { found[place] = text }
      }
    }
  }
}
