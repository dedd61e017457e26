import Testing

@testable import LessonFormat
@testable import LessonMatching
@testable import LessonText

@Suite struct OutputMatcherTests {
  private func diagnostic(expected: String, printed: String) -> Diagnostic? {
    let markdown = "```swift\n```\n```output\n\(expected)```\n"
    let lesson = Lesson(parsing: Array(markdown.utf8), file: "a.md")
    guard let output = lesson.cells.first?.output else { return nil }
    return OutputMatcher(expected: output, printed: OutputLine.lines(of: Array(printed.utf8)))
      .diagnostic
  }

  @Test(arguments: [
    ("", ""), ("\n", "\n"), ("a\n", "a\n"), ("a\n", "a"), ("a  \n", "a\n"), ("a\n", "a \t\n"),
    ("a\n\n", "a\n\n"), ("é\n", "é\n"),
  ])
  func equalTextMatches(_ expected: String, _ printed: String) {
    #expect(diagnostic(expected: expected, printed: printed) == nil)
  }

  @Test(arguments: [
    ("", "\n", 4), ("\n", "", 4), ("a\n", "", 4), ("a\n", "b\n", 4), ("a\n", "a\n\n", 5),
    ("a\nb\n", "a\n", 5), ("a\n", " a\n", 4), ("a\nb\nc\n", "a\nx\nc\n", 5),
    ("e\u{301}\n", "\u{E9}\n", 4), ("a\n", "a\r\n", 4),
  ])
  func differentTextIsAMismatchAtItsFirstLine(_ expected: String, _ printed: String, _ line: Int) {
    let found = diagnostic(expected: expected, printed: printed)
    #expect(found?.position == SourcePosition(line: line, column: 1))
    #expect(found?.id == .outputMismatch)
  }

  @Test(arguments: [("a 9.5\n", "a 10.25\n", true), ("a 9\n", "b 9\n", false)])
  func aDifferenceInDigitsIsPointedOut(_ expected: String, _ printed: String, _ isSaid: Bool) {
    let message = diagnostic(expected: expected, printed: printed)?.message ?? ""
    #expect(message.contains("digits only") == isSaid)
  }

  @Test func aDifferenceFarDownIsShown() {
    let lines = (1...1000).map { "line \($0)\n" }
    let printed = lines.joined().replacing("line 900\n", with: "line x\n")
    let found = diagnostic(expected: lines.joined(), printed: printed)
    #expect(
      found?.details == [
        "   901 │ line 898", "   902 │ line 899", "-  903 │ line 900", "+      │ line x",
        "   904 │ line 901", "   905 │ line 902",
      ])
  }

  @Test func aLongDifferenceIsShortened() {
    let printed = String(repeating: "x\n", count: 100_000)
    let found = diagnostic(expected: "a\n", printed: printed)
    #expect((found?.details.count ?? 0) < 60)
    #expect(found?.details.last?.contains("100000 printed") == true)
  }

  @Test func ofManyLinesThatDifferBothSidesAreShown() {
    let lines = { (text: String) in (1...60).map { "\($0) \(text)\n" }.joined() }
    let details = diagnostic(expected: lines("a"), printed: lines("b"))?.details ?? []
    #expect(
      details.compactMap(\.first)
        == Array(String(repeating: "-", count: 20) + String(repeating: "+", count: 20) + " "))
  }

  @Test func aCarriageReturnIsShownByName() {
    let found = diagnostic(expected: "a\n", printed: "a\r\n")
    #expect(found?.details == ["-    4 │ a", "+      │ a⟨U+000D CARRIAGE RETURN⟩"])
  }

  private func found(_ info: String, _ expected: String, _ printed: String) -> Diagnostic? {
    let markdown = "```swift\n```\n```output \(info)\n\(expected)```\n"
    let lesson = Lesson(parsing: Array(markdown.utf8), file: "a.md")
    guard let output = lesson.cells.first?.output else { return nil }
    return OutputMatcher(expected: output, printed: OutputLine.lines(of: Array(printed.utf8)))
      .diagnostic
  }

  @Test func tooManyWaysToPairLinesAreAnErrorAtTheFence() {
    func lines(_ count: Int, _ line: (Int) -> String) -> String {
      (0..<count).map { line($0) + "\n" }.joined()
    }
    // Each line is held against 900.
    let printed = lines(900) { "line \($0) end" }
    #expect(found("unordered", lines(500) { "[..]e \($0) e[..]" }, printed)?.length == 0)
    let tooMany = found("unordered", lines(900) { "[..]e \($0) e[..]" }, printed)
    #expect(tooMany?.position == SourcePosition(line: 3))
    #expect(tooMany?.message.contains("too many ways") == true)
    #expect(tooMany?.advice?.contains("fewer lines") == true)
    // Lines that are there as they stand need no search.
    #expect(found("unordered abs=0.1", lines(2000) { "\($0).5" }, lines(2000) { "\($0).5" }) == nil)
  }

  @Test func tooManyPlacesForLinesBetweenDotsAreAnErrorAtTheFence() {
    func expected(_ count: Int) -> String {
      "...\n" + String(repeating: "a\n", count: count) + "b\n...\n"
    }
    let printed = String(repeating: "a\n", count: 20_000)
    #expect(found("", expected(400), printed)?.length == 0)
    let tooMany = found("", expected(600), printed)
    #expect(tooMany?.position == SourcePosition(line: 3))
    #expect(tooMany?.message.contains("too many places") == true)
  }

  @Test func aLineThatIsNotThereIsCutWhereItsBestPlaceEnds() {
    let numbers = (1...400).map(String.init).joined(separator: " ")
    let wrong = "[..]" + numbers.dropFirst(1).replacing(" 300 ", with: " 333 ") + "\n"
    let lines = found("", wrong, numbers + "\n")?.details ?? []
    #expect(lines.count == 2)
    #expect(lines.first?.contains("299 333 301") == true)
    #expect(lines.last?.contains("299 300 301") == true)
    #expect(lines.allSatisfy { $0.utf8.count < 600 })
  }
}
