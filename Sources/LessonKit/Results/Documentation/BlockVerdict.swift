import LessonDocumentation
import LessonMatching
import LessonText

/// What became of one block of documentation.
package struct BlockVerdict: Sendable {
  package let block: DocumentationBlock
  package var status: Verdict.Status
  package var uncheckedReason: UncheckedReason?
  package var skipReason: String?
  package var diagnostics: [Diagnostic] = []
  /// What is true instead of its false claims, by their places among its claims.
  package var found: [Int: String] = [:]
  /// Whether an earlier run has found it out.
  package var isCached = false
  /// What it prints instead of what the fence behind it says; `nil` where that says nothing false.
  package var printed: [OutputLine]?

  package init(
    _ block: DocumentationBlock, _ status: Verdict.Status, reason: UncheckedReason? = nil,
    skipReason: String? = nil, diagnostics: [Diagnostic] = []
  ) {
    self.block = block
    self.status = status
    uncheckedReason = reason
    self.skipReason = skipReason
    self.diagnostics = diagnostics
  }
}

extension BlockVerdict {
  /// The verdict where fragments fail.
  package var strict: BlockVerdict {
    guard status == .unchecked, let name = uncheckedReason?.neededName else { return self }
    return BlockVerdict(
      block, .failed,
      diagnostics: [
        block.diagnostic(
          .compileError, "the block is a fragment: it needs \(name)",
          advice: "show in the block, or in one before it, what it needs; or write"
            + " `<!-- lessons: ignore=\"why\" -->` above it")
      ])
  }
}

extension DocumentationBlock {
  /// A diagnostic of the whole block.
  func diagnostic(_ id: Diagnostic.ID, _ message: String, advice: String) -> Diagnostic {
    Diagnostic(id, at: position, length: length, message, advice: advice)
  }
}
