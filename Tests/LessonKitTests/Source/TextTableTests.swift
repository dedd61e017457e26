import LessonKit
import Testing

/// Tables mean their rows, whatever signs stand in fields.
@Suite struct TextTableTests {
  @Test(arguments: [
    [""], ["", ""], ["a", "b c"], ["tab\t, line\n, both \t\n"], ["\\", "\\n", "\\\t"],
    ["\\r\\f", "\\\\r"], ["\r\n", "é\u{301}", "\0"],
  ])
  func rowsAreReadAsTheyWereWritten(_ row: [String]) {
    let line = TextTable.line(of: row)
    #expect(!line.utf8.contains(10))
    let fields = line.utf8.split(separator: 9, omittingEmptySubsequences: false)
    #expect(fields.map { TextTable.unescaped(String(decoding: $0, as: UTF8.self)) } == row)
  }
}
