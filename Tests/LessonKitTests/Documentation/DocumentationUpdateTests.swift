import LessonDocumentation
import LessonResults
import LessonText
import Testing

@Suite("False comments are put right where they stand")
struct DocumentationUpdateTests {
  /// The update of a file whose first block's claims are false, by what was found instead.
  private static func update(
    _ kind: DocumentationFile.Kind, _ text: String, _ found: [Int: String]
  ) throws -> DocumentationUpdate {
    let file = DocumentationFile.reading(kind, text)
    var verdict = BlockVerdict(try #require(file.blocks.first), .failed)
    verdict.found = found
    return DocumentationUpdate(file, [verdict]) {
      DocumentationFile(kind, $0, file: file.file, slices: { _ in [] })
    }
  }

  private static func comment(_ code: String) -> String {
    let lines = code.split(separator: "\n").map { "///     \($0)\n" }.joined()
    return "/// A.\n///\n\(lines)func f() {}\n"
  }

  @Test(
    "the author's quotes and marks stay",
    arguments: [
      ("print(a) // Prints \"1\"", "2", "print(a) // Prints \"2\""),
      ("print(a)\n// prints “x”", "y z", "print(a)\n// prints “y z”"),
      ("a.b // => 1", "2", "a.b // => 2"), ("a.b // → 1", "2", "a.b // → 2"),
      ("a.b // == [1]", "[1, 2]", "a.b // == [1, 2]"), ("a.b // .big", "small", "a.b // .small"),
      ("let x = 3 // x == 4", "3", "let x = 3 // x == 3"),
      ("print(a)\n// Prints \"1\n// 2\"", "1\n3", "print(a)\n// Prints \"1\n// 3\""),
      ("print(a)\n// Prints \"1\n// 2\"", "1\n2\n3", "print(a)\n// Prints \"1\n// 2\n// 3\""),
      ("print(a)\n// Prints \"1\n// 2\n// 3\"", "4\n5", "print(a)\n// Prints \"4\n// 5\""),
    ])
  func style(code: String, found: String, new: String) throws {
    let update = try Self.update(.comments, Self.comment(code), [0: found])
    #expect(String(decoding: update.bytes, as: UTF8.self) == Self.comment(new))
    #expect(update.changes.count == 1)
    #expect(update.unwritable.isEmpty)
  }

  @Test(
    "what no comment can hold there is said and left",
    arguments: ["1\n2", "", "a\u{1B}b", "*/", "a */ b"])
  func unwritable(found: String) throws {
    let text = "/**\n ```swift\n print(a) // Prints \"1\"\n ```\n*/\nfunc f() {}\n"
    let update = try Self.update(.comments, text, [0: found])
    #expect(String(decoding: update.bytes, as: UTF8.self) == text)
    #expect(update.changes.isEmpty)
    #expect(update.unwritable.map(\.place.line) == [3])
  }

  @Test("all other bytes stay: line ends, tabs, quote marks, a byte order mark")
  func bytes() throws {
    let page = "\u{FEFF}# A\r\n\r\n> ```swift\r\n> \ta.b // 1\r\n> ```\r\n\r\nEnd"
    let update = try Self.update(.page, page, [0: "2"])
    #expect(String(decoding: update.bytes, as: UTF8.self) == page.replacing("// 1", with: "// 2"))
    let stars = "/**\r\n * ```swift\r\n * a.b // 1\r\n * ```\r\n */\r\nfunc f() {}\r\n"
    let other = try Self.update(.comments, stars, [0: "2"])
    #expect(String(decoding: other.bytes, as: UTF8.self) == stars.replacing("// 1", with: "// 2"))
  }
}
