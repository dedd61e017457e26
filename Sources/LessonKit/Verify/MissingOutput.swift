/// Finds the output fence that a cell should have and has not.
struct MissingOutput {
  /// What is missing; `nil` where nothing is.
  let diagnostic: Diagnostic?

  private static let shownLines = 10

  /// Looks whether a reader sees the lines that `cell` printed.
  init(of cell: Cell, _ printed: [OutputLine]) {
    guard !printed.isEmpty, cell.output == nil, !cell.attributes.isHidden,
      !cell.attributes.isSilent
    else {
      diagnostic = nil
      return
    }
    let count = printed.count == 1 ? "1 line" : "\(printed.count) lines"
    diagnostic = Diagnostic(
      .missingOutput, at: cell.fence.position, length: cell.fence.length,
      "the cell prints \(count) that no reader sees",
      details: Self.preview(printed.map(\.text)),
      advice: "run `lessons update`, or mark the cell `silent`")
  }

  /// That a cell which must fail does not say how.
  static func diagnostic(
    of cell: Cell, on channel: OutputChannel, _ messages: [String]
  ) -> Diagnostic {
    let word = channel == .error ? OutputOption.error : .trap
    let attribute = channel == .error ? CellAttribute.compileFail : .traps
    return Diagnostic(
      .missingOutput, at: cell.fence.position, length: cell.fence.length,
      "a `\(attribute.rawValue)` cell needs an `output \(word.rawValue)` fence that says how it fails",
      details: preview(messages),
      advice: messages.contains(where: \.hasAddress)
        ? "write it with `[..]` in the place of the address, which changes from run to run"
        : "run `lessons update`")
  }

  private static func preview(_ lines: [String]) -> [String] {
    lines.prefix(shownLines).map { "+ \($0)" } + (lines.count > shownLines ? ["  …"] : [])
  }
}
