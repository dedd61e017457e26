import LessonDocumentation
import LessonFormat
import LessonText
import Testing

@Suite("Documentation pages")
struct DocumentationPageTests {
  @Test(
    "have the blocks that are labelled Swift",
    arguments: [
      ("swift", true), ("Swift", true), ("swift,no_run", true), ("{swift}", true),
      ("swift:file.swift", true), ("{.swift #id}", true), ("swift title=\"A\"", true),
      ("swift5", true), ("", false), ("swiftui", false), ("swift-build", false), ("sh", false),
      ("text", false), ("json", false),
    ])
  func labels(info: String, isBlock: Bool) {
    #expect((DocumentationBlock.reading("f()", info: info) != nil) == isBlock)
  }

  @Test("have stable names for blocks, and outputs behind them")
  func outputs() {
    let page = """
      # Title

      ```swift
      f()
      ```

      ```text
      1
      ```

      ## Part

          code

      ```swift
      g()
      ```
      ```output unordered
      2
      ```
      ```output
      3
      ```
      """
    let file = DocumentationFile.reading(.page, page, file: "docs/Guide.md")
    #expect(file.title == "Title")
    #expect(file.units.map(\.name) == ["Guide"])
    #expect(file.blocks.map(\.id) == ["title-1", "part-1"])
    #expect(file.blocks.map(\.number) == [1, 2])
    #expect(file.blocks.map(\.output?.isBinding) == [false, true])
    #expect(file.blocks.map(\.output?.expected.fence.position.line) == [7, 18])
    #expect(file.blocks.last?.output?.expected.options.isUnordered == true)
  }

  @Test(
    "say that a block is for another system",
    arguments: [
      ("Example (Windows):", "an example for Windows"), ("Example:", nil),
      ("On Windows (or elsewhere):", nil),
    ])
  func systems(paragraph: String, reason: String?) {
    let page = "\(paragraph)\n\n```swift\nf()\n```\n\n```swift\ng()\n```\n"
    let file = DocumentationFile.reading(.page, page, file: "docs/Guide.md")
    #expect(file.blocks.map(\.skipReason) == [reason, nil])
  }

  @Test(
    "tell of fences that HTML swallows",
    arguments: [
      ("<p>\n```swift\nf()\n```\n", true), ("> <br>\n> ~~~ {swift}\n> f()\n> ~~~\n", true),
      ("<p>\n```sh\nls\n```\n", false), ("<pre>\n```swift\nf()\n```\n</pre>\n", false),
      ("<!--\n```swift\nf()\n```\n-->\n", false),
    ])
  func html(page: String, isTold: Bool) {
    let file = DocumentationFile.reading(.page, page, file: "P.md")
    #expect(file.blocks.map(\.kind) == (isTold ? [.inHTML] : []))
    #expect(file.blocks.first.map(\.position.line) == (isTold ? 2 : nil))
  }

  @Test(
    "tell of fences that paragraphs swallow",
    arguments: [
      ("- a\n- [ ] ```swift\n  f()\n  ```\n", true), ("a\nb: ~~~ Swift\nf()\n", true),
      ("a\n    ```swift\n    f()\n    ```\n", true), ("- [ ] ```sh\n  ls\n  ```\n", false),
      ("a\n`a` ```swift``` b\n", false), ("a\n``swift\n", false),
    ])
  func paragraphs(page: String, isTold: Bool) {
    let file = DocumentationFile.reading(.page, page, file: "P.md")
    #expect(file.blocks.map(\.kind) == (isTold ? [.inParagraph] : []))
    #expect(file.blocks.first.map(\.position.line) == (isTold ? 2 : nil))
  }

