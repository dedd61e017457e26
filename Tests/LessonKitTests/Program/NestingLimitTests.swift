import Testing

@testable import LessonKit

/// Code that the parser would need years or a huge stack for is found before it is parsed.
@Suite struct NestingLimitTests {
  @Test(arguments: [
    ("[", 13), ("[(", 13), ("a<[", 13), ("[a<", 13), ("[@a ", 13), ("(a:[", 13), ("[()->", 13),
    ("(", 64), ("{", 64), ("f(", 64), ("a<", 64), ("A.B<", 64), ("a ? ", 64), ("#if a\n", 64),
    ("\"\\(", 64), ("try ", 66), ("let ", 66), ("repeat ", 66), ("unsafe ", 66), ("else ", 64),
    ("if x {} else ", 512), ("macro a ", 128), ("#", 16),
    ("@a!\n", 40), ("macro a-\n", 40),
  ])
  func findsWhereItIsTooMuch(_ unit: String, _ limit: Int) throws {
    let offset = try #require(NestingLimit.excess(in: String(repeating: unit, count: 10_000)))
    #expect(offset <= (limit + 1) * unit.utf8.count)
  }

  @Test(arguments: [
    #"""
    """\(()"""
    [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
    """#,
    #""\(a "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[" )""#,
    #""\(a "[[[[[[[" "[[[[[[[" "[[[[[[[" "[[[[[[[")""#,
    ##"#"\#(a #"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["#)"#"##,
  ])
  func findsItInStringsThatTheParserTakesForCode(_ code: String) {
    #expect(NestingLimit.excess(in: code) != nil)
  }

  @Test(arguments: Self.reasonable)
  func reasonableCodeIsParsed(_ code: String) {
    #expect(NestingLimit.excess(in: code) == nil)
  }

  private static let reasonable: [String] = [
    "let a = [\(lines(5_000, "[1, 2],"))]",
    "let a = [\(lines(5_000, "f(x[i], a < b),"))]",
    lines(2_000, "let a = x[i] < y[j] ? b : c"),
    lines(1_000, "if i < n { x[i] += 1 } else if i > n { g() }"),
    "if x { f() }\(lines(400, " else if x { f() }"))",
    "let a = \(repeated(20, "[key: "))1\(repeated(20, "]"))",
    lines(300, "case a"),
    lines(300, "@a @b(c) var x: @d () -> Void = { }"),
    "let s = \"\(repeated(100, "[({<"))\"",
    "let s = \"\"\"\n\(lines(10, #"\(a.joined(separator: " [(") + f("x)]"))"#))\"\"\"",
    lines(200, #"print("\(a.map { "[(\($0)" }.joined(separator: ", ["))")"#),
    "let r = #/\(repeated(100, "\\["))/#",
    "/* \(repeated(50, "[/* "))\(repeated(51, "*/"))",
    "// \(repeated(100, "["))\nlet x = 1",
  ]

  private static func repeated(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  private static func lines(_ count: Int, _ line: String) -> String {
    repeated(count, line + "\n")
  }

  @Test func codeThatIsTooDeepIsPlainText() {
    let code = "let a = " + String(repeating: "[", count: 100)
    #expect(HighlightedCode(code).runs == [.init(tokenClass: nil, text: code)])
    #expect(VisibleLines.text(of: "// lesson.hide\n" + code) == "// lesson.hide\n" + code)
  }
}
