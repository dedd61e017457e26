import Foundation
import LessonFormat
import LessonNotebook
import Testing

/// An export that is imported again is the lesson it was made of, byte for byte.
@Suite struct RoundTripTests {
  /// Lessons as authors write them, and the corners of the form.
  private static let samples = [
    "", "\n", "\n\n  \n", "# Title", "# Title\n\n\n", "\n\n# Title\n",
    "```swift\n1\n```", "```swift\n```\n", "```swift\n\n```\n\n```output\n\n```\n",
    "Text\n```swift\n1\n```\n```output\n1\n```\nText\n",
    "```swift\n1\n```\n\n\n\n```swift\n2\n```\n",
    "~~~~ Swift hidden, timeout=3\nlet a = \"\"\"\n  ```\n  \"\"\"\n~~~~~\n",
    "   ```swift\n    1\n  2\n   ```\n", "```swift fold=\"a traps b\"\n1\n```\n",
    "```swift traps\nfatalError(\"x\")\n```\n\n```output\nbefore\n```\n\n```output trap\nx\n```\n",
    "```swift compile-fail\nlet a: Int = \"\"\n```\n\n```output error\ncannot convert\n```\n",
    "```swift\n1\n```\n\n```output stderr\ne\n```\n\n```output approx\n1.0\n...\n```\n",
    "```swift\n1\n```\n\n``` output  as=svg\n<svg/>\n```\n",
    "```swift\n1\n```\n\n```output as=html, fold\n<b>1</b>\n\n```\n",
    "```swift silent\nprint(1)\n```\n\n```swift no-run\nprint(1)\n```\n",
    "```swift ignore=\"a `b`\"\n1\n```\n", "~~~swift ignore=\"a `b`\"\n1\n~~~\n",
    "---\ntitle: x\n---\n\n# T\n\n```swift\n1\n```\n", "---\ntitle: x\n---\n# T\n",
    "---\n\nA rule before\n\n---\n", "<!-- lesson: timeout=3 -->\n\n# T\n\n```swift\n1\n```\n",
    "- item\n\n  ```swift\n  1\n  ```\n\n  ```output\n  1\n  ```\n\n```swift\n2\n```\n",
    "> ```swift\n> 1\n> ```\n\nText\n", "- ```swift\n  1\n  ```\n    ```swift\n    2\n",
    "Text\n\n<!-- open\n", "```text\nprose\n```\n\n```text swift\nmore\n```\n",
    "```swift\nlet carriage = 1\n```\n\n```output\n\u{1B}[31ma\rb\u{1B}[0m\n\0\n```\n",
    "    ```swift\n    indented\n",
    "```swift\nlet é = \"e\u{301}\"\n```\n\n```output\ne\u{301}é\n```\n",
    "Line\u{2028}sep\u{85} and  \n\n```swift\n1\n```\n \t\n```output\n1  \n```\n\t\nEnd  \n",
    "# A\n```swift\n%%bash\n%install x\n```\n```swift\n1\n```   \n```output\n1\n```\n",
  ]

  private func importing(_ notebook: Notebook) throws -> ImportedLesson {
    let data = Data(notebook.text.utf8)
    return ImportedLesson(
      try JSONDecoder().decode(Notebook.self, from: data), filesFolder: "01-a.files")
  }

  private func expectRoundTrip(_ bytes: [UInt8]) throws {
    let notebook = Notebook(Lesson(parsing: bytes, file: "Lessons/01-a.md"))
    let imported = try importing(notebook)
    #expect(Array(imported.markdown.utf8) == bytes)
    #expect(imported.remarks.isEmpty)
    #expect(imported.files.isEmpty)
  }

  @Test(arguments: samples)
  func lessonComesBack(_ markdown: String) throws {
    try expectRoundTrip(Array(markdown.utf8))
  }

  @Test(arguments: samples)
  func lineEndsAndByteOrderMarkComeBack(_ markdown: String) throws {
    try expectRoundTrip(Array(markdown.replacing("\n", with: "\r\n").utf8))
    try expectRoundTrip(Array(("\u{FEFF}" + markdown.replacing("\n", with: "\r")).utf8))
  }

  /// Samples behind one another, in many orders: what one leaves open another one meets.
  @Test(arguments: 0..<40)
  func lessonsBehindOneAnotherComeBack(_ step: Int) throws {
    var text = ""
    for index in 0..<6 {
      text += Self.samples[(step * 7 + index * (step + 1)) % Self.samples.count]
      text += ["\n", "", "\r\n", "\n\n"][(step + index) % 4]
    }
    try expectRoundTrip(Array(text.utf8))
  }

  @Test func goldenLessonsComeBack() throws {
    let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../CommandTests/Cases").standardizedFileURL
    let names = try FileManager.default.contentsOfDirectory(atPath: cases.path)
    #expect(names.count > 30)
    for name in names where name != "not-utf8" {
      try expectRoundTrip(Array(Data(contentsOf: cases.appending(path: "\(name)/lesson.md"))))
    }
  }

  /// Lessons that an import has made: with words for tags, comments between lists, other labels.
  @Test func importedLessonsComeBack() throws {
    let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../CommandTests/Notebooks").standardizedFileURL
    let names = try FileManager.default.contentsOfDirectory(atPath: cases.path)
    #expect(names.count > 7)
    for name in names where !name.hasPrefix(".") {
      let bytes = try Array(Data(contentsOf: cases.appending(path: "\(name)/lesson.md")))
      let imported = try importing(Notebook(Lesson(parsing: bytes, file: "Lessons/01-a.md")))
      #expect(Array(imported.markdown.utf8) == bytes)
    }
  }

  @Test func notebookIsTheSameEveryTime() {
    let lesson = Lesson(parsing: Array("# T\n\n```swift\n1\n```\n".utf8), file: "Lessons/01-a.md")
    #expect(Notebook(lesson).text == Notebook(lesson).text)
  }
}
