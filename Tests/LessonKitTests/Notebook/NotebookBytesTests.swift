import Testing

@testable import LessonNotebook

/// JSON as Python reads it: the last member of a name counts, half a character is U+FFFD.
@Suite struct NotebookBytesTests {
  private func read(_ text: String) -> (text: String, remarks: Int) {
    let file = NotebookBytes(Array(text.utf8))
    return (String(decoding: file.bytes, as: UTF8.self), file.remarks.count)
  }

  @Test(
    "The last member counts",
    arguments: [
      (#"{"a": 1, "a": 2}"#, #"{"a": 2}"#, 1),
      (#"{"a": 1, "b": 2, "a": 3, "a": 4}"#, #"{"b": 2, "a": 4}"#, 2),
      (#"{"a": {"b": 1, "b": [2]}, "c": 0, "a": 3}"#, #"{"c": 0, "a": 3}"#, 2),
      (
        #"[{"a": "}, \"a\": "}, {"a": [{"x": 1, "\u0078": 2}]}]"#,
        #"[{"a": "}, \"a\": "}, {"a": [{"\u0078": 2}]}]"#, 1
      ),
      (#"{"\n": 1, "\u000a": 2, "\\n": 3, "n": 4}"#, #"{"\u000a": 2, "\\n": 3, "n": 4}"#, 1),
    ])
  func duplicates(_ text: String, _ expected: String, _ remarks: Int) {
    #expect(read(text) == (expected, remarks))
  }

  @Test(
    "Half a character",
    arguments: [
      (#"["\ud83d\ude00"]"#, #"["\ud83d\ude00"]"#, 0),
      (#"["\ud83d", "\ude00\ud83d\n"]"#, #"["\uFFFD", "\uFFFD\uFFFD\n"]"#, 3),
      (#"["\\ud83d \uD83D\uD83D\uDE00"]"#, #"["\\ud83d \uFFFD\uD83D\uDE00"]"#, 1),
    ])
  func surrogates(_ text: String, _ expected: String, _ remarks: Int) {
    #expect(read(text) == (expected, remarks))
  }

  /// The composed and the decomposed form of a letter are two names.
  @Test func namesAreComparedByTheirBytes() {
    let text = "{\"\u{E9}\": 1, \"e\u{301}\": 2}"
    #expect(read(text) == (text, 0))
  }

  @Test(arguments: [
    "", "{", "}", "\"", "\"\\", "{\"a", "{\"a\": 1, \"a\"", "[\"\\ud83", "]]]{,,,\"\"\"\"}",
  ])
  func whatIsNoJSONIsLeftToTheDecoder(_ text: String) {
    _ = read(text)
  }

  @Test func otherEncodingsStay() {
    let text = Array("{\"a\": 1, \"a\": 2}".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(NotebookBytes(text).bytes == text)
  }
}
