import LessonDocumentation
import LessonMatching
import LessonResults
import LessonText

/// What became of a block, as it is kept: apart from the block, which may stand elsewhere by now.
struct BlockRecord: Codable {
  private let status: Verdict.Status
  private let uncheckedReason: UncheckedReason?
  private let skipReason: String?
  private let diagnostics: [Diagnostic]
  private let found: [Int: String]
  private let printed: [String]?
  /// Where the block stood.
  private let line: Int

  init(_ verdict: BlockVerdict) {
    status = verdict.status
    uncheckedReason = verdict.uncheckedReason
    skipReason = verdict.skipReason
    diagnostics = verdict.diagnostics
    found = verdict.found
    printed = verdict.printed?.map(\.text)
    line = verdict.block.position.line
  }

  /// The verdict on the block where it stands now; `nil` where what is told of it names other lines.
  func verdict(on block: DocumentationBlock) -> BlockVerdict? {
    let distance = block.position.line - line
    guard distance == 0 || diagnostics.allSatisfy(\.details.isEmpty) else { return nil }
    var verdict = BlockVerdict(
      block, status, reason: uncheckedReason, skipReason: skipReason,
      diagnostics: diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.position.line += distance
        return diagnostic
      })
    verdict.found = found
    verdict.printed = printed?.map { OutputLine($0.utf8) }
    verdict.isCached = true
    return verdict
  }
}
