import LessonCode
import Testing

@Suite struct LessonManifestTests {
  @Test(
    "The lesson is added in the manner of the array, and nothing else changes",
    arguments: [
      (
        "let lessons = [\n  \"a\",\n  \"b\",\n]\n",
        "let lessons = [\n  \"a\",\n  \"b\",\n  \"c\",\n]\n"
      ),
      ("let lessons = [\n  \"a\"\n]\n", "let lessons = [\n  \"a\",\n  \"c\"\n]\n"),
      (
        "let lessons = [\n  \"a\" // first\n]\n", "let lessons = [\n  \"a\", // first\n  \"c\"\n]\n"
      ),
      (
        "let lessons: [String] = [\r\n\t\"a\",\r\n\t// \"b\",\r\n]\r\n",
        "let lessons: [String] = [\r\n\t\"a\",\r\n\t// \"b\",\r\n\t\"c\",\r\n]\r\n"
      ),
      ("let lessons = []", "let lessons = [\"c\"]"),
      ("let lessons = [\n]", "let lessons = [\n  \"c\",\n]"),
      ("let lessons = [\"a\"]", "let lessons = [\"a\", \"c\"]"),
      ("let lessons = [\"a\",]", "let lessons = [\"a\", \"c\",]"),
      (
        "\u{FEFF}// größe \"lessons = []\"\nlet lessons = [\"a\",\n  \"b\"]",
        "\u{FEFF}// größe \"lessons = []\"\nlet lessons = [\"a\",\n  \"b\", \"c\"]"
      ),
    ])
  func addsInTheMannerOfTheArray(_ manifest: String, _ expected: String) throws {
    let edited = try #require(LessonManifest(manifest).adding("c"))
    #expect(Array(edited.utf8) == Array(expected.utf8))
    #expect(LessonManifest(edited).names("c"))
    #expect(!LessonManifest(manifest).names("c"))
  }

  @Test(
    "An array that cannot be understood is left alone",
    arguments: [
      "", "let lesson = [\"a\"]", "let lessons = [\"a\"] + more", "let lessons = names()",
      "let lessons = [\"a\", b]", "func f() { let lessons = [\"a\"] }", "let lessons = [\"a\"",
      "let lessons = [\"\\(a)\"]", "let lessons = [\"a\"], others = [\"b\"]",
    ])
  func refusesOthers(_ manifest: String) {
    #expect(LessonManifest(manifest).adding("c") == nil)
  }
}
