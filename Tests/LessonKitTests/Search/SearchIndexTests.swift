import Testing

@testable import LessonFormat
@testable import LessonPages
@testable import LessonResults
@testable import LessonText

/// The index is a script that means the texts of all pages, and nothing that they say.
@Suite struct SearchIndexTests {
  private func script(_ lessons: (String, String)...) throws -> String {
    let verdicts = lessons.map { Verdict(Lesson(parsing: Array($1.utf8), file: $0)) }
    return try #require(try Site.text("search-index.js", of: verdicts))
  }

  @Test func aTextIsTheNumbersOfItsWords() throws {
    let script = try script(("Lessons/01-a.md", "# A b\n\na b a, a\n\n```swift\nb\n```\n"))
    // By how often they occur: a, b, the comma, A.
    let end = """
      separator: "\t",
      pages: [
      ["01-a.html","A b","a\tb\t, \tA",[
      [1,"a-b","($","p#$#%#","#a-b-1","c$"]
      ]]
      ]};

      """
    #expect(script.hasSuffix(end))
  }

  @Test func lessonsStandInTheOrderOfTheCourse() throws {
    let script = try script(("2-b.md", "# B\n"), ("1-a.md", "# A\n"))
    let first = try #require(script.range(of: "2-b.html"))
    let second = try #require(script.range(of: "1-a.html"))
    #expect(first.lowerBound < second.lowerBound)
  }

  @Test func theSameLessonsMakeTheSameBytes() throws {
    let words = (0..<500).map { "w\($0 % 97) v\($0 % 89)" }.joined(separator: " ")
    let scripts = try (0..<5).map { _ in try script(("a.md", "# T\n\n\(words)\n")) }
    #expect(Set(scripts).count == 1)
  }

  @Test func hostileTextEndsNoScript() throws {
    let hostile = "</script><script>alert(1)</script><!-- \" \\ `${x}` ' \u{202E} */ // \u{FEFF}"
    let script = try script(
      (
        "Lessons/\"</script>\".md",
        "# \(hostile.replacing("<", with: "\\<"))\n\n```text\n\(hostile)\n```\n"
      )
    )
    #expect(!script.contains("<"))
    let unseen: Set<Unicode.Scalar> = ["\u{2028}", "\u{2029}", "\u{202E}", "\u{FEFF}", "\r", "\0"]
    #expect(!script.unicodeScalars.contains(where: unseen.contains))
    // Outside of its strings the script has nothing but its own words.
    var rest = script.replacing(#/"(\\.|[^"\\\n])*"/#, with: "S")
    for word in [
      "// Made by `lessons build`; search.js reads it.", "globalThis.lessonsSearchIndex",
      "digits:", "endCount:", "separator:", "pages:",
    ] { rest = rest.replacing(word, with: "") }
    #expect(rest.allSatisfy { "S0123456789[]{},;= \n".contains($0) })
  }

  @Test(arguments: [
    ("a\"b\\c\nd\te", #""a\"b\\c\nd"# + "\t" + #"e""#),
    ("<\u{2028}\u{2029}\u{7F}\u{1}\u{FEFF}", #""\u003C\u2028\u2029\u007F\u0001\uFEFF""#),
    ("é😀", "\"é😀\""),
  ])
  func literalsMeanTheirText(text: String, literal: String) {
    #expect(text.javaScriptLiteral == literal)
  }

  @Test func numbersAreShortAndAllDifferent() {
    let codes = (0..<20_000).map(SearchDictionary.digits(of:))
    #expect(Set(codes).count == codes.count)
    #expect(codes[..<SearchDictionary.endCount].allSatisfy { $0.count == 1 })
    #expect(codes[..<1500].allSatisfy { $0.count <= 2 })
    // A code ends where a digit says so, so that none is the beginning of another.
    let ends = SearchDictionary.digits.prefix(SearchDictionary.endCount)
    #expect(
      codes.allSatisfy {
        ends.contains($0.last ?? " ") && !$0.dropLast().contains(where: ends.contains)
      })
  }
}
