import LessonText

extension [String] {
  /// A fenced block around the lines, longer than any in them; an info string with a backtick needs tildes.
  func fenced(info: String) -> String {
    let character: Unicode.Scalar = info.utf8.contains(UInt8(ascii: "`")) ? "~" : "`"
    // Most lines have none at all.
    let runs = filter { $0.utf8.contains(UInt8(ascii: character)) }.map { line in
      line.unicodeScalars.drop { $0 == " " || $0 == "\t" }.prefix { $0 == character }.count
    }
    let fence = String(repeating: String(character), count: Swift.max(3, (runs.max() ?? 0) + 1))
    return ([fence + info] + self + [fence]).joined(separator: "\n")
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
  /// A fence around what a terminal shows of the text.
  var fencedAsShown: String { asShownByTerminal.lines.fenced(info: "text") }

  /// Whether a run prints what a terminal does not show; a kernel may have put a CR before each LF.
  func needsPattern(_ writesReturns: Bool) -> Bool {
    let isKept = writesReturns || !utf8.contains(UInt8(ascii: "\r"))
    let text = isKept ? self : replacing("\r\n", with: "\n")
    return text.hasTerminalControls
  }
}
