import LessonText
@_spi(RawSyntax) import SwiftSyntax

/// What a piece of Swift code is to a reader; the raw value is its class in the style sheet.
enum TokenClass: String {
  case keyword
  case type
  case call
  case label
  case number
  case string
  case interpolation
  case attribute
  case comment
}

extension TokenClass {
  /// The class of a token by its kind and its place in the tree; `nil` for plain text.
  init?(_ token: TokenSyntax) {
    switch token.rawTokenKind {
    case .integerLiteral, .floatLiteral:
      // The `0` of `pair.0` is a name.
      guard token.parent?.kind != .declReferenceExpr else { return nil }
      self = .number
    case .stringQuote, .multilineStringQuote, .singleQuote, .stringSegment, .regexSlash,
      .regexLiteralPattern, .regexPoundDelimiter:
      self = .string
    case .rawStringPoundDelimiter: self = token.isInterpolationDelimiter ? .interpolation : .string
    case .backslash, .leftParen, .rightParen:
      guard token.isInterpolationDelimiter else { return nil }
      self = .interpolation
    case .poundIf, .poundElseif, .poundElse, .poundEndif, .poundAvailable, .poundUnavailable,
      .poundSourceLocation:
      self = .keyword
    case .atSign, .pound: self = .attribute
    case .shebang: self = .comment
    case .keyword where ["Self", "Any"].contains(token.rawText): self = .type
    case .keyword:
      self = TokenClass(identifier: token) == .label ? .label : .keyword
    case .identifier:
      guard let role = TokenClass(identifier: token) else { return nil }
      self = role
    default: return nil
    }
  }

  /// The class of a name, by the node that it names.
  private init?(identifier token: TokenSyntax) {
    guard let parent = token.parent else { return nil }
    switch parent.kind {
    case .identifierType, .memberType:
      self = parent.parent?.kind == .attribute ? .attribute : .type
    case .structDecl, .classDecl, .enumDecl, .actorDecl, .protocolDecl, .typeAliasDecl,
      .associatedTypeDecl, .genericParameter, .importPathComponent:
      self = .type
    case .functionDecl: self = .call
    case .macroExpansionExpr, .macroExpansionDecl: self = .attribute
    case .labeledExpr: self = .label
    case .functionParameter:
      guard parent.as(FunctionParameterSyntax.self)?.firstName == token else { return nil }
      self = .label
    case .enumCaseParameter:
      guard parent.as(EnumCaseParameterSyntax.self)?.firstName == token else { return nil }
      self = .label
    case .declReferenceExpr:
      // Capitals tell types from values, as everywhere in Swift: nothing here is type-checked.
      if token.isCapitalized {
        self = .type
      } else if parent.as(DeclReferenceExprSyntax.self)?.isCalled == true {
        self = .call
      } else {
        return nil
      }
    default: return nil
    }
  }
}

extension TokenSyntax {
  /// Whether the token belongs to the `\(` or `)` around code in a string.
  fileprivate var isInterpolationDelimiter: Bool {
    parent?.kind == .expressionSegment
  }

  /// Whether the first character is a capital.
  fileprivate var isCapitalized: Bool {
    guard let first = rawText.first, first < 0x80 else { return text.first?.isUppercase == true }
    return first.isASCIILetter && first & 0x20 == 0
  }
}

extension DeclReferenceExprSyntax {
  /// Whether the name is that of the function in a call: `f(x)`, `a.f(x)`, `a.f { }`.
  fileprivate var isCalled: Bool {
    var expression = Syntax(self)
    if let member = expression.parent?.as(MemberAccessExprSyntax.self),
      member.declName.id == expression.id
    {
      expression = Syntax(member)
    }
    if let generic = expression.parent?.as(GenericSpecializationExprSyntax.self) {
      expression = Syntax(generic)
    }
    return expression.parent?.as(FunctionCallExprSyntax.self)?.calledExpression.id == expression.id
  }
}
