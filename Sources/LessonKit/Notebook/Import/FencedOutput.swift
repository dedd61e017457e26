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
}

extension String {
  /// Whether a run prints what a terminal does not show; carriage returns before line feeds are those
  /// of the kernel, unless the cell writes some.
  func needsPattern(_ writesReturns: Bool) -> Bool {
    let text = writesReturns ? self : replacing("\r\n", with: "\n")
    return text.hasTerminalControls
  }
}
