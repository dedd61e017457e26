import Foundation
import LessonFormat
import LessonNotebook
import Testing

/// Tags of other tools come in as the words of lessons, and go out again.
@Suite struct CellTagTests {
  private func notebook(_ markdown: String) -> String {
    Notebook(Lesson(parsing: Array(markdown.utf8), file: "Lessons/01-a.md")).text
  }

  @Test(
    "Words of a lesson as tags",
    arguments: [
      (
        "```swift traps hidden\nfatalError()\n```\n\n```output trap\n```\n",
        ["raises-exception", "remove-cell"]
      ),
      ("```swift compile-fail\nx\n```\n\n```output error\nx\n```\n", ["raises-exception"]),
      ("```swift ignore=\"a\" fold=\"b\"\nx\n```\n", ["skip-execution", "hide-input"]),
      ("```swift no-run, fold\nx\n```\n", ["skip-execution", "hide-input"]),
      ("```swift\n1\n```\n\n```output fold nondeterministic\n1\n```\n", ["nbval-ignore-output"]),
      ("```swift id=traps\n1\n```\n", []),
    ])
  func exported(_ lesson: String, _ tags: [String]) throws {
    let text = notebook(lesson)
    let list = tags.map { "     \"\($0)\"" }.joined(separator: ",\n")
    #expect(text.contains("\"tags\"") == !tags.isEmpty)
    if !tags.isEmpty { #expect(text.contains("\"tags\": [\n\(list)\n    ]")) }
    let decoded = try JSONDecoder().decode(Notebook.self, from: Data(text.utf8))
    #expect(ImportedLesson(decoded, filesFolder: "f").markdown == lesson)
  }

  /// Whatever form the tags have, and however they are spelt.
  @Test(arguments: [#"["x", 1, "Skip_Execution"]"#, #""skip-execution""#, #"[["nbval-skip"]]"#])
  func spellings(_ tags: String) throws {
    let file =
      "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"1\","
      + " \"metadata\": {\"language\": \"swift\", \"tags\": \(tags)}}]}"
    let notebook = try JSONDecoder().decode(Notebook.self, from: Data(file.utf8))
    let lesson = ImportedLesson(notebook, filesFolder: "f").markdown
    #expect(lesson.hasPrefix("```swift ignore=\"the notebook's tag "))
  }

  /// A cell that was never run has no count, or zero.
  @Test func zeroIsNoOrder() throws {
    let cells = [2, 0, 3, 0].map {
      "{\"cell_type\": \"code\", \"source\": \"1\", \"outputs\": [], \"execution_count\": \($0)}"
    }
    let text = "{\"nbformat\": 4, \"cells\": [\(cells.joined(separator: ", "))]}"
    let notebook = try JSONDecoder().decode(Notebook.self, from: Data(text.utf8))
    #expect(
      ImportedLesson(notebook, filesFolder: "f").remarks
        == ["cells 2, 4: no execution count: not run, or edited since"])
  }

  @Test(
    "Text that only names an object gives way to what shows it",
    arguments: [
      ("<IPython.core.display.HTML object>", true), ("<IPython.lib.display.IFrame at 0x7f>", true),
      ("<folium.folium.Map object at 0x7f1>\n", true), ("<b>.x object", false), ("<Axes: >", false),
      ("a <x.y object>", false), ("<x.y object>\nmore", false), ("<object>", false),
    ])
  func placeholders(_ text: String, _ isPlaceholder: Bool) throws {
    let output =
      "{\"output_type\": \"display_data\", \"metadata\": {}, \"data\": {\"text/markdown\": \"**x**\","
      + " \"text/plain\": \(text.debugDescription)}}"
    let file =
      "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"x\","
      + " \"metadata\": {\"language\": \"swift\"}, \"outputs\": [\(output)]}]}"
    let notebook = try JSONDecoder().decode(Notebook.self, from: Data(file.utf8))
    let lesson = ImportedLesson(notebook, filesFolder: "f").markdown
    #expect(lesson.contains("```markdown\n**x**\n```") == isPlaceholder)
    #expect(lesson.contains("```text\n") == !isPlaceholder)
  }
}
