import Testing

@testable import LessonNotebook

/// What notebooks hold of terminals, in the words of a lesson.
@Suite struct StoredTextTests {
  @Test(
    "Text is what a terminal shows in the end",
    arguments: [
      ("plain\ttext\n", "plain\ttext\n"), ("\u{1B}[1;31mred\u{1B}[0m", "red"),
      ("a\r\nb\r\n", "a\nb\n"), ("10%\r100%\n", "100%\n"), ("long\rab", "abng"),
      ("\u{1B}]8;;https://a.b\u{7}link\u{1B}]8;;\u{1B}\\", "link"), ("ab\u{8}c", "ac"),
      ("\u{1B}(Bx\u{1B}", "x"), ("\u{1B}]open\nnext", "\nnext"), ("a\0b\u{7F}", "ab"),
      ("größe\r日", "日röße"),
    ])
  func terminalText(_ stored: String, _ shown: String) {
    #expect(stored.asShownByTerminal == shown)
  }

  @Test(
    "Errors of Swift kernels are traps or compiler errors",
    arguments: [
      ("Fatal error: Index out of range: file Swift/Array.swift, line 3", ["Index out of range"]),
      ("x/a.swift:3: Fatal error: Division by zero\nmore", ["Division by zero"]),
      ("Precondition failed: no\n", ["Precondition failed: no"]), ("Fatal error", [""]),
      ("error: Execution was interrupted, reason: EXC_BAD_INSTRUCTION", []),
    ])
  func traps(_ stored: String, _ message: [String]) {
    #expect(StoredFailure(stored) == .trap(message))
  }

  @Test func compilerErrors() {
    #expect(
      StoredFailure("error: <Cell 1>:1:1: error: a\nx\n^\nwarning: b\nerror: c")
        == .compileErrors(["a", "c"]))
    #expect(StoredFailure("KeyboardInterrupt") == .unknown)
  }
}
