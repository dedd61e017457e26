import Testing

@testable import LessonMarkdown
@testable import LessonText

@Suite struct FenceTests {
  private func fences(_ markdown: String) -> [Fence] {
    let source = SourceText(markdown)
    return MarkdownDocument(source).codeBlocks(in: source).compactMap(\.fence)
  }

  @Test func positionsIncludeTheContainersPrefix() throws {
    let fence = try #require(fences("1. > ```swift\n   > ü + x\n   >\n   > ```\n").first)
    #expect(fence.position == SourcePosition(line: 1, column: 6))
    #expect(fence.infoPosition == SourcePosition(line: 1, column: 9))
    #expect(fence.lines == ["ü + x", ""])
    #expect(fence.position(ofLine: 1, column: 4) == SourcePosition(line: 2, column: 9))
    #expect(fence.position(ofLine: 3, column: 1) == SourcePosition(line: 4, column: 6))
    #expect(fence.isClosed)
  }

  @Test func fenceIndentationIsNoPartOfTheText() throws {
    let fence = try #require(fences("  ~~~~swift\n    a\n b\n  ~~~~~\n").first)
    #expect(fence.lines == ["  a", "b"])
    #expect(fence.prefixWidths == [2, 1])
    #expect(fence.length == 4)
  }

  @Test func zeroBytesAreNoPartOfTheIndentation() throws {
    let fence = try #require(fences("- ```swift\n  a\0 b\n\t\0\n  ```\n").first)
    #expect(fence.lines == ["a\u{FFFD} b", "  \u{FFFD}"])
    #expect(fence.prefixWidths == [2, 0])
    #expect(fence.position(ofLine: 1, column: 1) == SourcePosition(line: 2, column: 3))
  }

  @Test(arguments: [
    "```swift\nlet a\n", "> ```swift\n> a\n\ntext", "> ```\n> foo\n```\nbar\n```\n",
    "- ```swift\n  a\n\ntext\n", "````\n```\n", "```\n    ```\n", "> ```\n> foo\n```",
  ])
  func missingClosingFenceIsNoticed(_ markdown: String) throws {
    #expect(try #require(fences(markdown).first).isClosed == false)
  }

  @Test(arguments: [
    "```\n```", "```\na\n``````  \n", "> ```\n> a\n> ```\nb", "- ```\n  a\n  ```\n- b\n",
    "> - ~~~\n>   a\n>   ~~~", "```swift\n```swift\n```\n",
  ])
  func closingFenceIsFound(_ markdown: String) throws {
    #expect(try #require(fences(markdown).first).isClosed)
  }

  @Test func indentedCodeIsNoFence() {
    #expect(fences("    ```swift\n    let x = 1\n    ```\n").isEmpty)
    #expect(fences("> text\n>\n>     ```swift\n>     x\n").isEmpty)
    #expect(fences("    > ```\n    > x\n").isEmpty)
    #expect(fences("\t- ```\n").isEmpty)
  }
}
