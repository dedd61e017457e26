import Testing

@testable import LessonCode
@testable import LessonFormat

@Suite struct TestClassTests {
  private func text(_ markdown: String) -> String {
    TestClass.text(
      of: Lesson(parsing: Array(markdown.utf8), file: "Lessons/01-a.md"), path: "/x/01-a.md")
  }

  @Test func everyExpectedOutputIsOneMethod() {
    let text = text(
      """
      ## Training loop

      ```swift
      1
      ```

      ```output
      1
      ```

      ```swift ignore="later"
      ```

      ```swift
      let x = 1
      ```
      """)
    #expect(
      text == """
        // The tests of Lessons/01-a.md: edit the lesson, not this file.
        import LessonTesting
        import XCTest

        final class Lesson_01_a: XCTestCase {
          private static let run = LessonRun(
            path: "/x/01-a.md", file: "Lessons/01-a.md",
            program: "01-a", swiftVersion: "")

          func test_training_loop_1() throws {
            try Self.run.assertCell("training-loop-1", file: "/x/01-a.md", line: 7)
          }

          func test_training_loop_2() throws {
            try Self.run.assertCell("training-loop-2", file: "/x/01-a.md", line: 11)
          }

          func test_cells_without_output() throws {
            try Self.run.assertCellsWithoutOutput(file: "/x/01-a.md", line: 1)
          }

        }

        """)
  }

  @Test func malformedLessonIsAFailingTest() {
    #expect(text("```swift foo\n```\n").contains("assertWellFormed"))
  }

  @Test func namesThatWouldCollideAreToldApart() {
    let text = text(
      "```swift id=a-b\n1\n```\n```output\n1\n```\n```swift id=a_b\n1\n```\n```output\n```\n")
    #expect(text.contains("func test_a_b()"))
    #expect(text.contains("func test_a_b_2()"))
    let reserved = self.text("```swift id=cells-without-output\n1\n```\n```output\n1\n```\n")
    #expect(reserved.contains("func test_cells_without_output_1()"))
  }
}
