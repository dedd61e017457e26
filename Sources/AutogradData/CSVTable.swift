import Autograd
import Foundation

/// A table of comma-separated values whose first row names the columns.
///
///     let table = try CSVTable(contentsOf: "flowers.csv")
///     let x = try table.tensor(["length", "width"])          // [rows, 2]
///     let (y, species) = try table.labels("species")         // classes in order of appearance
///     let loader = DataLoader(TensorDataset(x, y), batchSize: 16, shuffle: true)
///
/// Fields may be quoted, quotes in them doubled; blanks around a field are no part of it, unless they
/// are quoted. Lines end with LF, CR LF or CR, and blank ones are no rows.
public struct CSVTable: Sendable {
  /// The names of the columns.
  public let columns: [String]
  /// The fields, row by row, as many in each as there are columns.
  public let rows: [[String]]

  /// Reads a file of UTF-8.
  public init(contentsOf path: String, delimiter: Character = ",") throws(CSVError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .unreadable(path: path, reason: "it is not UTF-8")
    }
    try self.init(text: text, delimiter: delimiter)
  }

  /// Reads a text.
  ///
  /// Throws if columns share a name, a row is longer or shorter than the header, or quotes are out
  /// of place.
  public init(text: String, delimiter: Character = ",") throws(CSVError) {
    let rows = try CSVReader.rows(of: text, delimiter: delimiter)
    let header = rows.first ?? []
    var names: Set<String> = []
    for name in header where !names.insert(name).inserted { throw .duplicateColumn(name) }
    let body = rows.dropFirst()
    for (i, row) in body.enumerated() where row.count != header.count {
      throw .wrongFieldCount(row: i + 1, expected: header.count, found: row.count)
    }
    columns = header
    self.rows = Array(body)
  }

  /// The fields of a column.
  public func fields(_ column: String) throws(CSVError) -> [String] {
    let position = try position(of: column)
    return rows.map { $0[position] }
  }

  /// The numbers of some columns, [rows, columns], each the `Float` nearest to its decimals.
  ///
  /// `nan` and `inf` are numbers too; a field without text is none, nor are `0x10`, `1_000` and `1e400`.
  public func tensor(_ columns: [String]) throws(CSVError) -> Tensor {
    var positions: [Int] = []
    for column in columns { positions.append(try position(of: column)) }
    var values: [Float] = []
    for (i, row) in rows.enumerated() {
      for position in positions {
        let field = row[position].trimmingCharacters(in: .whitespaces)
        switch DecimalNumber(field) {
        case .value(let value): values.append(value)
        case .tooLarge:
          throw .tooLarge(row[position], row: i + 1, column: self.columns[position])
        case .none:
          throw .notANumber(row[position], row: i + 1, column: self.columns[position])
        }
      }
    }
    return Tensor(values, shape: [rows.count, columns.count])
  }

  /// A column as classes, counted from 0 in the order in which they first appear.
  public func labels(
    _ column: String
  ) throws(CSVError) -> (labels: IndexTensor, classes: [String]) {
    var classes: [String] = []
    for field in try fields(column) where !classes.contains(field) { classes.append(field) }
    return (try labels(column, classes: classes), classes)
  }

  /// A column as positions in a list of classes; throws if a field is none of them.
  public func labels(_ column: String, classes: [String]) throws(CSVError) -> IndexTensor {
    let numbers = Dictionary(
      zip(classes, classes.indices), uniquingKeysWith: { first, _ in first })
    var labels: [Int] = []
    for (i, field) in try fields(column).enumerated() {
      guard let label = numbers[field] else {
        throw .unknownClass(field, row: i + 1, column: column)
      }
      labels.append(label)
    }
    return IndexTensor(labels)
  }

  private func position(of column: String) throws(CSVError) -> Int {
    guard let position = columns.firstIndex(of: column) else {
      throw .unknownColumn(column, columns: columns)
    }
    return position
  }
}
