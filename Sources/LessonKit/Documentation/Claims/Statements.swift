import LessonText
import SwiftSyntax

/// Finds the statement that a comment speaks of.
struct Statements {
  /// A statement and what it is about.
  struct Statement {
    let range: Range<Int>
    /// The expression whose value a comment behind it tells; `nil` where it has none.
    let subject: Range<Int>?
    /// The variable whose method it calls.
    let receiver: Range<Int>?
    /// Whether it calls one of the functions that print.
    let isPrint: Bool
    /// Whether it holds such a call, as a loop may.
    let prints: Bool
    /// Whether it may throw.
    let mayThrow: Bool
  }

  private let code: CodeTokens

  init(_ code: CodeTokens) { self.code = code }

  /// The statement that ends right before a comment; `nil` where none does.
  func statement(before comment: CodeTokens.Comment) -> Statement? {
    guard let token = code.token(before: comment) else { return nil }
    let item = token.syntax.ancestors.last { item in
      item.is(CodeBlockItemSyntax.self) && item.textRange.upperBound == token.range.upperBound
    }
    return item?.as(CodeBlockItemSyntax.self).map(Self.statement)
  }

  /// The statement that begins right behind a comment.
  func statement(behind comment: CodeTokens.Comment) -> Statement? {
    guard comment.next < code.tokens.count else { return nil }
    let token = code.tokens[comment.next]
    let item = token.syntax.ancestors.first { item in
      item.is(CodeBlockItemSyntax.self) && item.textRange.lowerBound == token.range.lowerBound
    }
    return item?.as(CodeBlockItemSyntax.self).map(Self.statement)
  }

  private static func statement(_ item: CodeBlockItemSyntax) -> Statement {
    var subject: Range<Int>?
    var receiver: Range<Int>?
    var isPrint = false
    switch item.item {
    case .expr(let expression):
      subject = self.subject(of: expression)
      receiver = self.receiver(of: expression)
      isPrint = Self.isPrint(expression)
    case .decl(let declaration):
      if let variable = declaration.as(VariableDeclSyntax.self) {
        subject = self.subject(of: variable)
      }
    case .stmt: break
    }
    return Statement(
      range: item.item.textRange, subject: subject, receiver: receiver, isPrint: isPrint,
      prints: item.tokens(viewMode: .sourceAccurate).contains { printers.contains($0.text) },
      mayThrow: item.tokens(viewMode: .sourceAccurate).contains { $0.tokenKind == .keyword(.try) })
  }

  /// What a comment behind an expression tells the value of: of an assignment the variable's.
  private static func subject(of expression: ExprSyntax) -> Range<Int>? {
    if expression.is(IfExprSyntax.self) || expression.is(SwitchExprSyntax.self) { return nil }
    guard let elements = expression.as(SequenceExprSyntax.self).map({ Array($0.elements) }),
      elements.count > 2
    else { return expression.textRange }
    let isAssignment =
      elements[1].is(AssignmentExprSyntax.self)
      || (elements[1].as(BinaryOperatorExprSyntax.self)?.operator.text).map(assignments.contains)
        ?? false
    guard isAssignment else { return expression.textRange }
    guard elements[0].is(DiscardAssignmentExprSyntax.self) else { return elements[0].textRange }
    return elements[2].textRange.lowerBound..<expression.textRange.upperBound
  }

  /// The variable at the beginning of `numbers.append(4)`.
  private static func receiver(of expression: ExprSyntax) -> Range<Int>? {
    var node = expression.as(TryExprSyntax.self)?.expression ?? expression
    node = node.as(AwaitExprSyntax.self)?.expression ?? node
    guard let call = node.as(FunctionCallExprSyntax.self),
      let base = call.calledExpression.as(MemberAccessExprSyntax.self)?.base,
      let name = base.as(DeclReferenceExprSyntax.self)?.baseName.text,
      name.first?.isLowercase == true
    else { return nil }
    return base.textRange
  }

  private static let assignments: Set<String> = [
    "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "&+=", "&-=", "&*=", "&<<=",
    "&>>=",
  ]

  private static func subject(of variable: VariableDeclSyntax) -> Range<Int>? {
    guard variable.bindings.count == 1, let binding = variable.bindings.first,
      binding.initializer != nil, binding.accessorBlock == nil
    else { return nil }
    if let tuple = binding.pattern.as(TuplePatternSyntax.self) {
      let isNamed = tuple.elements.allSatisfy { $0.pattern.is(IdentifierPatternSyntax.self) }
      return isNamed ? tuple.textRange : nil
    }
    return binding.pattern.is(IdentifierPatternSyntax.self) ? binding.pattern.textRange : nil
  }

  private static func isPrint(_ expression: ExprSyntax) -> Bool {
    var expression = expression
    while true {
      if let node = expression.as(TryExprSyntax.self) {
        expression = node.expression
      } else if let node = expression.as(AwaitExprSyntax.self) {
        expression = node.expression
      } else {
        break
      }
    }
    let callee = expression.as(FunctionCallExprSyntax.self)?.calledExpression
    let name = callee?.as(DeclReferenceExprSyntax.self)?.baseName.text ?? ""
    return printers.contains(name)
  }

  static let printers: Set<String> = ["print", "debugPrint", "dump", "customDump", "puts"]
}

extension SyntaxProtocol {
  /// The bytes in the code, outer trivia excluded.
  var textRange: Range<Int> {
    positionAfterSkippingLeadingTrivia.utf8Offset..<endPositionBeforeTrailingTrivia.utf8Offset
  }

  /// The node's parent, the parent's, and so on to the file.
  fileprivate var ancestors: [Syntax] {
    Array(sequence(first: parent, next: { $0?.parent }).compactMap { $0 })
  }
}
