/// The YAML block that may open a lesson: `---`, a mapping or comments, `---` or `...`.
///
/// Other tools read it; this one skips it, so that it is never taken for a thematic break. What is not
/// plainly YAML is Markdown: nothing that a reader should see, and no cell, is ever skipped.
struct FrontMatter: Sendable, Equatable {
  /// The lines it covers, delimiters included.
  let lines: ClosedRange<Int>

  /// Finds the front matter of `source`; a block that never ends is none.
  init?(_ source: SourceText) {
    // Before a blank line `---` is a thematic break, as Pandoc has it.
    guard Self.isDelimiter(source.line(1), "---"),
      source.line(2).contains(where: { !$0.isSpaceOrTab })
    else { return nil }
    var mapping = YAMLMapping()
    for line in 2..<max(source.lineCount + 1, 2) {
      let bytes = source.line(line)
      if Self.isDelimiter(bytes, "---") || Self.isDelimiter(bytes, "...") {
        guard mapping.isComplete else { return nil }
        lines = 1...line
        return
      }
      guard !Self.opensFence(bytes), mapping.accepts(source.text(ofLine: line)) else { return nil }
    }
    return nil
  }

  private static func isDelimiter(_ line: ArraySlice<UInt8>, _ delimiter: String) -> Bool {
    line.starts(with: delimiter.utf8)
      && line.dropFirst(delimiter.utf8.count).allSatisfy(\.isSpaceOrTab)
  }

  /// Whether Markdown could take the line for one that opens a fence, in a list or a quote too.
  private static func opensFence(_ line: ArraySlice<UInt8>) -> Bool {
    let markers = " \t>-*+0123456789.)".utf8
    let text = line.drop { markers.contains($0) }
    return text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8)
  }
}
