/// A data set of one or more tensors that have as many rows as there are samples.
///
///     let data = TensorDataset(Tensor([[1, 2], [3, 4], [5, 6]]), IndexTensor([0, 1, 0]))
///     let (x, y) = data[1]                  // tensor([3., 4.]) and tensor(1)
///     let (xs, ys) = data.batch(at: [2, 0])
///     xs.shape                              // [2, 2]
///
/// Columns are tensors or index tensors, in any mixture. The samples and batches of one column are
/// tensors, those of several are tuples of them.
public struct TensorDataset<each Column: SampleColumn>: Dataset {
  /// The columns: what belongs to one sample has the same position in the first dimension of each.
  public let columns: (repeat each Column)
  /// The number of samples: the first extent of every column.
  public let count: Int

  /// A data set of columns with the same number of rows; traps if they differ.
  public init(
    _ columns: repeat each Column, file: StaticString = #fileID, line: UInt = #line
  ) {
    var count: Int?
    for column in repeat each columns {
      guard let rows = column.shape.first else {
        trap("a column of a data set needs a dimension of samples, but has none", file, line)
      }
      if let count, rows != count {
        trap("Size mismatch between tensors: \(rows) rows after columns of \(count)", file, line)
      }
      count = rows
    }
    self.columns = (repeat each columns)
    self.count = count ?? 0
  }

  /// The sample at a position, without the dimension of samples.
  public subscript(position: Int) -> (repeat each Column) {
    (repeat (each columns).sample(position, file: #fileID, line: #line))
  }

  /// The samples at the given positions, stacked along the first dimension.
  public func batch(at positions: [Int]) -> (repeat each Column) {
    (repeat (each columns).samples(positions, file: #fileID, line: #line))
  }
}

extension TensorDataset: Sendable where repeat each Column: Sendable {}
