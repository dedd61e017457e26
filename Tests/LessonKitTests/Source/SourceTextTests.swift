import Testing

@testable import LessonText

@Suite struct SourceTextTests {
  @Test(arguments: ["a\nb\n\nc", "a\r\nb\r\n\r\nc", "a\rb\r\rc", "\u{FEFF}a\nb\r\n\rc\n"])
  func everyLineEndOfCommonMarkEndsALine(_ text: String) {
    let source = SourceText(text)
    #expect((1...source.lineCount).map(source.text(ofLine:)) == ["a", "b", "", "c"])
    #expect(source.text(ofLine: 5) == "")
  }

  @Test func positionsCountBytes() {
    let source = SourceText("ab\nüx\n")
    #expect(source.position(ofByte: 0) == SourcePosition(line: 1, column: 1))
    #expect(source.position(ofByte: 5) == SourcePosition(line: 2, column: 3))
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], 2), ([0x61, 0x0A, 0xC3], 1), ([0xED, 0xA0, 0x80], 1), ([0xC0, 0xAF], 1),
      ([0xF5, 0x80, 0x80, 0x80], 1),
    ] as [([UInt8], Int)])
  func illFormedTextIsFound(_ bytes: [UInt8], _ column: Int) {
    #expect(SourceText(bytes).invalidUTF8?.column == column)
  }

  @Test func wellFormedTextHasNoInvalidPlace() {
    #expect(SourceText("aüß\u{10FFFF}👩‍👩‍👧\u{0}").invalidUTF8 == nil)
  }
}
