import Testing

@testable import LessonKit

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

  @Test func hugeTextsArePairedUp() {
    let expected = String(repeating: "a", count: 3000) + "*"
    let printed = String(repeating: "b", count: 3001)
    #expect(steps(expected, printed) == String(repeating: "~", count: 3000) + "*0+")
  }
}
