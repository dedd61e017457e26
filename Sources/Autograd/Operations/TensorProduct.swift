extension Tensor {
  /// The products of two tensors, summed over the last dimensions of this one and as many first ones
  /// of the other.
  ///
  ///     Tensor([[1, 2], [3, 4]]).tensorDot(Tensor([[5, 6], [7, 8]]), dims: 2)  // tensor(70.)
  public func tensorDot(
    _ other: Tensor, dims: Int = 2, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if dims < 0 { trap("tensordot expects dims >= 0, but got dims=\(dims)", file, line) }
    if dims > Swift.min(rank, other.rank) {
      trap("tensordot expects dims < ndim_a or ndim_b, but got dims=\(dims)", file, line)
    }
    return tensorDot(
      other, dims: Array(-dims..<0), and: Array(0..<dims), file: file, line: line)
  }

  /// The products of two tensors, summed over pairs of dimensions, this one's and the other's.
  ///
  /// The result has the other dimensions of this one, followed by those of the other; its sums are
  /// those of a matrix product.
  ///
  ///     let a = Tensor.ones(2, 3, 4), b = Tensor.ones(4, 5, 3)
  ///     a.tensorDot(b, dims: [2, 1], and: [0, 2]).shape  // [2, 5]
  public func tensorDot(
    _ other: Tensor, dims: [Int], and otherDims: [Int],
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if dims.count != otherDims.count {
      trap("both dimension lists should have same length", file, line)
    }
    let (left, right) = (summed(dims, file, line), other.summed(otherDims, file, line))
    for (a, b) in zip(left.dims, right.dims) where shape[a] != other.shape[b] {
      trap(
        "contracted dimensions need to match, but first has size \(shape[a]) in dim "
          + "\(a - rank) and second has size \(other.shape[b]) in dim \(b)", file, line)
    }
    let depth = left.dims.reduce(1) { $0 * shape[$1] }
    let extents = left.kept.map { shape[$0] } + right.kept.map { other.shape[$0] }
    let rows = left.kept.reduce(1) { $0 * shape[$1] }
    let columns = right.kept.reduce(1) { $0 * other.shape[$1] }
    let a = permuted(left.kept + left.dims).reshaped(rows, depth)
    let b = other.permuted(right.dims + right.kept).reshaped(depth, columns)
    return a.matmul(b, file: file, line: line).reshaped(extents, file: file, line: line)
  }

  /// The dimensions that are summed over, counted from the first, and the others.
  private func summed(
    _ dims: [Int], _ file: StaticString, _ line: UInt
  ) -> (dims: [Int], kept: [Int]) {
    let positions = dims.map { node.shape.position(of: $0, file, line) }
    _ = DimensionSet(positions, in: node.shape, file, line)
    return (positions, (0..<rank).filter { !positions.contains($0) })
  }
}
