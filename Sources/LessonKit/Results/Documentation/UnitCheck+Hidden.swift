import LessonDocumentation

// Blocks that declare anew what the library has.
extension UnitCheck {
  /// The same verdicts, where what passes with types or functions of its own in the place of the library's is
  /// not checked: it tells nothing of the library.
  ///
  /// - Parameter library: what the modules declare that the unit is about.
  package func withoutHidden(
    _ verdicts: [BlockVerdict], behind library: Set<OpenDeclaration>
  ) -> [BlockVerdict] {
    let library = library.union(unit.declaration.map { [OpenDeclaration(partOf: $0)] } ?? [])
    var hidden: Set<String> = []
    return verdicts.map { verdict in
      guard let syntax = states[verdict.block.number]?.syntax else { return verdict }
      if verdict.hasRun {
        hidden.formUnion(syntax.openDeclarations.intersection(library).map(\.name))
      }
      guard verdict.status == .passed,
        let name = hidden.intersection(syntax.mentionedNames).min()
      else { return verdict }
      return BlockVerdict(
        verdict.block, .unchecked, reason: .needs("the library's \(name), and declares its own"))
    }
  }
}

extension BlockVerdict {
  /// Whether the block ran, so that others could see what it declares.
  fileprivate var hasRun: Bool {
    guard block.kind == .program else { return false }
    switch status {
    case .passed: return true
    case .failed: return diagnostics.contains { $0.id != .compileError }
    default:
      return uncheckedReason.map { [.noClaim, .nondeterministic, .uncaughtError].contains($0) }
        ?? false
    }
  }
}
