import Testing

@testable import LessonFormat
@testable import LessonMatching

@Suite struct NumberRuleTests {
  private func matches(_ info: String, _ expected: String, _ printed: String) -> Bool {
    let markdown = "```swift\n```\n```output \(info)\n\(expected)\n```\n"
    let lesson = Lesson(parsing: Array(markdown.utf8), file: "a.md")
    guard let output = lesson.cells.first?.output else { return false }
    let lines = OutputLine.lines(of: Array(printed.utf8))
    return OutputMatcher(expected: output, printed: lines).diagnostic == nil
  }

  @Test(arguments: [
    ("approx", "0.33", "0.3342"), ("approx", "0.33", "0.335"), ("approx", "0.34", "0.335"),
    ("approx", "1e3", "1500"), ("approx", "-0.0", "0.0"),
    ("approx", "nan", "nan"), ("approx", "-inf", "-inf"), ("approx", "x0.5 3", "x0.5 3"),
    ("tolerance=0.1", "1.0", "1.1"), ("tolerance=0.1", "1.0", "0.9"), ("abs=0.5", "3.0", "3"),
    ("tolerance=1e-6 abs=1", "0.0", "-1"), ("tolerance=0.1", "[..]=1.0", "a=b=1.05"),
    ("tolerance=0", "1.50", "1.5"), ("approx", "→1.5→", "→1.52→"), ("approx", "3-1.5", "3-1.52"),
    ("abs=0.1", "(1.0,2.0)", "(1.1,1.9)"), ("approx", "6.02e23", "6.0221e+23"),
    ("approx", "[..]-0.50", "loss -0.501"), ("approx", "[..].5[..]", "is .52 m"),
    ("abs=1", "tensor([1., 2.])", "tensor([2., 3.])"), ("abs=1", "is 1.0.", "is 2.0."),
  ])
  func nearNumbersMatch(_ info: String, _ expected: String, _ printed: String) {
    #expect(matches(info, expected, printed))
  }

  @Test(arguments: [
    ("", "0.33", "0.330"), ("approx", "0.33", "0.336"), ("approx", "3", "3.0"),
    ("tolerance=1", "3", "4"), ("tolerance=0.1", "1.0", "1.1000001"), ("approx", "inf", "-inf"),
    ("approx", "inf", "1e9"), ("abs=1e308", "1.0", "inf"), ("approx", "nan", "banana"),
    ("abs=9", "1.2.3", "1.2.4"), ("abs=9", "x1.5", "x1.6"), ("tolerance=0.1", "a 1.0", "b 1.0"),
    ("approx", "1.5", "21.5"), ("abs=1", "1.5 m", "1.5 s"), ("approx", "0.1", ""),
    ("abs=0.5", "[..]3.1", "0.9e-3"), ("abs=1", "step 10.", "step 11."),
  ])
  func otherTextDoesNotMatch(_ info: String, _ expected: String, _ printed: String) {
    #expect(!matches(info, expected, printed))
  }

  @Test func hostileNumbersAreText() {
    #expect(DecimalNumber("1e999999999999") == nil)
    #expect(DecimalNumber("1e\(Int.min)") == nil)
    #expect(DecimalNumber(String(repeating: "9", count: 5000)) == nil)
    #expect(!matches("abs=1", "1e999999", "1e999998"))
  }

  @Test func aLongPrintedNumberIsANumber() {
    let threes = String(repeating: "3", count: 6000)
    let zeros = String(repeating: "0", count: 6000)
    #expect(matches("approx", "0.33", "0." + threes))
    #expect(!matches("approx", "0.34", "0." + threes))
    #expect(matches("approx", "0.33", "0.335" + zeros))
    #expect(!matches("approx", "0.33", "0.335" + zeros + "1"))
    #expect(matches("abs=0.5", "0.0", "-0." + zeros + "1"))
    #expect(!matches("tolerance=0", "0.0", "0." + zeros + "1"))
    #expect(!matches("abs=0.5", "1.0", "1" + zeros))
    #expect(matches("tolerance=0", "2.5", "2.5" + zeros))
    // A fence with more digits than are kept means its text.
    #expect(matches("abs=1", "0." + threes, "0." + threes))
    #expect(!matches("abs=1", "0." + threes, "0." + threes + "3"))
  }

  @Test func manyWildcardsTakeNoTime() {
    let pattern = String(repeating: "[..]a", count: 40)
    #expect(!matches("", pattern, String(repeating: "a", count: 2000) + "b"))
    let long = String(repeating: "[..]a[..]b", count: 2000)
    #expect(matches("", long, String(repeating: "ab", count: 100_000)))
    let lines = (0..<2000).map { "...\n\($0 * 10)\n" }.joined()
    #expect(matches("", lines + "...", (0..<20_000).map { "\($0)\n" }.joined()))
  }

  @Test func manyEqualLinesTakeNoTime() {
    let lines = (0..<5000).map { "a\($0 % 2)" }
    let printed = lines.joined(separator: "\n")
    let sorted = lines.sorted().joined(separator: "\n")
    #expect(matches("unordered", sorted, printed))
    #expect(!matches("unordered", sorted + "\na1", printed + "\na0"))
    let wildcards = [String](repeating: "[..]", count: 5000).joined(separator: "\n")
    #expect(matches("unordered", wildcards, printed))
  }

  @Test func linesMakeWayForEachOther() {
    #expect(matches("unordered", "[..]\na[..]\n[..]b\nab", "ab\nxb\nay\nz"))
    #expect(!matches("unordered", "[..]b\na[..]\nab\nab", "ab\nxb\nay\nz"))
  }
}
