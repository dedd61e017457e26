import Testing

@testable import LessonCode
@testable import LessonFormat
@testable import LessonResults

@Suite struct CompilerMemoryTests {
  private static let program: LessonProgram = {
    let text = "```swift\nlet a = 1\n```\n\n```swift\nlet b = [1, 2]\n```\n\n```swift\n3\n```\n"
    let lesson = Lesson(parsing: Array(text.utf8), file: "Lessons/a.md")
    return LessonProgram(lesson.cells, file: lesson.file)
  }()

  @Test(arguments: [
    (
      "3.\tWhile evaluating request (at Lessons/a.md:2:1)\n6.\tWhile type-checking [Lessons/a.md:10:1]",
      3
    ),
    ("6.\tWhile type-checking expression at [Lessons/a.md:2:9 - line:2:9]\nLessons/a.md:10:1", 1),
    ("4.\tWhile emitting IR SIL function \"@main\".", 2),
    ("4.\tWhile type-checking [/x/main.swift:10:1]", 2),
  ])
  func theCellIsTheInnermostOneThatTheCompilerNames(_ dump: String, _ cell: Int) throws {
    let text = "LLVM ERROR: out of memory\nStack dump:\n\(dump)\n"
    let failure = try #require(CompilerMemory.failure(text, program: Self.program))
    #expect(failure.cell == cell)
    #expect(failure.diagnostic.position.line == cell * 4 - 3)
    #expect(!failure.isRejection)
  }

  @Test func memoryIsExhaustedWhereTheCompilerSaysSoOrHadMostOfIt() {
    #expect(CompilerMemory.isExhausted(text: "LLVM ERROR: out of memory\n", peak: 0))
    #expect(CompilerMemory.isExhausted(text: "", peak: CompilerMemory.limit))
    #expect(!CompilerMemory.isExhausted(text: "error: x", peak: CompilerMemory.limit / 2))
  }
}
