import Foundation
import LessonFormat
import LessonNotebook
import Testing

/// A notebook that was exported and then edited gives the edited lesson, with what still holds.
@Suite struct EditedNotebookTests {
  private static let lesson = """
    # Title

    ~~~swift hidden id=a
    let x = 1
    x
    ~~~
    ```output approx
    1
    ```
    End

    - ```swift
      x
      ```

    """

  private func importing(_ lesson: String, _ edits: [(String, String)]) throws -> String {
    var text = Notebook(Lesson(parsing: Array(lesson.utf8), file: "Lessons/01-a.md")).text
    for (old, new) in edits {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let notebook = try JSONDecoder().decode(Notebook.self, from: Data(text.utf8))
    return ImportedLesson(notebook, filesFolder: "01-a.files").markdown
  }

  @Test func editedCellKeepsItsAttributes() throws {
    let edited = try importing(Self.lesson, [(#""let x = 1\n","#, #""let x = 2\n","#)])
    #expect(
      edited
        == Self.lesson.replacing("~~~", with: "```").replacing("x = 1", with: "x = 2")
        .replacing("```\n```output", with: "```\n\n```output"))
  }

  @Test func editedOutputKeepsItsOptions() throws {
    let edited = try importing(Self.lesson, [(#""1\n""#, #""\u001b[1m1.5\u001b[0m\r\n""#)])
    #expect(edited.contains("```output approx\n1.5\n```\n"))
  }

  @Test func printedWildcardsInAnEditedOutputAreText() throws {
    let edited = try importing(Self.lesson, [(#""1\n""#, #""1\n  ...\n[..]\n""#)])
    #expect(edited.contains("```output approx exact\n1\n  ...\n[..]\n```\n"))
  }

  @Test func wildcardsOfTheAuthorStayWhereOnlyTheCodeIsEdited() throws {
    let lesson = "```swift\nlet x = 1\nx\n```\n\n```output\n[..]\n...\n```\n"
    let edited = try importing(lesson, [(#""let x = 1\n","#, #""let x = 2\n","#)])
    #expect(edited == lesson.replacing("x = 1", with: "x = 2"))
    let rerun = try importing(lesson, [(#""[..]\n","#, #""1\n","#)])
    #expect(rerun == "```swift\nlet x = 1\nx\n```\n\n```output exact\n1\n...\n```\n")
  }

  @Test func editedProseKeepsItsCells() throws {
    let edited = try importing(Self.lesson, [(#""End\n","#, #""The end\n","#)])
    #expect(edited == Self.lesson.replacing("End", with: "The end"))
  }

  @Test func neighboursThatWouldRunTogetherAreParted() throws {
    // The cell that stood between two paragraphs is prose now.
    let edited = try importing(
      "One\n```swift\n1\n```\nTwo\n", [(#""cell_type": "code""#, #""cell_type": "markdown""#)])
    #expect(edited == "One\n\n1\n\nTwo\n")
  }

  @Test func errorOfAnotherKindIsKeptAsProse() throws {
    let trap = "```swift traps\nfatalError(\"x\")\n```\n\n```output trap\nx\n```\n"
    let edited = try importing(
      trap, [(#""ename": "Trap""#, #""ename": """#), (#""x""#, #""error: no such thing""#)])
    #expect(
      edited == "```swift traps\nfatalError(\"x\")\n```\n\n```text\nerror: no such thing\n```\n")
  }
}
