import Testing

@testable import LessonFormat
@testable import LessonMatching
@testable import LessonNotebook

/// The fences of outputs that a terminal has rewritten match what a run prints, and little else.
@Suite struct TerminalPatternTests {
  @Test(
    "A wildcard stands for what a terminal does not show",
    arguments: [
      ("\rstep 1/2\rstep 2/2\n", ["[..]step 2/2"]), ("\u{1B}[31mred\u{1B}[0m\n", ["[..]red[..]"]),
      ("ab\u{8}c\n\nd\n", ["a[..]c", "", "d"]), ("a\u{C}b\0c", ["a[..]b[..]c"]),
      ("a\r\nb\r\n", ["a", "b"]), ("10%\r", ["10%[..]"]), ("10%\r100%\r\n", ["[..]100%"]),
      ("\u{1B}]8;;u\u{7}link\u{1B}]8;;\u{1B}\\.", ["[..]link[..]."]), ("\u{1B}\n.", ["[..]", "."]),
    ])
  func complete(_ printed: String, _ lines: [String]) {
    let pattern = TerminalPattern(printed, writesReturns: false)
    #expect(pattern.isComplete)
    #expect(pattern.lines == lines)
    let ends = printed.replacing("\r\n", with: "\n")
    for (line, raw) in zip(lines, ends.lines) {
      #expect(LinePattern(line.utf8, options: OutputOptions()).matches(OutputLine(Array(raw.utf8))))
    }
  }

  /// The modules that a kernel compiles cells into are no other program's.
  @Test(arguments: [
    ("__lldb_expr_12.P(x: 1) __lldb_expr_3.Q", ["[..]P(x: 1) [..]Q"]),
    ("__lldb_expr_1 is __lldb_expr_", ["__lldb_expr_1 is __lldb_expr_"]),
    ("[..] __lldb_expr_1.P", ["[..] __lldb_expr_1.P"]),
    ("...\n__lldb_expr_1.P", ["...", "__lldb_expr_1.P"]),
  ])
  func modulesOfKernels(_ printed: String, _ lines: [String]) {
    var fence = FencedOutput(printed, info: "output")
    fence.nameNoModuleOfKernel()
    #expect(fence.lines == lines)
  }

  @Test func carriageReturnsOfTheCellItself() {
    let pattern = TerminalPattern("a\r\nb\n", writesReturns: true)
    #expect(pattern.lines == ["a[..]", "b"])
  }

  /// What is shown in another order than it was written, and what looks like a wildcard.
  @Test(arguments: [
    ("long\rab\n", ["abng"]), ("\u{1B}[1m[..]\u{1B}[0m", ["[..]"]), ("a\r\u{1B}[K...\n", ["..."]),
  ])
  func incomplete(_ printed: String, _ shown: [String]) {
    let pattern = TerminalPattern(printed, writesReturns: false)
    #expect(!pattern.isComplete)
    #expect(pattern.lines == shown)
  }
}
