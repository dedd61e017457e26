import LessonText
import SwiftSyntax

// Comments in the place of code.
extension Placeholders {
  /// Reads the comments at the end of a body, which may stand for the code that it needs.
  mutating func readBody(from opening: Int, to closing: Int) {
    let comments = code.comments.filter { $0.next == closing }
    guard let comment = comments.last, let body = code.tokens[opening].syntax.parent else { return }
    let isEmpty = closing == opening + 1 || hasNoStatements(body)
    let isOpen = comments.contains { code.text($0.textRange).isElision }
    let needs = BodyNeeds(body)
    guard needs != .nothing else { return }
    let stands: Bool
    switch (isEmpty, needs) {
    case (true, .value): stands = isOpen || isComplete && !isCalledAlone(body)
    case (true, _): stands = isOpen
    case (false, .value): stands = isOpen && !endsInExit(body)
    case (false, _): stands = false
    }
    guard stands else { return }
    let range = (comments.first { code.text($0.textRange).isElision } ?? comment).range
    add(.body, Self.statement, for: range)
  }

  private func hasNoStatements(_ body: Syntax) -> Bool {
    body.as(ClosureExprSyntax.self)?.statements.isEmpty ?? false
  }

  /// Whether a body is the closure of a call that is a statement, so that it hardly gives a value.
  private func isCalledAlone(_ body: Syntax) -> Bool {
    guard body.is(ClosureExprSyntax.self),
      var node = body.parent?.as(FunctionCallExprSyntax.self)
        .map(Syntax.init)
    else { return false }
    while let parent = node.parent, parent.is(TryExprSyntax.self) || parent.is(AwaitExprSyntax.self)
    {
      node = parent
    }
    return node.parent?.is(CodeBlockItemSyntax.self) ?? false
  }

  private func endsInExit(_ body: Syntax) -> Bool {
    let statements =
      body.as(CodeBlockSyntax.self)?.statements ?? body.as(ClosureExprSyntax.self)?.statements
    guard let last = statements?.last else { return false }
    return last.item.is(ReturnStmtSyntax.self) || last.item.is(ThrowStmtSyntax.self)
  }

  /// Reads comments where a value is missing: `let x = /* … */`, `f(/* … */)`, `let x = // ...`.
  mutating func readMissingValues() {
    for comment in code.comments {
      guard let before = code.token(before: comment), before.endLine == comment.line else {
        continue
      }
      let after = comment.next < code.tokens.count ? code.tokens[comment.next] : nil
      let isOpen = code.text(comment.textRange).isElision
      switch before.text {
      case "=", "return", "throw":
        guard isOpen || !comment.isLine, after.map({ $0.line > comment.line }) ?? true else {
          continue
        }
        add(.value, Self.value, for: comment.range)
      case "(", "[":
        guard !comment.isLine, let after, after.text == ")" || after.text == "]" else { continue }
        let isCall = before.syntax.parent?.is(FunctionCallExprSyntax.self) ?? false
        add(.value, isCall && isOpen ? Self.value : "", for: comment.range)
      default: continue
      }
    }
  }
}

/// What a body without code lacks.
private enum BodyNeeds {
  /// Nothing: it compiles as it stands.
  case nothing
  /// Nothing that the compiler asks for.
  case code
  /// A value, or an end.
  case value

  init(_ body: Syntax) {
    guard let parent = body.parent else {
      self = .nothing
      return
    }
    if body.is(ClosureExprSyntax.self) {
      self = .value
    } else if let function = parent.as(FunctionDeclSyntax.self) {
      let type = function.signature.returnClause?.type.trimmedDescription
      self = type == nil || type == "Void" || type == "()" ? .code : .value
    } else if parent.is(AccessorDeclSyntax.self) {
      self = .value
    } else if body.is(AccessorBlockSyntax.self) || parent.is(GuardStmtSyntax.self) {
      self = .value
    } else if parent.is(InitializerDeclSyntax.self) || parent.is(DeinitializerDeclSyntax.self) {
      self = .code
    } else {
      self = .nothing
    }
  }
}
