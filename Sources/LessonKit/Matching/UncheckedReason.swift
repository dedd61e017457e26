import LessonFormat

/// Why nothing that a cell does is compared with the page, although the author could have it compared.
///
/// A new attribute that takes a cell out of the comparison is one case here and one line below.
package enum UncheckedReason: String, Sendable, CaseIterable, Codable {
  case ignored
  case noRun = "no-run"
  case silent
  case nondeterministic
  /// Its fence has nothing but wildcards, or numbers whose tolerance has no bounds.
  case matchesAnything = "matches-anything"
}

extension Cell {
  /// Why the cell is not checked; `nil` for one that is, if only where its `requires` is met.
  package var uncheckedReason: UncheckedReason? {
    if case .ignored = attributes.fate { return .ignored }
    if attributes.fate == .compiles { return .noRun }
    if attributes.isSilent { return .silent }
    if outputs.contains(where: \.options.isNondeterministic) { return .nondeterministic }
    return outputs.contains(where: leavesOpen) ? .matchesAnything : nil
  }

  /// Whether a fence says nothing of what comes of the cell: standard error needs no fence, and next to another
  /// one it is as if there were none.
  private func leavesOpen(_ output: ExpectedOutput) -> Bool {
    (output.channel != .errorOutput || outputs.count == 1) && output.matchesAnything
  }
}
