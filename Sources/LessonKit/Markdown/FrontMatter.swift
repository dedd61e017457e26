/// The YAML block that may open a lesson: `---`, any lines, `---` or `...`.
///
/// Other tools read it; this one skips it, so that it is never taken for a thematic break.
struct FrontMatter: Sendable, Equatable {
  /// The lines it covers, delimiters included.
  let lines: ClosedRange<Int>

  /// Finds the front matter of `source`; a block that never ends is none.
  init?(_ source: SourceText) {
    // Before a blank line `---` is a thematic break, as Pandoc has it: front matter must not make
    // the cells of a lesson disappear.
    guard Self.isDelimiter(source.text(ofLine: 1), "---"),
      source.line(2).contains(where: { $0 != 0x20 && $0 != 0x09 })
    else { return nil }
    var line = 2
    while line <= source.lineCount {
      let text = source.text(ofLine: line)
      if Self.isDelimiter(text, "---") || Self.isDelimiter(text, "...") {
        lines = 1...line
        return
      }
      line += 1
    }
    return nil
  }

  private static func isDelimiter(_ line: String, _ delimiter: String) -> Bool {
    guard line.hasPrefix(delimiter) else { return false }
    return line.dropFirst(delimiter.count).allSatisfy { $0 == " " || $0 == "\t" }
  }
}
