import LessonCode
import LessonText
import SwiftSyntax

extension ParsedBlock {
  /// The claim of this name, if it is one of the block's.
  package func claim(_ id: ClaimID) -> Claim? {
    block.claims.indices.contains(id.index) ? block.claims[id.index] : nil
  }

  /// Whether a program can mark where the code that a claim is about begins.
  package func hasBeginning(ofClaim index: Int) -> Bool {
    guard claims.indices.contains(index), let place = ClaimPlace(claims[index], in: self) else {
      return false
    }
    return place.valueLine != nil
  }

  /// Whether a statement holds code that may run later, or never.
  package func holdsOtherCode(_ range: Range<Int>) -> Bool {
    guard let item = statement(range) else { return false }
    return item.tokens(viewMode: .sourceAccurate).contains { token in
      guard token.tokenKind == .leftBrace, let owner = token.parent else { return false }
      return owner.is(ClosureExprSyntax.self)
        || owner.parent.map {
          $0.is(DeferStmtSyntax.self) || $0.is(GuardStmtSyntax.self)
            || $0.is(FunctionDeclSyntax.self)
        } ?? false
    }
  }

  /// Whether code that stands before a statement may print behind it.
  package func isBehindLaterCode(_ range: Range<Int>) -> Bool {
    let lists = sequence(first: statement(range).map(Syntax.init), next: { $0?.parent })
      .compactMap { $0?.as(CodeBlockItemListSyntax.self) }
    return lists.joined().contains { $0.item.is(DeferStmtSyntax.self) && $0.prints }
      || tree.tokens(viewMode: .sourceAccurate).contains { token in
        token.startsOtherCode && token.statement?.prints ?? false
      }
  }

  /// Whether a range of the code is what a statement computes for nothing.
  func isDiscarded(_ range: Range<Int>, in statement: Range<Int>?) -> Bool {
    guard let statement, statement.contains(range.lowerBound),
      range.lowerBound > statement.lowerBound
    else { return false }
    return code[statement].first == UInt8(ascii: "_")
  }

  /// How its claims are looked at first.
  package var claimUses: [ClaimID: ClaimUse] {
    var uses: [ClaimID: ClaimUse] = [:]
    for (index, claim) in claims.enumerated() {
      var use = ClaimUse(claim, in: self)
      // What a call returns is told already: this is what it has done.
      if claim.receiver != nil, case .value = claim.kind,
        claims[..<index].contains(where: { $0.tellsSame(as: claim) })
      {
        use = .receiver
      }
      if use != .none { uses[ClaimID(block: block.number, index: index)] = use }
    }
    return uses
  }

  /// The claims for which a value is given a name where one of the places lies.
  package func wrappedClaims(at positions: [SourcePosition]) -> [ClaimID] {
    block.claims.enumerated().compactMap { index, claim in
      guard case .value = claim.kind, let range = claim.statement,
        claim.subject == nil || claim.subject == range
      else { return nil }
      let first = block.position(ofByte: range.lowerBound).line
      let last = block.position(ofByte: range.upperBound).line
      return positions.contains { first <= $0.line && $0.line <= last }
        ? ClaimID(block: block.number, index: index) : nil
    }
  }
}

extension Claim {
  /// Whether both tell what the same statement returns.
  fileprivate func tellsSame(as other: Claim) -> Bool {
    guard case .value = kind, let statement, statement == other.statement else { return false }
    return subject == statement && other.subject == statement
  }
}

extension CodeBlockItemSyntax {
  /// Whether it calls one of the functions that print.
  fileprivate var prints: Bool {
    tokens(viewMode: .sourceAccurate).contains { Statements.printers.contains($0.text) }
  }
}

extension TokenSyntax {
  /// Whether it starts code that runs next to the code behind it.
  fileprivate var startsOtherCode: Bool {
    switch text {
    case "Task", "Thread", "Timer":
      ["{", "(", "<"].contains(nextToken(viewMode: .sourceAccurate)?.text)
    case "async": previousToken(viewMode: .sourceAccurate)?.tokenKind == .period
    case "asyncAfter", "detached", "detachNewThread", "scheduledTimer", "addTask", "addOperation":
      true
    default: false
    }
  }
}
