import LessonDocumentation
import LessonMatching
import LessonText

/// A file of documentation whose comments and output fences say what is true: what `lessons update` writes
/// into pages and sources.
///
/// Only false ones are touched, with the quotes and marks of their author. A change is kept only if the
/// file, read again, then says what was found, and all else that it said before.
package struct DocumentationUpdate: Sendable {
  /// Where something that was found to be false stands.
  package struct Place: Sendable, Hashable {
    let block: Int
    /// The claim's place among the block's; `nil` for the fence behind the block.
    let claim: Int?
    package let line: Int
  }

  /// The file as it was.
  package let file: DocumentationFile
  /// The file's new bytes, a byte order mark included.
  package let bytes: [UInt8]
  /// What was changed, in the order of the file.
  package let changes: [Place]
  /// What is false and cannot be written, and why.
  package let unwritable: [(place: Place, reason: String)]

  /// Brings a file up to date with what became of its blocks.
  ///
  /// - Parameters:
  ///   - unstable: what was found not to be true the next time, and stays as it is.
  ///   - isIncluded: whether a block is meant.
  ///   - reading: reads the file with other bytes.
  package init(
    _ file: DocumentationFile, _ verdicts: [BlockVerdict], without unstable: Set<Place> = [],
    including isIncluded: (DocumentationBlock) -> Bool = { _ in true },
    reading: (SourceText) -> DocumentationFile
  ) {
    self.file = file
    var candidates: [ClaimUpdate] = []
    var unwritable: [(place: Place, reason: String)] = []
    for verdict in verdicts where isIncluded(verdict.block) {
      for (place, result) in ClaimUpdate.all(for: verdict, in: file.source) {
        switch result {
        case _ where unstable.contains(place):
          unwritable.append((place, "it is something else from run to run"))
        case .success(let update): candidates.append(update)
        case .failure(let obstacle): unwritable.append((place, obstacle.rawValue))
        }
      }
    }
    func bytes(with updates: [ClaimUpdate]) -> [UInt8] {
      TextEdit.applying(updates.flatMap(\.edits), to: file.source.bytes)
    }
    func succeeds(with updates: [ClaimUpdate]) -> Bool {
      updates.isEmpty || file.says(updates, in: reading(SourceText(bytes(with: updates))))
    }
    var accepted = candidates
    if !succeeds(with: candidates) {
      accepted = []
      for candidate in candidates where succeeds(with: accepted + [candidate]) {
        accepted.append(candidate)
      }
      let places = Set(accepted.map(\.place))
      unwritable += candidates.filter { !places.contains($0.place) }.map {
        ($0.place, ClaimUpdate.Obstacle.unreadable.rawValue)
      }
    }
    self.bytes = file.source.file(with: bytes(with: accepted))
    changes = accepted.map(\.place).sorted { $0.line < $1.line }
    self.unwritable = unwritable.sorted { $0.place.line < $1.place.line }
  }

  /// Those of the changes that are false again in `verdicts` on the new file.
  package func failing(in verdicts: [BlockVerdict]) -> Set<Place> {
    let found = Dictionary(
      verdicts.map { ($0.block.number, $0) }, uniquingKeysWith: { first, _ in first })
    return Set(
      changes.filter { place in
        guard let verdict = found[place.block] else { return false }
        return place.claim.map { verdict.found[$0] != nil } ?? (verdict.printed != nil)
      })
  }
}

extension DocumentationFile {
  /// Whether another file says what `updates` are to make of this one, and nothing else that differs.
  fileprivate func says(_ updates: [ClaimUpdate], in other: DocumentationFile) -> Bool {
    let (old, new) = (blocks, other.blocks)
    guard old.count == new.count, other.diagnostics.count == diagnostics.count else { return false }
    return zip(old, new).allSatisfy { before, after in
      let own = updates.filter { $0.place.block == before.number }
      guard before.kind == after.kind, before.id == after.id,
        before.codeWithoutClaims == after.codeWithoutClaims,
        before.claims.count == after.claims.count
      else { return false }
      let areClaimsRight = before.claims.indices.allSatisfy { index in
        let text = own.first { $0.place.claim == index }?.text
        return before.claims[index].isSaid(by: after.claims[index], text: text)
      }
      guard areClaimsRight else { return false }
      guard let printed = own.first(where: { $0.place.claim == nil })?.printed else {
        return before.output?.expected.lines == after.output?.expected.lines
      }
      return after.output.map {
        OutputMatcher(expected: $0.expected, printed: printed).diagnostic == nil
      } ?? false
    }
  }
}

extension DocumentationBlock {
  /// The code without the comments that say something of it.
  fileprivate var codeWithoutClaims: [UInt8] {
    TextEdit.applying(
      claims.map { TextEdit(range: $0.range, replacement: []) }, to: Array(code.utf8))
  }
}

extension Claim {
  /// Whether another claim is this one, with `text` where that is given.
  fileprivate func isSaid(by other: Claim, text: String?) -> Bool {
    guard let text else { return kind == other.kind }
    switch (kind, other.kind) {
    case (.prints, .prints(let new)), (.value, .value(let new)):
      return Self.lines(text) == Self.lines(new)
    default: return false
    }
  }

  /// Blanks around a line of a comment are not part of what it says.
  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.trimmed { $0.isWhitespace })
    }
  }
}
