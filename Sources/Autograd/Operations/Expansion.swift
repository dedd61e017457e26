/// Copies of a tensor along its dimensions: stretched, side by side, or each part several times.
extension Tensor {
  /// The tensor stretched along dimensions of extent one, or along new ones in front; -1 leaves an
  /// extent as it is.
  ///
  /// The gradient is summed over what was stretched.
  ///
  ///     Tensor([[1], [2]]).expanded(2, 3)  // tensor([[1., 1., 1.],
  ///                                        //         [2., 2., 2.]])
  public func expanded(
    _ shape: Int..., file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    expanded(shape, file: file, line: line)
  }

  /// The tensor stretched along dimensions of extent one, or along new ones in front; -1 leaves an
  /// extent as it is.
  ///
  ///     Tensor([1]).expanded([2, 2]).shape  // [2, 2]
  public func expanded(
    _ shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let own = node.shape
    if shape.count < own.rank {
      trap(
        "the number of sizes provided (\(shape.count)) must be greater or equal to the number of "
          + "dimensions in the tensor (\(own.rank))", file, line)
    }
    let missing = shape.count - own.rank
    let extents = shape.enumerated().map { dim, extent in
      extent == -1 && dim >= missing ? own[dim - missing] : extent
    }
    for dim in missing..<shape.count where ![1, extents[dim]].contains(own[dim - missing]) {
      trap(
        "The expanded size of the tensor (\(extents[dim])) must match the existing size "
          + "(\(own[dim - missing])) at non-singleton dimension \(dim).  Target sizes: \(shape).  "
          + "Tensor sizes: \(own)", file, line)
    }
    let result = Node.uninitialized(Shape(extents, file: file, line: line))
    result.assign(node, node) { value, _ in value }
    if node.isTracked { result.record(Operations.Expand.self, node) }
    return Tensor(result)
  }

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
    let (extent, isTooLarge) = joined[dim].multipliedReportingOverflow(by: count)
    joined[dim] = isTooLarge ? .max : extent
    // Before the copies are made.
    _ = Shape(joined, file: file, line: line)
    return reshaped(outer, 1, inner).expanded([outer, count, inner], file: file, line: line)
      .reshaped(joined, file: file, line: line)
  }
}

extension Operations {
  /// Stretched dimensions: the pass itself sums over them.
  enum Expand: SelectionOperation {
    static var gradientName: String { "ExpandBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.give(gradient, to: .first, of: node)
    }

    static func places(_ node: Node, in source: Shape) -> [Int] {
      Array(StridedOffsets(node.shape, strides: source.strides(stretchedTo: node.shape)))
    }
  }
}
