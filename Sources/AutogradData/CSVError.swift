/// Why a table could not be read, or is not one of numbers.
public enum CSVError: Error, Equatable, Sendable {
  /// The file cannot be read, or is not UTF-8.
  case unreadable(path: String, reason: String)
  /// The text is not CSV.
  case malformed(reason: String)
  /// There is no column of this name.
  case unknownColumn(String, columns: [String])
  /// Two columns have this name.
  case duplicateColumn(String)
  /// A row, counted from 1 below the header, has more or fewer fields than the header.
  case wrongFieldCount(row: Int, expected: Int, found: Int)
  /// A field is not a number; the row is counted from 1 below the header.
  case notANumber(String, row: Int, column: String)
  /// A field is a number larger than any `Float`; the row is counted from 1 below the header.
  case tooLarge(String, row: Int, column: String)
  /// A field is none of the classes; the row is counted from 1 below the header.
  case unknownClass(String, row: Int, column: String)
}

extension CSVError: CustomStringConvertible {
  /// What is wrong, and where.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .malformed(let reason): "the text is not CSV: \(reason)"
    case .unknownColumn(let name, let columns):
      "there is no column \"\(name)\", but \(columns.map { "\"\($0)\"" }.joined(separator: ", "))"
    case .duplicateColumn(let name): "two columns have the name \"\(name)\""
    case .wrongFieldCount(let row, let expected, let found):
      "row \(row) has \(found) fields, but the header has \(expected)"
    case .notANumber(let text, let row, let column):
      "row \(row), column \"\(column)\": \"\(text)\" is not a number"
    case .tooLarge(let text, let row, let column):
      "row \(row), column \"\(column)\": \"\(text)\" is larger than any Float"
    case .unknownClass(let text, let row, let column):
      "row \(row), column \"\(column)\": \"\(text)\" is none of the classes"
    }
  }
}
