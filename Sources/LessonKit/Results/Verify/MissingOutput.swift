import LessonFormat
import LessonMatching
import LessonText

/// Finds the output fence that a cell should have and has not.
enum MissingOutput {
  private static let shownLines = 10

  /// That no reader sees the lines that `cell` printed; `nil` where readers do, or need not.
  static func diagnostic(of cell: Cell, _ printed: [OutputLine]) -> Diagnostic? {
    guard !printed.isEmpty, cell.output == nil, !cell.attributes.isHidden,
      !cell.attributes.isSilent
    else { return nil }
    let count = printed.count == 1 ? "1 line" : "\(printed.count) lines"
    return cell.fence.diagnostic(
      .missingOutput, "the cell prints \(count) that no reader sees",
      details: Self.preview(printed.map(\.text)),
      advice: "run `lessons update`, or mark the cell `silent`")
  }

  /// That a cell which must fail does not say how.
  static func diagnostic(
    of cell: Cell, on channel: OutputChannel, _ messages: [String]
  ) -> Diagnostic {
    let word = channel == .error ? OutputOption.error : .trap
    let attribute = channel == .error ? CellAttribute.compileFail : .traps
    return cell.fence.diagnostic(
      .missingOutput,
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