  @Test("lose the indentation that DocC's directives give")
  func directives() {
    let page = """
      @Row {
          @Column(size: 2) {
              Text.

              ```swift
              if a {
                f()
              }
              ```
          }
      }
      @Comment {
        ```swift
        hidden()
        ```
      }
      ```swift
      @Test {
      }
      ```
      """
    #expect(
      DocumentationFile.reading(.page, page, file: "P.md").places == [
        "P 5:9 program", "6+8 if a {", "7+8   f()", "8+8 }", "P 17:1 program", "18+0 @Test {",
        "19+0 }",
      ])
  }

  @Test("name snippets that are there")
  func snippets() {
    let page = "  @Snippet(path: \"A/Snippets/B\")\n\n@Snippet(path: \"A/C\", slice: d)\n"
    let file = DocumentationFile.reading(.page, page, file: "P.md") {
      $0 == "A/Snippets/B" ? [] : nil
    }
    #expect(file.problems == ["3:1 broken-link"])
  }

  @Test("name slices that the snippet has")
  func slices() {
    let page =
      "@Snippet(path: \"A/B\", slice: \"first\")\n\n@Snippet(path: \"A/B\", slice: \"third\")\n"
    let snippet =
      "let a = 1\n// snippet.first\nf(a)\n//snippet.hide\ng()\n  // snippet.second\n// snippet.end\n"
    let file = DocumentationFile.reading(.page, page, file: "P.md") { _ in
      SnippetSlices.names(in: snippet)
    }
    #expect(file.problems == ["3:1 broken-link"])
    #expect(file.diagnostics.first?.message == "the snippet `A/B` has no slice `third`")
    #expect(file.diagnostics.first?.advice?.hasSuffix("name one of `first`, `second`") == true)
  }

  @Test(
    "opt out in a comment above a block, or in the info string",
    arguments: [
      ("<!-- lessons: ignore=\"later\" -->\n```swift\nf()\n```\n", "later", []),
      ("```swift ignore=\"now\" title=\"A\"\nf()\n```\n", "now", []),
      ("Text.\n<!-- lessons: ignore=\"later\" -->\n\n```swift\nf()\n```\n", "later", []),
      ("<!-- lessons: ignroe=\"later\" -->\n```swift\nf()\n```\n", nil, ["1:15 unknown-attribute"]),
      ("<!-- lessons: ignore -->\n```swift\nf()\n```\n", nil, ["1:15 bad-attribute-value"]),
      ("<!-- lessons: no-run -->\nText.\n\n```swift\nf()\n```\n", nil, ["1:1 unknown-attribute"]),
      ("Text. <!-- lessons: no-run -->\n```swift\nf()\n```\n", nil, ["1:7 unknown-attribute"]),
      ("<!-- Lessons: ignore=\"a\" -->\n```swift\nf()\n```\n", nil, ["1:6 unknown-attribute"]),
      ("A <!-- lesson = -->\n\n```swift\nf()\n```\n", nil, ["1:8 unknown-attribute"]),
      ("- <!-- lesson : -->\n\n  ```swift\n  f()\n  ```\n", nil, ["1:8 unknown-attribute"]),
      ("<!-- lesson: a -->\nText.\n\n```swift\nf()\n```\n", nil, []),
      (
        "<!-- lessons: ignore=\"later\" -->\n\n<!-- lesson: a -->\n```swift\nf()\n```\n", "later",
        []
      ),
      (
        "<!-- lessons: requires=windows9 -->\n```swift\nf()\n```\n", nil,
        ["1:15 bad-attribute-value"]
      ),
    ] as [(String, String?, [String])])
  func optingOut(page: String, reason: String?, problems: [String]) {
    let file = DocumentationFile.reading(.page, page, file: "P.md")
    #expect(file.blocks.map(\.skipReason) == [reason])
    #expect(file.problems == problems)
  }

  @Test("opt out in doc comments too, at the place in the source")
  func optingOutInComments() {
    let source = """
      struct A {
        /// <!-- lessons: ignore="later" timeuot=3 -->
        ///     f()
        func f() {}
      }
      """
    let file = DocumentationFile.reading(.comments, source)
    #expect(file.blocks.map(\.skipReason) == ["later"])
    #expect(file.problems == ["2:36 unknown-attribute"])
  }
}
