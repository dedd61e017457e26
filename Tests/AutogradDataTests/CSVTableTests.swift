import Autograd
import AutogradData
import Foundation
import Testing

struct CSVTableTests {
  @Test func numbersAndClasses() throws {
    let table = try CSVTable(
      text: "a,b,kind\n1,0.1,\"x, y\"\n-2e3, 3 ,\"z \"\"q\"\"\"\n4,5,\"x, y\"\n")
    #expect(table.columns == ["a", "b", "kind"])
    #expect(try table.tensor(["b", "a"]).floats == [0.1, 1, 3, -2000, 5, 4])
    #expect(try table.tensor(["b", "a"]).shape == [3, 2])
    let (labels, classes) = try table.labels("kind")
    #expect(labels.values == [0, 1, 0])
    #expect(classes == ["x, y", "z \"q\""])
    #expect(try table.labels("kind", classes: ["z \"q\"", "x, y"]).values == [1, 0, 1])
  }

  @Test(arguments: [
    "a;b\n1;2", "a;b\r\n1;2\r\n", "\u{feff}a;b\n1;2\n\n", "a;b\r1;2\r", "\na;b\n \t\n1;2\n \n",
    "\u{feff}\"a\" ; b\n 1;\"2\"\t",
  ])
  func formsOfTheSameTable(text: String) throws {
    let table = try CSVTable(text: text, delimiter: ";")
    #expect(table.columns == ["a", "b"])
    #expect(table.rows == [["1", "2"]])
  }

  /// A column of its own: a field without text is told from a blank line by its quotes.
  @Test func rowsOfOneColumn() throws {
    let table = try CSVTable(text: "x\n1\n\"\"\n\n3\n\"\"")
    #expect(table.rows == [["1"], [""], ["3"], [""]])
    #expect(throws: CSVError.notANumber("", row: 2, column: "x")) { try table.tensor(["x"]) }
  }

  @Test func fieldsWithoutText() throws {
    let table = try CSVTable(text: "a,b,c\n,,\n\"\",\"\",\"\"\n1,\"\r\n,\",")
    #expect(table.rows == [["", "", ""], ["", "", ""], ["1", "\r\n,", ""]])
  }

  /// A delimiter, a quote and a line end are themselves, whatever is written over the next letter.
  @Test func combiningMarks() throws {
    let table = try CSVTable(text: "x,y\n1,\u{301}2\n\"a\"\"\u{301}\",\"\u{301}\"\n\u{301},4\n")
    #expect(
      table.rows.map { $0.map { Array($0.unicodeScalars) } }
        == [["1", "\u{301}2"], ["a\"\u{301}", "\u{301}"], ["\u{301}", "4"]]
        .map { $0.map { Array($0.unicodeScalars) } })
    #expect(try CSVTable(text: "a→b\n1→2", delimiter: "→").rows == [["1", "2"]])
    #expect(
      try CSVTable(text: "a\tb\n\t2\n 1\t", delimiter: "\t").rows == [["", "2"], ["1", ""]])
  }

  @Test(
    arguments: [
      ("1.", 1), (".5", 0.5), ("+1", 1), ("-0", -0.0), (" 7\t", 7), ("1e3", 1000),
      ("1.5E-2", 0.015),
      ("1e-400", 0), ("1e-45", 0x1p-149), ("3.4028235e38", .greatestFiniteMagnitude), ("007", 7),
      ("inf", .infinity), ("-Infinity", -.infinity), ("+INF", .infinity),
      ("16777217", 16_777_216), ("0.1", 0.1),
    ] as [(String, Float)])
  func numbers(text: String, value: Float) throws {
    let number = try CSVTable(text: "x\n\(text)\n").tensor(["x"]).floats[0]
    #expect(number.bitPattern == value.bitPattern)
  }

  @Test(arguments: ["nan", "NaN", "-nan", "+NAN"])
  func notNumbersByName(text: String) throws {
    let number = try CSVTable(text: "x\n\(text)\n").tensor(["x"]).floats[0]
    #expect(number.bitPattern == Float.nan.bitPattern)
  }

  @Test(arguments: [
    "0x10", "1_000", "1e", "e1", ".", "+", "", "--1", "1 2", "1,5", "nan(1)", "snan", "infinit",
    "0b1", "1f", "١", "1.2.3", "1e1.5", "1p3", "NA", "true", "\u{2212}1",
  ])
  func otherTextIsNoNumber(text: String) throws {
    #expect(throws: CSVError.notANumber(text, row: 2, column: "x")) {
      try CSVTable(text: "y,x\n1,2\n3,\"\(text)\"\n").tensor(["x"])
    }
  }

  @Test(arguments: ["1e400", "-1e39", "3.4028236e38", "1" + String(repeating: "0", count: 60)])
  func numbersThatNoFloatHas(text: String) {
    #expect(throws: CSVError.tooLarge(text, row: 1, column: "x")) {
      try CSVTable(text: "x\n\(text)\n").tensor(["x"])
    }
  }

  @Test func noRows() throws {
    #expect(try CSVTable(text: "a,b\n").tensor(["a", "b"]).shape == [0, 2])
    #expect(try CSVTable(text: "").columns.isEmpty)
  }

  @Test(arguments: [
    ("a,b\n1,2\n3", CSVError.wrongFieldCount(row: 2, expected: 2, found: 1)),
    ("a,b\n1,2,\n", .wrongFieldCount(row: 1, expected: 2, found: 3)),
    ("a,b\n1,2,3", .wrongFieldCount(row: 1, expected: 2, found: 3)),
    ("a,a\n1,2", .duplicateColumn("a")),
    ("a,b\n1,x", .notANumber("x", row: 1, column: "b")),
    ("a,b\n1,", .notANumber("", row: 1, column: "b")),
    ("a,c\n1,2", .unknownColumn("b", columns: ["a", "c"])),
  ])
  func mistakes(text: String, error: CSVError) {
    #expect(throws: error) { try CSVTable(text: text).tensor(["a", "b"]) }
  }

  @Test func quotesOutOfPlace() {
    #expect(
      throws: CSVError.malformed(reason: "row 1, field 1 goes on behind its closing quote")
    ) { try CSVTable(text: "a,b\n\"1\"2,3") }
    #expect(
      throws: CSVError.malformed(
        reason: "row 2, field 2 has a quote, but does not begin with one")
    ) { try CSVTable(text: "a,b\n1,2\n3,4\"\n") }
    #expect(throws: CSVError.self) { try CSVTable(text: "a", delimiter: "\"") }
    #expect(throws: CSVError.malformed(reason: "a quote is not closed")) {
      try CSVTable(text: "a,b\n1,\"2\n")
    }
    #expect(throws: CSVError.unknownClass("y", row: 2, column: "k")) {
      try CSVTable(text: "k\nx\ny").labels("k", classes: ["x"])
    }
  }

  @Test func files() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "csv-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "t.csv").path
    try Data("x\n1\n2\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try CSVTable(contentsOf: path).tensor(["x"]).values == [1, 2])
    try Data([0x78, 0x0a, 0xff]).write(to: URL(fileURLWithPath: path))
    #expect(throws: CSVError.unreadable(path: path, reason: "it is not UTF-8")) {
      try CSVTable(contentsOf: path)
    }
    #expect(throws: CSVError.self) { try CSVTable(contentsOf: path + "-missing") }
  }
}
