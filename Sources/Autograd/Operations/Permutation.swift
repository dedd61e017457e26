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
}

extension Node {
  fileprivate final func permuted(_ order: [Int]) -> Node {
    let (shape, strides) = (shape, shape.strides)
    return copy(
      of: StridedPart(
        shape: Shape(order.map { shape[$0] }), strides: order.map { strides[$0] }, start: 0))
  }
}

extension Tensor {
  /// The tensor with two dimensions exchanged, which may be counted from the end.
  ///
  ///     Tensor([[1, 2, 3], [4, 5, 6]]).transposed(0, 1).shape  // [3, 2]
  public func transposed(
    _ first: Int, _ second: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    transposed(
      node.shape.position(of: first, file, line), node.shape.position(of: second, file, line),
      Operations.Transpose.self)
  }

  /// The transposed matrix: rows become columns.
  ///
  /// Traps for more than two dimensions.
  public var T: Tensor {
    if rank > 2 { fatalError("T takes tensors of at most two dimensions, not \(node.shape)") }
    return transposed(0, Swift.max(rank - 1, 0), Operations.TransposeMatrix.self)
  }

  private func transposed(_ first: Int, _ second: Int, _ operation: any Operation.Type) -> Tensor {
    let result = node.transposed(first, second)
    if node.isTracked {
      result.fields.pointee.argument = Int32(first)
      result.fields.pointee.secondArgument = Int32(second)
      result.record(operation, node)
    }
    return Tensor(result)
  }
}

extension Node {
  /// A copy with two dimensions exchanged.
  fileprivate final func transposed(_ first: Int, _ second: Int) -> Node {
    if first == second { return copy() }
    let (low, high) = (min(first, second), max(first, second))
    let own = shape
    let result = Node.uninitialized(
      own.replacing(low, with: own[high]).replacing(high, with: own[low]), count: count)
    // The extents, seen as [outer, low, middle, high, inner].
    let (rows, columns) = (own[low], own[high])
    let middle = own.count(of: low + 1..<high)
    let inner = own.count(of: high + 1..<own.rank)
    var target = result.data
    for outer in 0..<own.count(of: 0..<low) {
      for column in 0..<columns {
        for between in 0..<middle {
          for row in 0..<rows {
            let source = (((outer * rows + row) * middle + between) * columns + column) * inner
            target.update(from: data + source, count: inner)
            target += inner
          }
        }
      }
    }
    return result
  }
}

extension Operations {
  /// Two dimensions exchanged.
  enum Transpose: SelectionOperation {
    static var gradientName: String { "TransposeBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      let result = gradient.transposed(
        Int(fields.pointee.argument), Int(fields.pointee.secondArgument))
      pass.give(result, to: .first, of: node)
    }

    static func places(_ node: Node, in source: Shape) -> [Int] {
      let (first, second) = (
        Int(node.fields.pointee.argument), Int(node.fields.pointee.secondArgument)
      )
      var strides = source.strides
      if first != second { strides.swapAt(first, second) }
      return Array(StridedOffsets(node.shape, strides: strides))
    }
  }

  /// The transposed matrix.
  enum TransposeMatrix: Renamed<Transpose> {
    static var gradientName: String { "PermuteBackward0" }
  }
}
