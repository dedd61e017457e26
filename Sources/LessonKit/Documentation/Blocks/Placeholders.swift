import LessonText
import SwiftSyntax

/// What a block of code leaves out, and what can stand there so that the rest compiles.
///
///     let model = Model(...)
///     func area() -> Double { … }
///     init() {
///       // ...
///     }
struct Placeholders {
  private(set) var all: [Placeholder] = []

  let code: CodeTokens
  /// Whether the parser understands all of the code, so that a body is one.
  let isComplete: Bool
  /// The brackets that are open, by their indices among the tokens.
  private var open: [Int] = []

  /// What never ends where a value of any type is needed.
  static let value = "{ fatalError() }()"
  /// What never ends where a statement may stand.
  static let statement = "fatalError()"

  /// Finds those in `code`, which the parser understands as a whole or not.
  init(in code: CodeTokens, isComplete: Bool) {
    self.code = code
    self.isComplete = isComplete
    var end = 0
    for index in code.tokens.indices {
      let token = code.tokens[index]
      if token.isEllipsis, token.range.lowerBound >= end {
        if let line = proseLine(from: index) {
          end = line.upperBound
          replace(token, at: index, over: line)
        } else if isPlaceholder(index) {
          replace(token, at: index, over: token.range)
        }
      } else if token.text.hasPrefix("<#") {
        let isValue = token.syntax.parent?.is(DeclReferenceExprSyntax.self) ?? false
        add(isValue ? .value : .rest, isValue ? Self.value : "Any", for: token.range)
      }
      switch token.text {
      case "(", "[", "{": open.append(index)
      case ")", "]": _ = open.popLast()
      case "}":
        if let opening = open.popLast() { readBody(from: opening, to: index) }
      default: break
      }
    }
    readMissingValues()
    all.sort { $0.edit.range.lowerBound < $1.edit.range.lowerBound }
  }

  /// The bytes of a line that begins with dots and goes on in words, `... more of that ...`.
  private func proseLine(from index: Int) -> Range<Int>? {
    let token = code.tokens[index]
    guard index == 0 || code.tokens[index - 1].endLine < token.line,
      index + 1 < code.tokens.count, code.tokens[index + 1].line == token.line,
      code.tokens[index + 1].range.lowerBound > token.range.upperBound,
      !Self.closers.contains(code.tokens[index + 1].text)
    else { return nil }
    let last = code.tokens[index...].prefix { $0.line == token.line }.last
    return token.range.lowerBound..<(last ?? token).range.upperBound
  }

  /// Whether dots are no operator of Swift's: nothing that they could join stands next to them.
  private func isPlaceholder(_ index: Int) -> Bool {
    let token = code.tokens[index]
    if token.text.contains("…") { return true }
    let before = index > 0 ? code.tokens[index - 1] : nil
    let after = index + 1 < code.tokens.count ? code.tokens[index + 1] : nil
    let opens = before.map { $0.endLine < token.line || Self.openers.contains($0.text) } ?? true
    let closes = after.map { $0.line > token.line || Self.closers.contains($0.text) } ?? true
    if opens, closes {
      // `array[...]` is all of the array.
      let isSubscript = before?.text == "[" && index > 1 && isValue(code.tokens[index - 2], before)
      return !(isSubscript && after?.text == "]")
    }
    // `if ... some condition {`: no two names stand next to each other in Swift.
    if let before, let after, token.range.upperBound < after.range.lowerBound,
      before.range.upperBound < token.range.lowerBound, after.isName,
      index + 2 < code.tokens.count, code.tokens[index + 2].isName,
      code.tokens[index + 2].line == token.line
    {
      return true
    }
    // `foo() ...` at the end of a line.
    return closes && before.map { $0.range.upperBound < token.range.lowerBound } ?? false
      && token.syntax.parent?.is(PostfixOperatorExprSyntax.self) != true
  }

  private static let openers: Set<String> = [
    "{", "(", "[", ",", "=", ":", ";", "return", "throw", "in", "->", "<", "case", "let", "var",
    "func",
  ]
  private static let closers: Set<String> = ["}", ")", "]", ",", ":", ";", ">", "else"]

  /// Whether `token` ends a value that the bracket right behind it is a subscript of.
  private func isValue(_ token: CodeTokens.Token, _ bracket: CodeTokens.Token?) -> Bool {
    guard token.range.upperBound == bracket?.range.lowerBound else { return false }
    return token.text.last.map { $0.isLetter || $0.isNumber || "_)]?!`".contains($0) } ?? false
  }

  private mutating func replace(
    _ token: CodeTokens.Token, at index: Int, over range: Range<Int>
  ) {
    let before = index > 0 ? code.tokens[index - 1].text : nil
    let after = index + 1 < code.tokens.count ? code.tokens[index + 1].text : nil
    let opening = open.last.map { code.tokens[$0] }
    switch (before, opening?.text) {
    case ("=", _), ("return", _), ("throw", _): add(.value, Self.value, for: range)
    case (":", _): add(.rest, "Any", for: range)
    case (_, "("?), (_, "["?):
      let isAlone = before == opening?.text || before == ","
      let isElement = isAlone && (after == "," || after == ")" || after == "]")
      let isList = opening?.text == "[" && before == ","
      add(
        isElement && !isList ? .value : .rest, isElement && !isList ? Self.value : "",
        for: range)
    case (_, "{"?): if let opening { addContent(of: opening, for: range) }
    default: add(.rest, "", for: range)
    }
  }

  /// Adds what can stand between braces for what is left out there.
  private mutating func addContent(of brace: CodeTokens.Token, for range: Range<Int>) {
    guard let parent = brace.syntax.parent else { return add(.rest, "", for: range) }
    if parent.is(MemberBlockSyntax.self) { return add(.members, "", for: range) }
    let isSwitch = parent.is(SwitchExprSyntax.self)
    add(.body, (isSwitch ? "default: " : "") + Self.statement, for: range)
  }

  mutating func add(_ role: Placeholder.Role, _ text: String, for range: Range<Int>) {
    let blanks = String(repeating: " ", count: max(range.count - text.utf8.count, 0))
    all.append(
      Placeholder(
        role: role, edit: TextEdit(range: range, replacement: Array((text + blanks).utf8))))
  }
}

extension CodeTokens.Token {
  fileprivate var isName: Bool { if case .identifier = syntax.tokenKind { true } else { false } }

  /// Whether it is three dots or more, or their character.
  fileprivate var isEllipsis: Bool {
    text.utf8.count >= 3 && text.unicodeScalars.allSatisfy { $0 == "." || $0 == "…" }
  }
}
