import Testing

@testable import LessonFormat
@testable import LessonText

@Suite struct SpellingTests {
  @Test(arguments: [
    ("hiden", "hidden"), ("Hidden", "hidden"), ("hidde", "hidden"), ("silnet", "silent"),
    ("ignored", "ignore"), ("time-out", "timeout"), ("TIMEOUT", "timeout"),
  ])
  func suggestsTheNearestWord(_ misspelt: String, _ nearest: String) {
    let words = CellAttribute.allCases.map(\.rawValue)
    #expect(Spelling.nearest(to: misspelt, among: words) == nearest)
  }

  @Test(arguments: ["python", "x", "numberLines", "="])
  func suggestsNothingForAWordThatIsNotNear(_ word: String) {
    #expect(Spelling.nearest(to: word, among: CellAttribute.allCases.map(\.rawValue)) == nil)
  }
}
