extension Verdict.CellVerdict {
  /// The outputs that a reader sees.
  var shownOutputs: [ExpectedOutput] { cell.shownOutputs }

  /// The drawings that a page shows with `output`: those of the run whose text it was compared with.
  ///
  /// What differs from run to run would make other pages each time.
  func drawings(beside output: ExpectedOutput) -> [String] {
    output.channel == .output && isHeld && !output.options.isNondeterministic ? drawings : []
  }

  /// Whether the cell did what it should, and the text of `output` was compared with what it did.
  func isCompared(_ output: ExpectedOutput) -> Bool {
    isHeld && !output.options.isNondeterministic && !output.matchesAnything
  }

  /// Whether the cell did what it should, as far as it was looked at.
  private var isHeld: Bool { status == .passed || status == .unchecked }
}
