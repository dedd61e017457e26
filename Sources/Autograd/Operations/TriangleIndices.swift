/// The rows and columns of the elements in the lower triangle of a matrix, row by row.
///
/// Diagonal 0 is the main one, positive ones lie above it.
///
///     trilIndices(2, 3)  // tensor([[0, 1, 1],
///                        //         [0, 0, 1]])
public func trilIndices(
  _ rows: Int, _ columns: Int, diagonal: Int = 0,
  file: StaticString = #fileID, line: UInt = #line
) -> IndexTensor {
  triangleIndices(rows, columns, file, line) { $1 - $0 <= diagonal }
}

/// The rows and columns of the elements in the upper triangle of a matrix, row by row.
///
/// Diagonal 0 is the main one, positive ones lie above it.
///
///     triuIndices(3, 3, diagonal: 1)  // tensor([[0, 0, 1],
///                                     //         [1, 2, 2]])
public func triuIndices(
  _ rows: Int, _ columns: Int, diagonal: Int = 0,
  file: StaticString = #fileID, line: UInt = #line
) -> IndexTensor {
  triangleIndices(rows, columns, file, line) { $1 - $0 >= diagonal }
}

private func triangleIndices(
  _ rows: Int, _ columns: Int, _ file: StaticString, _ line: UInt,
  _ contains: (_ row: Int, _ column: Int) -> Bool
) -> IndexTensor {
  if rows < 0 { trap("row must be non-negative, got\(rows)", file, line) }
  if columns < 0 { trap("col must be non-negative, got\(columns)", file, line) }
  var places: [(row: Int, column: Int)] = []
  // There may be many rows without a column.
  for row in 0..<(columns == 0 ? 0 : rows) {
    for column in 0..<columns where contains(row, column) { places.append((row, column)) }
  }
  return IndexTensor(
    places.map(\.row) + places.map(\.column),
    Shape([2, places.count], file: file, line: line))
}
