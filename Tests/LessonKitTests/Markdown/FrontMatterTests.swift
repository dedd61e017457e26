import Testing

@testable import LessonMarkdown
@testable import LessonText

/// Front matter is plainly YAML; whatever else stands between two rules is Markdown.
@Suite struct FrontMatterTests {
  private func lineCount(_ text: String) -> Int? { FrontMatter(SourceText(text))?.lines.upperBound }

  @Test(arguments: [
    "title: Loss surfaces", "title: \"a: b\" # why", "'quoted key': 1", "\"a\": 'it''s'",
    "title: a\ntags: [x, \"y]\", {z: 1}]", "tags:\n- a\n- b\nlast: 1",
    "tags:\n  - a\n  - b: c\n    d: e",
    "map:\n  inner:\n    deep: 1\n\n  other: 2",
    "text: |\n  Any text: at all\n   - [x\n\n  `more`\nend: 1",
    "text: >-\n  folded", "text: a plain value\n  that goes on", "# a comment", "# one\n\n# two",
    "title: x\n\n# comment\ndate: 2026-11-29 10:00:00", "list: [a,\n  b,\n]",
    "title: \"over\n  lines\"",
    "empty:", "url: https://example.org/a#b", "$key: 1\n_other: 2", "größe: 3", "title : x",
    "title: \"```swift\"", "jupyter:\n  kernelspec:\n    name: swift", "key:\n  a value of its own",
  ])
  func mappingsAndCommentsAreSkipped(_ yaml: String) {
    let count = yaml.lines.count + 2
    for end in ["---", "...", "---  "] {
      #expect(lineCount("---\n\(yaml)\n\(end)\n\n# Title\n") == count)
    }
    #expect(lineCount("\u{FEFF}---\r\n\(yaml.replacing("\n", with: "\r\n"))\r\n---\r\n") == count)
    #expect(lineCount("---\n\(yaml)\n") == nil)
  }

  @Test(arguments: [
    "Some text under a rule.", "# Title\n\nSome text.", "**bold** a: b", "- item", "- key: value",
    "1. item", "> quote: text", "* a: b", "Note: a line\nand its second line.",
    "Note: this: that", "See: [a link](x)", "[a]: https://example.org", "http://example.org",
    "a: b\n- c", "a: b\n  c: d", "a: \"b\" c", "a: 'b", "a: [b", "a: [b}", "a: [b] c",
    "\ta: b", "a:\n\tb: c", "<!-- lesson: timeout=3 -->", "<details>", "| a | b |", "Title\n=====",
    "a: `code`", "a: *b*", "![picture](a.svg)", "    indented: code", "key:value", "",
  ])
  func otherTextIsMarkdown(_ text: String) {
    #expect(lineCount("---\n\(text)\n---\n\n# Title\n") == nil)
  }

  @Test(arguments: ["", "  ", "      ", "> ", "- ", "1. ", "- > "])
  func nothingWithAFenceIsSkipped(_ prefix: String) {
    for fence in ["```", "~~~", "````"] {
      #expect(lineCount("---\na: 1\n\(prefix)\(fence)swift\n---\n") == nil)
      #expect(lineCount("---\na: |\n\(prefix)\(fence)\n---\n") == nil)
      #expect(lineCount("---\n# a\n\n\(prefix)\(fence)swift\n\(prefix)\(fence)\n---\n") == nil)
    }
  }

  @Test func aBlockWithNothingInItIsSkipped() {
    #expect(lineCount("---\n---\n") == 2)
  }
}
