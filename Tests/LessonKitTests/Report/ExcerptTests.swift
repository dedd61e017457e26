import Testing

@testable import LessonResults
@testable import LessonText

/// The line below an error is short enough to be read.
@Suite struct ExcerptTests {
  /// The line and the caret line of what is meant at `column`.
  private func excerpt(_ line: String, column: Int, length: Int) throws -> [String] {
    let source = SourceText(Array(("first\n" + line + "\n").utf8))
    let position = SourcePosition(line: 2, column: column)
    let diagnostic = Diagnostic(
      .compileError, at: position, length: length, "wrong", advice: "mend")
    let excerpt = try #require(Excerpt(diagnostic, in: source))
    return [excerpt.line, excerpt.indent + String(repeating: "^", count: excerpt.width)]
  }

  @Test func shortLinesAreWhole() throws {
    #expect(try excerpt("let ä = é", column: 10, length: 2) == ["let ä = é", "        ^"])
    #expect(try excerpt("\tx", column: 2, length: 1) == ["\tx", "\t^"])
    #expect(try excerpt("日本", column: 4, length: 3) == ["日本", "  ^^"])
  }

  @Test func longLinesAreCutAroundTheCaret() throws {
    let long = String(repeating: "a", count: 100_000)
    let inside = try excerpt(long + "X" + long, column: 100_001, length: 1)
    let side = String(repeating: "a", count: 160)
    #expect(inside[0] == "…\(side)X\(side.dropLast())…")
    #expect(inside[1] == String(repeating: " ", count: 161) + "^")
    #expect(try excerpt(long, column: 1, length: 100_000)[1] == String(repeating: "^", count: 160))
    #expect(try excerpt(long + "X", column: 100_001, length: 1)[0] == "…\(side)X")
  }

  @Test func noCharacterIsCutInTwo() throws {
    let long = String(repeating: "é", count: 1000)
    let lines = try excerpt("x" + long + "X" + long, column: 2002, length: 1)
    #expect(!lines[0].contains("\u{FFFD}"))
    #expect(lines[0].contains("éXé"))
  }
}
