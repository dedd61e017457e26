import Testing

@testable import LessonPages

/// The words that a search knows.
@Suite struct SearchWordsTests {
  @Test(arguments: [
    ("a b", ["a", "b"]),
    ("zeroGrad() is x_i", ["zeroGrad", "() ", "is", "x_i"]),
    ("-0.0412, 1e-6 1.2.3", ["-", "0.0412", ", ", "1e-6", "1.2.3"]),
    ("1...9 3.x 2e- e-1", ["1", "...", "9", "3", ".", "x", "2e", "- ", "e", "-", "1"]),
    ("Größe é\nη", ["Größe", "é", "\n", "η"]),
    ("", []),
  ])
  func textIsWordsAndWhatIsBetweenThem(text: String, parts: [String]) {
    let words = SearchWords(text)
    #expect(words.ranges.map { String(decoding: words.bytes[$0], as: UTF8.self) } == parts)
  }
}
