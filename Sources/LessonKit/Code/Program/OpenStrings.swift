@_spi(Testing) import SwiftParser
@_spi(RawSyntax) import SwiftSyntax

/// The string literals and interpolations that are open, token by token, as the lexer sees them.
struct OpenStrings {
  private enum Opening: Equatable {
    case literal(RawTokenKind)
    /// With the number of parentheses that are open in it.
    case interpolation(Int)
  }

  private var open: [Opening] = []
  /// Whether the next parenthesis begins an interpolation.
  private var isBehindBackslash = false

  var isEmpty: Bool { open.isEmpty }

  /// Whether the text of a literal stands in the interpolation of another one.
  var isNested: Bool {
    open.count { if case .literal = $0 { true } else { false } } > 1
  }

  mutating func pass(_ token: Lexer.Lexeme) {
    if token.flags.contains(.isAtStartOfLine) { endLine() }
    switch token.rawTokenKind {
    case .stringQuote, .multilineStringQuote, .singleQuote:
      if open.last == .literal(token.rawTokenKind) {
        open.removeLast()
      } else {
        open.append(.literal(token.rawTokenKind))
      }
    case .backslash:
      if case .literal? = open.last { isBehindBackslash = true }
      return
    // Between the two of a raw literal.
    case .rawStringPoundDelimiter: return
    case .leftParen: openParenthesis()
    case .rightParen: closeParenthesis()
    default: break
    }
    isBehindBackslash = false
  }

  /// Literals without a closing quotation mark end with their line, but for multi-line ones.
  private mutating func endLine() {
    while let last = open.last, last == .literal(.stringQuote) || last == .literal(.singleQuote) {
      open.removeLast()
    }
  }

  private mutating func openParenthesis() {
    if isBehindBackslash {
      open.append(.interpolation(0))
    } else if case .interpolation(let count)? = open.last {
      open[open.count - 1] = .interpolation(count + 1)
    }
  }

  private mutating func closeParenthesis() {
    guard case .interpolation(let count)? = open.last else { return }
    open.removeLast()
    if count > 0 { open.append(.interpolation(count - 1)) }
  }
}
