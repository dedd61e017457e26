import Testing

@testable import LessonResults
@testable import LessonText

@Suite struct LessonUpdateTests {
  @Test func onlyFailingFencesOfFiveHundredLessonsChange() {
    for seed in 0..<500 {
      let generated = GeneratedLesson(seed: UInt64(seed))
      let verdict = generated.verdict(on: generated.broken)
      #expect(verdict.lesson.isWellFormed, "seed \(seed)")
      let update = LessonUpdate(verdict, on: Platform())
      let text = String(decoding: update.file, as: UTF8.self)
      let isRight = text.utf8.elementsEqual(generated.right.utf8)
      #expect(isRight, "seed \(seed)\n\(text)\ninstead of\n\(generated.right)")

      let second = generated.verdict(on: text)
      let isVerified = second.isVerified
      #expect(isVerified, "seed \(seed)")
      let again = LessonUpdate(second, on: Platform())
      let isUnchanged = again.changes.isEmpty && again.file == update.file
      #expect(isUnchanged, "seed \(seed)")
    }
  }
}
