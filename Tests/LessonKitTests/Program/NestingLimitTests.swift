import Testing

@testable import LessonCode
@testable import LessonPages

/// Code that the parser would need years or a huge stack for is found before it is parsed.
///
/// What is tried is just above the limit, where the parser still manages.
@Suite struct NestingLimitTests {
  @Test(arguments: [
    ("[", 13), ("[(", 12), ("a<[", 12), ("[a<", 11), ("[@a ", 11), ("(a:[", 11), ("[()->", 11),
    ("(", 64), ("{", 64), ("f(", 64), ("a<", 64), ("A.B<", 64), ("a ? ", 64), ("#if a\n", 64),
    ("\"\\(", 64), ("try ", 66), ("let ", 66), ("repeat ", 66), ("unsafe ", 66), ("else ", 33),
    ("if x {} else ", 505), ("macro a ", 36), ("#", 16),
    ("@a!\n", 36), ("macro a-\n", 36),
  ])
  func oneMoreThanTheLimitIsTooMuch(_ unit: String, _ limit: Int) {
    #expect(NestingLimit.excess(in: Self.repeated(limit, unit)) == nil)
    #expect(NestingLimit.excess(in: Self.repeated(limit + 1, unit)) != nil)
  }

  @Test(arguments: [
    #"""
    """\(()"""
    [[[[[[[[[[[[[[
    """#,
    #""\(a "[[[[[[[[[[[[[[" )""#,
    #""\(a "[[[[[[[" "[[[[[[[")""#,
    ##"#"\#(a #"[[[[[[[[[[[[[["#)"#"##,
  ])
  func findsItInStringsThatTheParserTakesForCode(_ code: String) {
    #expect(NestingLimit.excess(in: code) != nil)
  }

  @Test(arguments: Self.reasonable)
  func reasonableCodeIsParsed(_ code: String) {
    #expect(NestingLimit.excess(in: code) == nil)
  }

  private static let reasonable: [String] = [
    "// ####################\nlet a = 1\n  // # ##################",
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
    let code = "let a = " + Self.repeated(14, "[")
    #expect(HighlightedCode(code).runs == [.init(tokenClass: nil, text: code)])
    #expect(VisibleLines.text(of: "// lesson.hide\n" + code) == "// lesson.hide\n" + code)
  }
}
