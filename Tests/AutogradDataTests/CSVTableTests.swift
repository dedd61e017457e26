import Autograd
import AutogradData
import Foundation
import Testing

struct CSVTableTests {
  @Test func numbersAndClasses() throws {
    let table = try CSVTable(
      text: "a,b,kind\n1,0.1,\"x, y\"\n-2e3, 3 ,\"z \"\"q\"\"\"\n4,5,\"x, y\"\n")
    #expect(table.columns == ["a", "b", "kind"])
    #expect(try table.tensor(["b", "a"]).values == [0.1, 1, 3, -2000, 5, 4])
    #expect(try table.tensor(["b", "a"]).shape == [3, 2])
    let (labels, classes) = try table.labels("kind")
    #expect(labels.values == [0, 1, 0])
    #expect(classes == ["x, y", "z \"q\""])
    #expect(try table.labels("kind", classes: ["z \"q\"", "x, y"]).values == [1, 0, 1])
  }

  @Test(arguments: ["a;b\n1;2", "a;b\r\n1;2\r\n", "\u{feff}a;b\n1;2\n\n"])
  func formsOfTheSameTable(text: String) throws {
    let table = try CSVTable(text: text, delimiter: ";")
    #expect(table.columns == ["a", "b"])
    #expect(table.rows == [["1", "2"]])
  }

  @Test func noRows() throws {
    #expect(try CSVTable(text: "a,b\n").tensor(["a", "b"]).shape == [0, 2])
    #expect(try CSVTable(text: "").columns.isEmpty)
  }

  @Test(arguments: [
    ("a,b\n1,2\n3", CSVError.wrongFieldCount(row: 2, expected: 2, found: 1)),
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
    #expect(throws: CSVError.self) { try CSVTable(text: "a,b\n\"1\"2,3") }
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
