import LessonText

/// A fenced block around any text: the fence is longer than any that the text has.
struct FencedText {
  /// The block without a final line feed.
  let text: String

  /// Fences `lines`; an info string that has a backtick needs tildes.
  init(_ lines: [String], info: String) {
    let character: Unicode.Scalar = info.contains("`") ? "~" : "`"
    let longest = lines.map { Self.run(of: character, in: $0) }.max() ?? 0
    let fence = String(repeating: String(character), count: max(3, longest + 1))
    text = ([fence + info] + lines + [fence]).joined(separator: "\n")
  }

  /// Fences what a terminal shows of a printed text.
  init(shown printed: String) { self.init(printed.asShownByTerminal.lines, info: "text") }

  /// How many fence characters a line begins with, blanks aside.
  private static func run(of character: Unicode.Scalar, in line: String) -> Int {
    line.unicodeScalars.drop { $0 == " " || $0 == "\t" }.prefix { $0 == character }.count
  }
}

/// The text of an output fence to be.
struct FencedOutput {
  var info: String
  var lines: [String]
  /// The text as it was printed.
  let printed: String

  init(_ printed: String, info: String) {
    self.info = info
    self.printed = printed
    lines = printed.asShownByTerminal.lines
  }

  /// Puts wildcards for the modules of a kernel's cells, `__lldb_expr_7.`, into text that has none.
  mutating func nameNoModuleOfKernel() {
    guard printed.hasBytes(of: "__lldb_expr_"), !lines.contains(where: \.hasWildcards) else {
      return
    }
    lines = lines.map { $0.replacing(/__lldb_expr_[0-9]*\./, with: "[..]") }
  }
}

extension String {
  /// Whether a run prints what a terminal does not show; a kernel may have put a CR before each LF.
  func needsPattern(_ writesReturns: Bool) -> Bool {
    let text = writesReturns ? self : replacing("\r\n", with: "\n")
    return text.hasTerminalControls
  }
}
