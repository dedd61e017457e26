/// The same elements in the same order, under another shape. Results are copies: a change in place
/// of one is not seen through the other.
extension Tensor {
  /// The elements in another shape of the same count; one extent may be -1, to be computed.
  ///
  ///     Tensor([1, 2, 3, 4, 5, 6]).reshaped(2, -1).shape  // [2, 3]
  public func reshaped(
    _ shape: Int..., file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    reshaped(shape, file: file, line: line)
  }

  /// The elements in another shape of the same count; one extent may be -1, to be computed.
  ///
  ///     x.reshaped([x.shape[0], -1])
  public func reshaped(
    _ shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    reshaped(to: Shape(resolving: shape, count: count, file, line), Operations.Reshape.self)
  }

  /// The dimensions from `startDim` to `endDim`, both included, made one: all unless said
  /// otherwise.
  ///
  ///     Tensor.ones(2, 3, 4).flattened().shape             // [24]
  ///     Tensor.ones(2, 3, 4).flattened(startDim: 1).shape  // [2, 12]
  public func flattened(
    startDim: Int = 0, endDim: Int = -1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let shape = node.shape
    let (start, end) = (
      shape.position(of: startDim, file, line), shape.position(of: endDim, file, line)
    )
    if start > end {
      trap("flatten() has invalid args: start_dim cannot come after end_dim", file, line)
    }
    if shape.rank == 0 { return reshaped(to: Shape([1]), Operations.Reshape.self) }
    var extents = shape.extentsArray
    extents.replaceSubrange(start...end, with: [shape.count(of: start..<end + 1)])
    return reshaped(to: Shape(extents), Operations.Reshape.self)
  }

  /// A new dimension of extent one before `dim`, which may be counted from the end.
  public func unsqueezed(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if dim < -rank - 1 || dim > rank {
      trap(
        "Dimension out of range (expected to be in range of [\(-rank - 1), \(rank)], "
          + "but got \(dim))", file, line)
    }
    var extents = shape
    extents.insert(1, at: dim < 0 ? dim + rank + 1 : dim)
    return reshaped(to: Shape(extents, file: file, line: line), Operations.Unsqueeze.self)
  }

  /// Without the dimensions of extent one.
  ///
  ///     Tensor.zeros(1, 3, 1).squeezed().shape  // [3]
  public func squeezed() -> Tensor {
    reshaped(to: Shape(shape.filter { $0 != 1 }), Operations.Squeeze.self)
  }

  /// Without dimension `dim` if its extent is one; otherwise unchanged.
  public func squeezed(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let shape = node.shape
    let dim = shape.position(of: dim, file, line)
    let isSingle = shape.rank > 0 && shape[dim] == 1
    return reshaped(to: isSingle ? shape.removing(dim) : shape, Operations.SqueezeAlong.self)
  }

  func reshaped(to shape: Shape, _ operation: any Operation.Type) -> Tensor {
    let result = Node.uninitialized(shape, count: node.count)
    result.data.update(from: node.data, count: node.count)
    if node.isTracked { result.record(operation, node) }
    return Tensor(result)
  }
}

extension Operations {
  /// The same numbers in another shape.
  enum Reshape: SelectionOperation {
    static var gradientName: String { "ViewBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first) else { return }
      if !isKnownUniquelyReferenced(&gradient) { gradient = gradient.copy() }
      gradient.fields.pointee.shape = target.shape
      pass.give(gradient, to: .first, of: node)
    }

    static func places(_ node: Node, in source: Shape) -> [Int] {
      Array(0..<source.count)
    }
  }

  /// A new dimension of extent one.
  enum Unsqueeze: Renamed<Reshape> {
    static var gradientName: String { "UnsqueezeBackward0" }
  }

  /// Without the dimensions of extent one.
  enum Squeeze: Renamed<Reshape> {
    static var gradientName: String { "SqueezeBackward0" }
  }

  /// Without one dimension of extent one.
  enum SqueezeAlong: Renamed<Reshape> {
    static var gradientName: String { "SqueezeBackward1" }
  }
}
