import Testing

@testable import LessonKit

/// Tables mean their rows, whatever signs stand in fields.
@Suite struct TextTableTests {
  private static let rows = [
    [""], ["", ""], ["a", "b c"], ["tab\t, line\n, both \t\n"], ["\\", "\\n", "\\\t"],
    ["\u{1E}", "\u{1F}", "\u{1E}r\u{1F}f\\r\\f"], ["\r\n", "é\u{301}", "\0"],
  ]

  @Test(arguments: [TextTable.lines, .nested])
  func rowsAreReadAsTheyWereWritten(_ table: TextTable) {
    #expect(table.rows(table.text(Self.rows)) == Self.rows)
    #expect(table.rows("") == [])
  }

  @Test func aTableMayStandInAField() {
    let inner = TextTable.nested.text(Self.rows)
    let outer = TextTable.lines.rows(TextTable.lines.text([[inner, "x"]]))
    #expect(outer.first.map { TextTable.nested.rows($0[0]) } == Self.rows)
  }

  @Test func cellsOfAReportAreReadAsTheyWereWritten() throws {
    let cells = zip(Verdict.Status.allCases, UncheckedReason.allCases).enumerated().map {
      LessonReport.CellEntry(
        number: $0, id: "a-\($0)", line: 10 * $0, status: $1.0,
        skipReason: $0 == 0 ? nil : "why\t\u{1F}", uncheckedReason: $0 == 1 ? nil : $1.1)
    }
    let report = LessonReport(file: "a.md", title: "A", isCached: true, cells: cells, problems: [])
    let counts = try #require(CellCounts(packed: Substring(report.counts.packed)))
    let kept = LessonReport(
      file: "a.md", title: "A", counts: counts, packedCells: report.packedCells)
    #expect(kept == report && kept.counts.cells == cells.count)
    #expect(CellCounts(packed: "1 2") == nil)
  }
}
