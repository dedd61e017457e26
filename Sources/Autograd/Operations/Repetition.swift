extension Tensor {
  /// The tensor laid side by side with itself, so many times along each dimension.
  ///
  /// More counts than dimensions add dimensions in front. Gradients of the copies are added up.
  ///
  ///     Tensor([1, 2]).tiled(2)     // tensor([1., 2., 1., 2.])
  ///     Tensor([1, 2]).tiled(2, 1)  // tensor([[1., 2.], [1., 2.]])
  public func tiled(
    _ counts: Int..., file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    tiled(counts, file: file, line: line)
  }

  /// The tensor laid side by side with itself, so many times along each dimension.
  ///
  ///     x.tiled(Array(repeating: 2, count: x.rank))
  public func tiled(
    _ counts: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if counts.count < rank {
      trap(
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor",
        file, line)
    }
    if counts.contains(where: { $0 < 0 }) { trap("Repeats must be non-negative", file, line) }
    let own = [Int](repeating: 1, count: counts.count - rank) + shape
    var result = reshaped(own, file: file, line: line)
    for dim in counts.indices where counts[dim] != 1 {
      result = result.repeatingBlocks(of: dim, counts[dim], dim, file, line)
    }
    return result
  }

  /// Every part along a dimension so many times in a row.
  ///
  /// Gradients of the copies are added up.
  ///
  ///     Tensor([1, 2]).repeated(2, dim: 0)  // tensor([1., 1., 2., 2.])
  public func repeated(
    _ count: Int, dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if count < 0 { trap("Repeats must be non-negative", file, line) }
    if rank == 0 { return unsqueezed(dim: 0).repeated(count, dim: 0) }
    let dim = node.shape.position(of: dim, file, line)
    return repeatingBlocks(of: dim + 1, count, dim, file, line)
  }

  /// Every block of the dimensions from `first` on so many times in a row, which makes `dim` longer.
  ///
  /// Through three dimensions, so that a tensor of as many as there can be has room for the copies.
  private func repeatingBlocks(
    of first: Int, _ count: Int, _ dim: Int, _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let (outer, inner) = (node.shape.count(of: 0..<first), node.shape.count(of: first..<rank))
    var joined = shape
    joined[dim] *= count
    return reshaped(outer, 1, inner).expanded(outer, count, inner)
      .reshaped(joined, file: file, line: line)
  }
}
