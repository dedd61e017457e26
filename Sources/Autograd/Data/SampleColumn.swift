/// Values of which every position of the first dimension belongs to one sample.
///
/// Tensors and index tensors conform, and so can be put in a `TensorDataset`.
public protocol SampleColumn {
  /// The extents, of which the first is the number of samples.
  var shape: [Int] { get }

  /// What belongs to one sample; traps if there is no such position.
  func sample(_ position: Int, file: StaticString, line: UInt) -> Self

  /// What belongs to the samples at the given positions, in that order.
  func samples(_ positions: [Int], file: StaticString, line: UInt) -> Self
}

extension Tensor: SampleColumn {
  /// The part at one position of the first dimension, as `self[position]`.
  public func sample(
    _ position: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    self[position, file, line]
  }

  /// The parts at positions of the first dimension, as `self[IndexTensor(positions)]`.
  public func samples(
    _ positions: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    self[IndexTensor(positions), file, line]
  }
}

extension IndexTensor: SampleColumn {
  /// The part at one position of the first dimension, as `self[position]`.
  public func sample(
    _ position: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    self[position, file, line]
  }

  /// The parts at positions of the first dimension.
  ///
  ///     IndexTensor([5, 6, 7]).samples([2, 0])  // tensor([7, 5])
  public func samples(
    _ positions: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    if rank == 0 { trap("too many indices for tensor of dimension 0", file, line) }
    var shape = extents
    shape[0] = positions.count
    let size = extents.count(of: 1..<rank)
    let values = positions.flatMap { position in
      let start = extents.position(position, along: 0, file, line) * size
      return self.values[start..<start + size]
    }
    return IndexTensor(values, shape)
  }
}
