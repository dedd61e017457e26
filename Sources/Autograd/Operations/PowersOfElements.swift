extension Tensor {
  /// The powers of the elements of a vector, a row for each: the matrix of Vandermonde.
  ///
  /// There are as many columns as elements unless `count` says otherwise, from the highest power to
  /// the one of zero, or the other way round. For polynomials that pass through points, or near
  /// them. Unlike PyTorch's it has a gradient.
  ///
  ///     Tensor([2, 3]).vander(3)                    // tensor([[4., 2., 1.],
  ///                                                 //         [9., 3., 1.]])
  ///     Tensor([2, 3]).vander(3, increasing: true)  // tensor([[1., 2., 4.],
  ///                                                 //         [1., 3., 9.]])
  public func vander(
    _ count: Int? = nil, increasing: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank != 1 { trap("x must be a one-dimensional tensor.", file, line) }
    let rows = self.count, count = count ?? self.count
    if count < 0 { trap("N must be non-negative.", file, line) }
    if count < 2 { return .ones([rows, count], file: file, line: line) }
    let powers = reshaped(rows, 1).expanded([rows, count - 1], file: file, line: line)
      .cumprod(dim: 1)
    let result = concatenated([.ones(rows, 1), powers], dim: 1)
    return increasing ? result : result.flipped(1)
  }
}
