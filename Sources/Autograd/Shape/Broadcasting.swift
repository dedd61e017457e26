/// Broadcasting, by PyTorch's rule: shapes are aligned at their last dimensions, and an extent of
/// one stretches.
extension Shape {
  static func broadcast(
    _ a: Shape, _ b: Shape, _ file: StaticString, _ line: UInt
  ) -> Shape {
    if b.rank == 0 || a == b { return a }
    if a.rank == 0 { return b }
    let rank = max(a.rank, b.rank)
    var result = a.rank >= b.rank ? a : b
    for dim in 0..<rank {
      let left = a.extent(alignedTo: rank, dim)
      let right = b.extent(alignedTo: rank, dim)
      if left != right && left != 1 && right != 1 {
        trap(
          "The size of tensor a (\(left)) must match the size of tensor b (\(right)) "
            + "at non-singleton dimension \(dim)", file, line)
      }
      result[dim] = left == 1 ? right : left
    }
    result.checkCount(file, line)
    return result
  }

  /// The extent that this shape has at `dim` of a shape of `rank` dimensions.
  func extent(alignedTo rank: Int, _ dim: Int) -> Int {
    let own = dim - (rank - self.rank)
    return own < 0 ? 1 : self[own]
  }

  /// How far a step along each dimension of `result` moves in a row-major tensor of this shape:
  /// nowhere along a stretched dimension.
  func strides(stretchedTo result: Shape) -> [Int] {
    var strides = [Int](repeating: 0, count: result.rank)
    var stride = 1
    for dim in (0..<result.rank).reversed() {
      let extent = extent(alignedTo: result.rank, dim)
      strides[dim] = extent == 1 ? 0 : stride
      stride *= extent
    }
    return strides
  }
}
