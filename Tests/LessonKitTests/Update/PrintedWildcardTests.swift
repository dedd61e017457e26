import Testing

@testable import LessonKit

/// What a program prints is never a wildcard in the fence that `lessons update` writes of it.
@Suite struct PrintedWildcardTests {
  private static let texts = [
    "...", "  ...\t", "[..]", "a [..] b", "a x b", "a [..] c [..]", "[[..]..]", "[..", "..]",
    "....",
    "1.25", "1.25 [..]", "", "[...]",
  ]

  private static let infos = ["output", "output unordered", "output approx", "output exact"]

  private func lesson(_ lines: [String]?, _ info: String) -> Lesson {
    let fence = lines.map { "\n```\(info)\n" + $0.map { $0 + "\n" }.joined() + "```\n" } ?? ""
    return Lesson(parsing: Array("```swift\nf()\n```\n\(fence)".utf8), file: "Lessons/1.md")
  }

  private func verdict(on lesson: Lesson, printing lines: [String]) -> Verdict {
    var transcript = Transcript()
    var record = Transcript.CellOutput(number: 1)
    record.output = Array(lines.map { $0 + "\n" }.joined().utf8)
    transcript.cells = [record]
    transcript.isComplete = true
    return Verdict(
      lesson,
      results: lesson.programs.map { ProgramResult($0, program: nil, outcome: .ran(transcript)) })
  }

  private func wildcards(of lesson: Lesson) -> Int {
    lesson.cells[0].output?.patterns.reduce(0) { $0 + $1.wildcardCount } ?? 0
  }

  @Test func noTextIsWeakenedByAnUpdate() throws {
    var random = SplitMix64(state: 1)
    var exactFences = 0
    for seed in 0..<4000 {
      let info = random.element(of: Self.infos)
      let isMissing = random.next() % 4 == 0
      let old = (0..<(random.next() % 5)).map { _ in random.element(of: Self.texts) }
      let printed = (0..<(1 + random.next() % 5)).map { _ in random.element(of: Self.texts) }
      let before = lesson(isMissing ? nil : old, info)
      let update = LessonUpdate(verdict(on: before, printing: printed), on: Platform())
      let after = Lesson(parsing: update.file, file: "Lessons/1.md")
      let comment: Comment = "seed \(seed), \(info): \(old) printed \(printed)"
      #expect(verdict(on: after, printing: printed).isVerified, comment)
      #expect(wildcards(of: after) <= wildcards(of: before), comment)
      guard !update.changes.isEmpty, let output = after.cells[0].output, output.options.isExact
      else { continue }
      exactFences += 1
      // Each of the printed lines counts.
      for index in printed.indices {
        var others = printed
        others[index] = "something else"
        #expect(!verdict(on: after, printing: others).isVerified, comment)
      }
    }
    #expect(exactFences > 500)
  }
}
