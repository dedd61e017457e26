import Testing

@testable import LessonFormat

@Suite struct CacheTextTests {
  private func text(_ markdown: String) -> String {
    Lesson(parsing: Array(markdown.utf8), file: "a.md").cacheText
  }

  @Test func cacheTextIgnoresProseAndKnowsAttributes() {
    let plain = text("# A\n\n```swift\nlet x = 1\n```\n")
    #expect(plain == text("# B\n\ntext\n\n```swift\nlet x = 1\n```\n"))
    #expect(plain != text("# A\n\n```swift\nlet x = 2\n```\n"))
    #expect(plain != text("# A\n\n```swift silent\nlet x = 1\n```\n"))
  }

  @Test func noCodeLooksLikeWhatStandsBetweenCells() {
    let one = text("```swift\nlet reset = 1\nreset\n```\n")
    #expect(
      one != text("```swift\nlet reset = 1\n```\n\n```swift reset ignore=\"later\"\nreset\n```\n"))
  }

  @Test func cacheTextKnowsTheLineOfCodeThatAsksForIt() {
    let first = text("```swift\nprint(#line)\n```\n")
    #expect(first != text("\n```swift\nprint(#line)\n```\n"))
  }

  @Test func cacheTextKnowsTheLineOfATrapWhoseMessageIsComparedWhole() {
    let cell = "```swift traps\nfatalError()\n```\n\n```output trap\n```\n"
    #expect(text(cell) == text("\n" + cell))
    let whole = cell + "\n```output stderr\na.md:2: Fatal error\n```\n"
    #expect(text(whole) != text("\n" + whole))
  }
}
