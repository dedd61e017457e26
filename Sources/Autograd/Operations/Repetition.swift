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
    if counts.count < rank {
      trap(
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor",
        file, line)
    }
    let own = [Int](repeating: 1, count: counts.count - rank) + shape
    // Each dimension becomes a pair of the copies and the elements.
    let pairs = own.flatMap { [1, $0] }
    let stretched = zip(counts, own).flatMap { [$0, $1] }
    return reshaped(pairs, file: file, line: line)
      .expanded(stretched, file: file, line: line)
      .reshaped(zip(counts, own).map(*), file: file, line: line)
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
    var (stretched, joined) = (shape, shape)
    stretched.insert(count, at: dim + 1)
    joined[dim] *= count
    return unsqueezed(dim: dim + 1).expanded(stretched).reshaped(joined)
  }
}
