import Autograd
import Foundation
import SwiftCSV

/// A table of comma-separated values whose first row names the columns.
///
///     let table = try CSVTable(contentsOf: "flowers.csv")
///     let x = try table.tensor(["length", "width"])          // [rows, 2]
///     let (y, species) = try table.labels("species")         // classes in order of appearance
///     let loader = DataLoader(TensorDataset(x, y), batchSize: 16, shuffle: true)
///
/// Fields may be quoted, quotes in them doubled. Read by SwiftCSV.
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
    if !text.count(where: { $0 == "\"" }).isMultiple(of: 2) {
      throw .malformed(reason: "a quote is not closed")
    }
    // The package forgets an empty field at the very end.
    let isEnded = text.last?.isNewline ?? true
    // Row by row, the header too: the package's own table would fill short ones with empty fields.
    var rows: [[String]] = []
    do {
      let csv = try EnumeratedCSV(
        string: isEnded ? text : text + "\n", delimiter: .character(delimiter), loadColumns: false,
        rowLimit: 0)
      try csv.enumerateAsArray(startAt: 0, rowLimit: nil) { rows.append($0) }
    } catch CSVParseError.generic(let message), CSVParseError.quotation(let message) {
      throw .malformed(reason: message)
    } catch {
      throw .malformed(reason: "\(error)")
    }
    let header = rows.first ?? []
    var names: Set<String> = []
    for name in header where !names.insert(name).inserted { throw .duplicateColumn(name) }
    // A blank line is no row, but the package makes it one of one empty field.
    let body = rows.dropFirst().filter { $0 != [""] }
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
  public func tensor(_ columns: [String]) throws(CSVError) -> Tensor {
    var positions: [Int] = []
    for column in columns { positions.append(try position(of: column)) }
    var values: [Float] = []
    for (i, row) in rows.enumerated() {
      for position in positions {
        let field = row[position].trimmingCharacters(in: .whitespaces)
        guard let value = Float(field) else {
          throw .notANumber(row[position], row: i + 1, column: self.columns[position])
        }
        values.append(value)
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
