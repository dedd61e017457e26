import LessonText
@_spi(Testing) import SwiftParser
@_spi(RawSyntax) import SwiftSyntax

/// Finds code that is nested too deeply to be parsed.
///
/// The parser looks ahead without a limit of its own: some thousand open `<` or `try` overflow its
/// stack, and each square bracket in another doubles its time, so that 30 of them take hours. Such
/// code is refused before it is parsed. The parser's own lexer is used, because nobody else knows
/// where a regular expression or an interpolation ends.
///
/// The parser does not always believe the lexer: in `"\(a "b" )"`, where nothing joins `a` and the
/// string behind it, it takes `"b"` for the end of the literal, `b`, and the beginning of another one.
/// So the text of a literal in an interpolation is counted as if it were code, too.
enum NestingLimit {
  /// The number signs of a raw string; the lexer's time grows with their square.
  private static let signLimit = 16

  /// The offset of the first byte of `code` that is too deep, if one is.
  static func excess(in code: String) -> Int? {
    var code = code
    return code.withUTF8 { bytes -> Int? in
      guard let start = bytes.baseAddress, !isFlat(bytes) else { return nil }
      if let offset = longRun(of: UInt8(ascii: "#"), in: bytes) { return offset }
      var depth = NestingDepth()
      var strings = OpenStrings()
      // How deep it is where the text of nested strings is code.
      var alternative: NestingDepth?
      return firstToken(of: bytes) { token in
        depth.pass(token)
        strings.pass(token)
        if strings.isEmpty { alternative = nil }
        if token.rawTokenKind == .stringSegment, strings.isNested {
          var deeper = alternative ?? depth
          deeper.keepOpen()
          let text = UnsafeBufferPointer(
            start: token.tokenText.baseAddress, count: token.tokenText.count)
          _ = firstToken(of: text) {
            deeper.pass($0)
            return deeper.isTooDeep
          }
          alternative = deeper
        }
        return depth.isTooDeep || alternative?.isTooDeep == true
      }.map { $0 - start }
    }
  }

  /// Whether code need not be looked at: each level takes a bracket, an operator or a word, `else` two,
  /// and steps of looking ahead take more than a few square brackets, attributes or macros.
  private static func isFlat(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var (levels, squares, searches) = (0, 0, 0)
    var isInWord = false
    for byte in bytes {
      let isWord = byte.isASCIIWord
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "?"): levels += 1
      case UInt8(ascii: "["), UInt8(ascii: "#"): squares += 1
      case UInt8(ascii: "@"): searches += 1
      case UInt8(ascii: "e") where !isInWord: levels += 2
      case UInt8(ascii: "m") where !isInWord: (levels, searches) = (levels + 1, searches + 1)
      case _ where isWord && !isInWord: levels += 1
      default: break
      }
      isInWord = isWord
    }
    return levels + squares <= 64 && squares <= 5 && searches <= 8
  }

  /// The address of the first token that `body` says yes to.
  private static func firstToken(
    of bytes: UnsafeBufferPointer<UInt8>, where body: (Lexer.Lexeme) -> Bool
  ) -> UnsafePointer<UInt8>? {
    var tracker = LookaheadTracker()
    return withUnsafeMutablePointer(to: &tracker) { tracker in
      // The module that tells the version of swift-syntax.
      #if canImport(SwiftSyntax603)
        let tokens = Lexer.tokenize(bytes, lookaheadTracker: tracker, experimentalFeatures: [])
      #else
        let tokens = Lexer.tokenize(bytes, lookaheadTracker: tracker)
      #endif
      for token in tokens {
        if token.rawTokenKind == .endOfFile { break }
        if body(token) { return token.tokenText.baseAddress ?? bytes.baseAddress }
      }
      return nil
    }
  }

  /// Where a run of `byte` begins that is longer than any raw string needs, on a line that is no comment.
  private static func longRun(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var (length, lineBegin) = (0, 0)
    for index in bytes.indices {
      length = bytes[index] == byte ? length + 1 : 0
      if bytes[index] == UInt8(ascii: "\n") { lineBegin = index + 1 }
      guard length > signLimit else { continue }
      let line = bytes[lineBegin..<index].drop(while: \.isSpaceOrTab)
      // A lexer takes them for text there, whatever the line stands in.
      guard line.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else {
        return index - signLimit
      }
      length = 0
    }
    return nil
  }
}
