@_spi(Testing) import SwiftParser
@_spi(RawSyntax) import SwiftSyntax

/// How deep the parser, of the version that `Package.swift` names, would have to go into code.
struct NestingDepth {
  /// 64 levels fit into 2 MB of stack in a debug build, and so do 512 branches of `else if`.
  private static let depthLimit = 64 * OpenBracket.level
  /// Looking ahead for a fifth of a second in a debug build: 13 square brackets in each other.
  private static let stepLimit = 1 << 14
  private static let rowLimit = 128

  private var brackets = [OpenBracket()]
  /// How many of the brackets nothing closes.
  private var keptCount = 0
  /// Prefix words in a row, such as `try await`.
  private var words = 0
  /// Names and words in a row on one line: each makes the parser search the rest of them.
  private var row = 0
  /// Attributes and macros without a declaration between them: from each, the parser searches all.
  private var searches = 0
  private var steps = 0
  private var previous: Lexer.Lexeme?
  /// The token before `previous`: an attribute's `@`, if it is one.
  private var secondLast: RawTokenKind?

  private var top: OpenBracket {
    get { brackets[brackets.count - 1] }
    set { brackets[brackets.count - 1] = newValue }
  }

  /// Two words in a row, such as `if try`, go without saying.
  private var wordDepth: Int { max(words - 2, 0) * OpenBracket.level }

  /// Whether the parser must not see what was passed so far.
  var isTooDeep: Bool {
    top.depth + wordDepth > Self.depthLimit || steps > Self.stepLimit
      || row > Self.rowLimit
  }

  mutating func pass(_ token: Lexer.Lexeme) {
    endsNumber(before: token)
    let word = Keyword(token.tokenText)
    if let word { pass(word, token) }
    switch token.rawTokenKind {
    case .leftParen, .leftSquare, .leftBrace, .poundIf: open(token)
    case .rightParen: close(.leftParen)
    case .rightSquare: close(.leftSquare)
    case .rightBrace: close(.leftBrace)
    case .poundEndif: close(.poundIf)
    case .comma: if top.opener == .leftSquare { top.squares = 0 }
    case .stringSegment, .floatLiteral: endType()
    case .equal: endType()
    case .semicolon: (top.branches, top.ternaries) = (0, 0)
    case .infixQuestionMark: top.ternaries += 1
    case .colon: passColon()
    case .atSign: search()
    case .leftAngle, .rightAngle, .binaryOperator, .prefixOperator, .postfixOperator:
      pass(operator: token)
    default: break
    }
    if word == nil { words = 0 }
    let isName = word != nil || token.rawTokenKind == .identifier
    row = !isName ? 0 : token.flags.contains(.isAtStartOfLine) ? 1 : row + 1
    // Shallow brackets cost no more than the code is long.
    if top.squares > 5 { steps += 1 << top.squares }
    (secondLast, previous) = (previous?.rawTokenKind, token)
  }

  /// Never closes again what is open now: what comes next may be no code, and only adds to the depth.
  mutating func keepOpen() { keptCount = brackets.count }

  private mutating func open(_ token: Lexer.Lexeme) {
    if token.rawTokenKind == .leftBrace { top.angles = 0 }
    let base = top.depth + wordDepth + OpenBracket.level
    var bracket = OpenBracket(opener: token.rawTokenKind, base: base, squares: top.squares)
    // Behind a value a parenthesis is a call and a square bracket a subscript: neither is a type.
    if token.rawTokenKind == .leftBrace || followsValue(token) { bracket.squares = 0 }
    if token.rawTokenKind == .leftSquare { bracket.squares += 1 }
    brackets.append(bracket)
  }

  /// Closes the innermost bracket of the kind, and what was left open in it.
  private mutating func close(_ opener: RawTokenKind) {
    guard let index = brackets.lastIndex(where: { $0.opener == opener }), index >= keptCount
    else { return }
    brackets.removeSubrange(index...)
  }

  private func followsValue(_ token: Lexer.Lexeme) -> Bool {
    guard let previous, previous.trailingTriviaText.isEmpty, token.leadingTriviaText.isEmpty,
      secondLast != .atSign
    else { return false }
    switch previous.rawTokenKind {
    case .identifier, .dollarIdentifier, .rightParen, .rightSquare: return true
    default: return false
    }
  }

  /// The second half of a ternary, or the value of a dictionary, which is looked at only once.
  private mutating func passColon() {
    if top.ternaries > 0 {
      top.ternaries -= 1
    } else if top.opener == .leftSquare {
      top.squares -= min(top.squares, 1)
    }
  }

  private mutating func search() {
    searches += 1
    if searches > 8 { steps += searches * searches }
  }

  /// No type goes on behind what `top` holds so far.
  private mutating func endType() {
    top.angles = 0
    if top.opener == .leftSquare { top.squares = 0 }
  }

  /// A number ends a type, except the count of `[3 of Int]`.
  private mutating func endsNumber(before token: Lexer.Lexeme) {
    if previous?.rawTokenKind == .integerLiteral, token.tokenText != "of" { endType() }
  }

  private mutating func pass(operator token: Lexer.Lexeme) {
    let text = token.tokenText
    if text.hasPrefix("<") {
      top.angles += 1
    } else if text.hasPrefix(">") {
      top.angles -= min(top.angles, text.count)
    } else if token.rawTokenKind == .binaryOperator, !text.hasPrefix("&") {
      endType()
    }
  }

  /// Counts words that stand in front of something, and the branches of `else if`.
  private mutating func pass(_ word: Keyword, _ token: Lexer.Lexeme) {
    words += 1
    switch word {
    case .else: top.branches += previous?.rawTokenKind == .rightBrace ? 1 : OpenBracket.level
    case .if, .guard, .switch, .for, .while:
      if previous.map({ $0.tokenText == "else" }) != true { top.branches = 0 }
    case .macro: search()
    case .let, .var, .return, .func: (top.ternaries, searches) = (0, 0)
    case .case, .struct, .class, .enum, .extension, .protocol, .import, .`init`: searches = 0
    default: break
    }
    if token.rawTokenKind == .keyword, !Self.typeWords.contains(word) { top.angles = 0 }
  }

  /// Words that the lexer takes for keywords and that a type may begin with.
  private static let typeWords: Set<Keyword> = [
    .Any, .Self, .any, .some, .each, .repeat, .inout, .Type, .Protocol,
  ]
}

/// An open bracket of a cell's code, and what is open in it: what ``NestingDepth`` counts.
private struct OpenBracket {
  /// What a single level weighs, so that a branch of an `else if` chain can weigh less.
  static let level = 8

  /// The token that opened it; `nil` for the file itself.
  var opener: RawTokenKind?
  /// The depth outside.
  var base = 0
  /// The square brackets around, as far as looking ahead for a type passes them.
  var squares = 0
  /// What the branches of an `else if` chain weigh.
  var branches = 0
  var angles = 0
  var ternaries = 0

  var depth: Int { base + branches + (angles + ternaries) * Self.level }
}
