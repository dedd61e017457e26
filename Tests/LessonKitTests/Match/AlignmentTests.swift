import Testing

@testable import LessonMatching

@Suite struct AlignmentTests {
  /// The steps in letters: `=` kept, `~` replaced, `-` removed, `+` inserted, `*` and how many taken.
  private func steps(_ expected: String, _ printed: String) -> String {
    let expected = Array(expected)
    let printed = Array(printed)
    return Alignment(
      expected: expected.count, printed: printed.count, isWildcard: { expected[$0] == "*" },
      matches: { expected[$0] == printed[$1] }
    ).steps.map { step in
      switch step {
      case .kept: "="
      case .replaced: "~"
      case .removed: "-"
      case .inserted: "+"
      case .taken(_, let range): "*\(range.count)"
      }
    }.joined()
  }

  @Test(arguments: [
    ("", "", ""), ("abc", "abc", "==="), ("abc", "axc", "=~="), ("abc", "ac", "=-="),
    ("ac", "abc", "=+="), ("*", "abc", "*3"), ("a*z", "qrs", "~*1~"), ("*z", "ab", "*1~"),
    ("a*", "a", "=*0"), ("a*b*c", "axxbc", "=*2=*0="), ("abcd", "bcde", "-===+"),
  ])
  func theCheapestWayIsTaken(_ expected: String, _ printed: String, _ wanted: String) {
    #expect(steps(expected, printed) == wanted)
  }

  @Test func wildcardsOfHugeTextsStay() {
    let many = String(repeating: "b", count: 500_000)
    #expect(
      steps("ac*de*def*f*uv", "ab" + many + "xde" + many + "yv")
        == "=~*500001==*0---*0-*500000~=")
    let short = String(repeating: "b", count: 1500)
    let changes = String(repeating: "~", count: 1500) + String(repeating: "-", count: 1500)
    #expect(steps(String(repeating: "a", count: 3000) + "*", short) == changes + "*0")
  }

  @Test func hugeTextsArePairedUp() {
    let expected = String(repeating: "a", count: 3000) + "*"
    let printed = String(repeating: "b", count: 3001)
    #expect(steps(expected, printed) == String(repeating: "~", count: 3000) + "*1")
  }
}
