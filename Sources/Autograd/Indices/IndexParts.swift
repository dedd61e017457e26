extension IndexTensor {
  /// The parts at the given positions of the first dimension, in the shape of the indices.
  ///
  ///     labels[IndexTensor.randperm(labels.count)]  // the labels in another order
  public subscript(
    indices: IndexTensor, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    if rank == 0 { trap("too many indices for tensor of dimension 0", file, line) }
    let rest = extents.removing(0)
    let size = rest.count
    let taken = indices.values.flatMap { index in
      let start = extents.position(index, along: 0, file, line) * size
      return values[start..<start + size]
    }
    return IndexTensor(taken, Shape(indices.shape + rest.extentsArray))
  }

  /// The part in a range of the first dimension, which ends where the dimension does.
  ///
  ///     labels[0..<16]  // the first batch
  public subscript(
    range: Range<Int>, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    if rank == 0 { trap("too many indices for tensor of dimension 0", file, line) }
    let part = range.positions(of: extents[0], dim: 0, file: file, line: line)
    let size = extents.removing(0).count
    return IndexTensor(
      Array(values[part.start * size..<(part.start + part.count) * size]),
      extents.replacing(0, with: part.count))
  }
}
