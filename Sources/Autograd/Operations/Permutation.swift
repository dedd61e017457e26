extension Tensor {
  /// The tensor with its dimensions in another order; each may be counted from the end.
  ///
  /// Dimension i of the result is dimension `dims[i]` of this tensor.
  ///
  ///     Tensor.ones(2, 3, 4).permuted(2, 0, 1).shape  // [4, 2, 3]
  public func permuted(
    _ dims: Int..., file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    permuted(dims, file: file, line: line)
  }

  /// The tensor with its dimensions in another order; each may be counted from the end.
  ///
  ///     Tensor.ones(2, 3, 4).permuted([2, 0, 1]).shape  // [4, 2, 3]
  public func permuted(
    _ dims: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if dims.count != rank {
      trap(
        "permute: number of dimensions in the tensor input does not match the length "
          + "of the desired ordering of dimensions i.e. input.dim() = \(rank) is not equal to "
          + "len(dims) = \(dims.count)", file, line)
    }
    let order = dims.map { node.shape.position(of: $0, file, line) }
    if Set(order).count != order.count {
      trap("permute(): duplicate dims are not allowed.", file, line)
    }
    let result = node.permuted(order)
    if node.isTracked {
      result.keep(order)
      result.record(Operations.Permute.self, node)
    }
    return Tensor(result)
  }

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
}

extension Operations {
  /// Dimensions in another order.
  enum Permute: SelectionOperation {
    static var gradientName: String { "PermuteBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let order = node.kept(as: [Int].self) else { return }
      var inverse = order
      for (dim, source) in order.enumerated() { inverse[source] = dim }
      pass.give(gradient.permuted(inverse), to: .first, of: node)
    }

    static func places(_ node: Node, in source: Shape) -> [Int] {
      let order = node.kept(as: [Int].self) ?? []
      return Array(StridedOffsets(node.shape, strides: order.map { source.strides[$0] }))
    }
  }

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

extension Node {
  fileprivate final func permuted(_ order: [Int]) -> Node {
    let (shape, strides) = (shape, shape.strides)
    return copy(
      of: StridedPart(
        shape: Shape(order.map { shape[$0] }), strides: order.map { strides[$0] }, start: 0))
  }
}
