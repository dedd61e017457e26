import LessonText
import Testing

@testable import LessonNotebook

@Suite("Prose that an import takes as it stands")
struct PlainProseTests {
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 16
    }
  }

  @Test("what has neither fences nor HTML leaves nothing open")
  func nothingStaysOpen() {
    let pieces = [
      "a", " ", "\n", "\n\n", "    ", "\t", "- ", "1. ", "> ", "# ", "---", "`", "``", "*", "_",
      "[",
      "]", "(", ")", "[a]: ", "!", "\"", "'", "\\", "&", "|", "é", "=", "+", "swift", ":",
    ]
    var numbers = Numbers(state: 1)
    var tried = 0
    for _ in 0..<3_000 {
      let count = Int.random(in: 1...12, using: &numbers)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &numbers) }.joined()
      guard !LessonBlock.mayLeaveOpen(text) else { continue }
      tried += 1
      #expect(LiveFences(text).lines.isEmpty, "\(text.debugDescription)")
      #expect(ClosedMarkdown(text).closing == nil, "\(text.debugDescription)")
    }
    #expect(tried > 2_000)
  }
}
