import LessonCode
import LessonText
import SwiftSyntax

/// Whether the text of a comment is a value, and how sure that is.
struct ValueText {
  /// The value without what is said behind it.
  let text: String
  /// Whether it is nothing but a value: no words stand behind it, and nothing is left out.
  let isCertain: Bool

  /// Reads `text`, unless it is prose.
  ///
  /// Behind a sign such as `=>` any expression is one.
  init?(_ text: String, isAnnounced: Bool = false) {
    guard Self.mayBeValue(text) || isAnnounced && !text.isEmpty else { return nil }
    if let certainty = Self.certainty(of: text, isAnnounced: isAnnounced) {
      self.text = text
      isCertain = certainty
      return
    }
    for cut in Self.cuts(of: text) where Self.certainty(of: cut, isAnnounced: isAnnounced) != nil {
      self.text = cut
      isCertain = text.utf8.count - cut.utf8.count == 1 && text.hasSuffix(".")
      return
    }
    return nil
  }

  private static func mayBeValue(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if first.properties.numericType != nil || "\"[(-+.#".unicodeScalars.contains(first) {
      return true
    }
    return first.properties.isUppercase || ["true", "false", "nil"].contains { text.hasPrefix($0) }
  }

  /// The text up to each place where words about the value may begin, the longest first.
  private static func cuts(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    let signs: [Unicode.Scalar] = [" ", ",", ";", ".", ":"]
    return scalars.indices.dropFirst().reversed().filter { index in
      signs.contains(scalars[index]) && scalars[index - 1] != " "
    }.map { end in
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: scalars[..<end])
      return String(cut)
    }
  }

  /// How sure it is that `text` is a value; `nil` where it is none.
  private static func certainty(of text: String, isAnnounced: Bool) -> Bool? {
    guard let expression = SingleExpression.parse(text) else {
      let whole = text.replacing(", ...", with: "").replacing(", …", with: "")
      return whole != text && certainty(of: whole, isAnnounced: isAnnounced) != nil ? false : nil
    }
    if isValue(expression) { return !text.hasBytes(of: "...") || isRange(expression) }
    if isAnnounced { return isNamed(expression) ? false : nil }
    return isListOfNames(expression) ? false : nil
  }

  private static func isRange(_ expression: ExprSyntax) -> Bool {
    expression.is(SequenceExprSyntax.self)
  }

  /// Whether an expression is of what descriptions of values are made of.
  static func isValue(_ expression: ExprSyntax) -> Bool {
    switch expression.as(ExprSyntaxEnum.self) {
    case .integerLiteralExpr, .floatLiteralExpr, .booleanLiteralExpr, .nilLiteralExpr: return true
    case .stringLiteralExpr(let literal):
      return literal.segments.allSatisfy { $0.is(StringSegmentSyntax.self) }
    case .prefixOperatorExpr(let node):
      return ["-", "+"].contains(node.operator.text) && isNumber(node.expression)
    case .arrayExpr(let array): return array.elements.allSatisfy { isValue($0.expression) }
    case .dictionaryExpr(let dictionary):
      guard case .elements(let elements) = dictionary.content else { return true }
      return elements.allSatisfy { isValue($0.key) && isValue($0.value) }
    case .tupleExpr(let tuple): return tuple.elements.allSatisfy { isValue($0.expression) }
    case .functionCallExpr(let call):
      guard call.trailingClosure == nil, call.leftParen != nil, isTypeName(call.calledExpression)
      else { return false }
      return call.arguments.allSatisfy { isValue($0.expression) }
    case .memberAccessExpr(let node):
      guard let base = node.base else { return true }
      return isTypeName(base) || isValue(base)
    case .sequenceExpr(let sequence):
      return sequence.elements.enumerated().allSatisfy { index, element in
        guard index % 2 == 1 else { return isValue(element) }
        let sign = element.as(BinaryOperatorExprSyntax.self)?.operator.text ?? ""
        return ["..<", "..."].contains(sign)
      }
    default: return false
    }
  }

  private static func isNumber(_ expression: ExprSyntax) -> Bool {
    expression.is(IntegerLiteralExprSyntax.self) || expression.is(FloatLiteralExprSyntax.self)
      || expression.is(MemberAccessExprSyntax.self)
  }

  /// Whether it names a type or a case; `O(1)` is how long something takes.
  private static func isTypeName(_ expression: ExprSyntax) -> Bool {
    if let node = expression.as(MemberAccessExprSyntax.self) {
      return node.base.map(isTypeName) ?? true
    }
    if let node = expression.as(GenericSpecializationExprSyntax.self) {
      return isTypeName(node.expression)
    }
    let name = expression.as(DeclReferenceExprSyntax.self)?.baseName.text ?? ""
    return name != "O" && name.first?.isUppercase == true
  }

  /// Whether it is a list with names for values, as `[a, b, c]` for strings.
  private static func isListOfNames(_ expression: ExprSyntax) -> Bool {
    guard let array = expression.as(ArrayExprSyntax.self) else { return false }
    return array.elements.allSatisfy { element in
      let expression = element.expression
      let name = expression.as(DeclReferenceExprSyntax.self)?.baseName.text
      return isValue(expression) || name?.first?.isLowercase == true || isListOfNames(expression)
        || name == "..."
    }
  }

  /// Whether it is an expression that may have a value.
  private static func isNamed(_ expression: ExprSyntax) -> Bool {
    !expression.is(AssignmentExprSyntax.self) && !expression.is(BinaryOperatorExprSyntax.self)
  }
}

/// Text that is one Swift expression and nothing else.
enum SingleExpression {
  /// The expression; its positions are bytes of `text`.
  static func parse(_ text: String) -> ExprSyntax? {
    guard let tree = ParsedCode.parse(text), !tree.hasError, tree.statements.count == 1,
      case .expr(let expression)? = tree.statements.first?.item
    else { return nil }
    return expression
  }
}
