import LessonCode
import LessonText
import SwiftSyntax

/// A claim of a file: the number of its block, and its place among the block's claims.
package struct ClaimID: Sendable, Hashable {
  package let block: Int
  package let index: Int

  package init(block: Int, index: Int) {
    self.block = block
    self.index = index
  }
}

/// How a program finds out whether a claim is true.
package enum ClaimUse: Sendable, Equatable {
  /// What the statement prints is marked.
  case printed
  /// The value is compared with the claim's text, which is Swift.
  case equal
  /// The elements of the value are compared with those of the claim's text.
  case elements
  /// The variable whose method is called is compared with the claim's text.
  case receiver
  /// The value is described, and nothing else.
  case described
  /// Nothing is done for it.
  case none

  /// What is tried where the compiler rejects this use.
  package var weaker: ClaimUse {
    switch self {
    case .equal: .elements
    case .elements: .described
    case .printed, .receiver, .described, .none: .none
    }
  }

  /// The first use of a claim that is tried.
  init(_ claim: Claim, in syntax: ParsedBlock) {
    guard let place = ClaimPlace(claim, in: syntax) else {
      self = .none
      return
    }
    switch claim.kind {
    case .prints: self = claim.statement == nil ? .none : .printed
    case .value(let text):
      let first: ClaimUse = Self.isExpression(text) ? .equal : .described
      if let subject = claim.subject, subject != claim.statement {
        // What a statement throws away must not be computed again.
        self = syntax.isDiscarded(subject, in: claim.statement) ? .none : first
      } else {
        self = place.isExpression && place.firstLine != nil ? first : .none
      }
    case .mustNotCompile, .mustTrap, .mustFail: self = .none
    }
  }

  /// Whether a claim's text is one Swift expression.
  private static func isExpression(_ text: String) -> Bool {
    guard let tree = ParsedCode.parse("(\(text))"), !tree.hasError, tree.statements.count == 1,
      let expression = tree.statements.first?.item.as(TupleExprSyntax.self)
    else { return false }
    // Comments would swallow what is generated behind them.
    return !expression.elements.isEmpty && !text.contains("//")
  }
}
