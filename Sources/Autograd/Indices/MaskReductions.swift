/// What holds of the elements of a mask.
extension Mask {
  /// Whether any element along a dimension is true.
  ///
  ///     Mask([true, false, false, false], shape: [2, 2]).any(dim: 1)  // tensor([ True, False])
  public func any(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Mask {
    trueCount(dim: dim, keepDim: keepDim, file: file, line: line) > 0
  }

  /// Whether all elements along a dimension are true.
  ///
  ///     Mask([true, true, true, false], shape: [2, 2]).all(dim: 1)  // tensor([ True, False])
  public func all(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Mask {
    !(!self).any(dim: dim, keepDim: keepDim, file: file, line: line)
  }

  /// How many elements along a dimension are true.
  ///
  ///     Mask([true, true, true, false], shape: [2, 2]).trueCount(dim: 0)  // tensor([2, 1])
  public func trueCount(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    let reduced = DimensionSet([dim], in: extents, file, line)
    let kept = extents.reduced(over: reduced, keepDim: true)
    var counts = [Int](repeating: 0, count: kept.count)
    let places = StridedOffsets(extents, strides: kept.strides(stretchedTo: extents))
    for (value, place) in zip(values, places) where value { counts[place] += 1 }
    return IndexTensor(counts, extents.reduced(over: reduced, keepDim: keepDim))
  }

  /// The truth values in another shape of the same count; one extent may be -1, to be computed.
  ///
  ///     Mask([true, false, false, true]).reshaped(2, -1).shape  // [2, 2]
  public func reshaped(
    _ shape: Int..., file: StaticString = #fileID, line: UInt = #line
  ) -> Mask {
    reshaped(shape, file: file, line: line)
  }

  /// The truth values in another shape of the same count; one extent may be -1, to be computed.
  ///
  ///     mask.reshaped(x.shape)
  public func reshaped(
    _ shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Mask {
    Mask(values, Shape(resolving: shape, count: count, file, line))
  }

  /// The positions of the true elements, one row each.
  ///
  ///     Mask([false, true, true, false], shape: [2, 2]).positions
  ///     // tensor([[0, 1], [1, 0]])
  public var positions: IndexTensor {
    let strides = extents.strides
    let found = values.indices.filter { values[$0] }
    let rows = found.flatMap { offset in
      (0..<rank).map { offset / strides[$0] % extents[$0] }
    }
    return IndexTensor(rows, Shape([found.count, rank]))
  }
}
