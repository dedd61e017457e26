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
  /// The value, or each of its elements, is compared with the claim's text, which is Swift, as one of its own
  /// type: the compiler looks through few functions for that, and through all of `==` for a comparison.
  case same
  /// The value is compared with the claim's text by whatever `==` there is.
  case equal
  /// The variable whose method is called is compared with the claim's text.
  case receiver
  /// The value is described, and nothing else.
  case described
  /// Nothing is done for it.
  case none

  /// What is tried where the compiler rejects this use of `claim`.
  package func weaker(of claim: Claim?) -> ClaimUse {
    switch self {
    // What a literal can be compared with, can be written as one.
    case .same: claim?.tellsLiteral == true ? .described : .equal
    case .equal: .described
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
      let first: ClaimUse = Self.isExpression(text) ? .same : .described
      if let subject = claim.subject, subject != claim.statement {
        // What a statement throws away must not be computed again.
        self = syntax.isDiscarded(subject, in: claim.statement) ? .none : first
      } else {
        self = place.isExpression && place.valueLine != nil ? first : .none
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

extension Claim {
  /// Whether the value is told by a literal and nothing else.
  fileprivate var tellsLiteral: Bool {
    guard case .value(let text) = kind, var value = SingleExpression.parse(text) else {
      return false
    }
    if let prefix = value.as(PrefixOperatorExprSyntax.self) { value = prefix.expression }
    return [
      .arrayExpr, .dictionaryExpr, .integerLiteralExpr, .floatLiteralExpr, .stringLiteralExpr,
      .booleanLiteralExpr,
    ].contains(value.kind)
  }
}
