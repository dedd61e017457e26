extension Tensor {
  /// The part at one position of the first dimension, which may be counted from the end.
  ///
  /// A row of a matrix, an element (without dimensions) of a vector; gradients flow back to it:
  ///
  ///     let w = Tensor([[1, 2], [3, 4]])
  ///     w[1]      // tensor([3., 4.])
  ///     w[-1][0]  // tensor(3.)
  ///
  /// The result is a copy: a change in place of it is not seen in this tensor. What is assigned is
  /// stretched to the part's shape, and gradients flow back to it: `w[0] = Tensor([5, 6])`.
  public subscript(
    index: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    get { selected(index, file, line) }
    nonmutating set { node.replace(part(index, file, line), with: newValue.node, file, line) }
  }

  private func selected(_ index: Int, _ file: StaticString, _ line: UInt) -> Tensor {
    let (index, rest) = node.shape.selecting(index, file, line)
    let result = Node.uninitialized(rest)
    result.data.update(from: node.data + index * result.count, count: result.count)
    if node.isTracked {
      result.fields.pointee.argument = Int32(index)
      result.record(Operations.Select.self, node)
    }
    return Tensor(result)
  }

  /// The part that the indices mean, one for each dimension from the first on; gradients flow back
  /// to it.
  ///
  /// Integers pick a position, and the dimension disappears; ranges keep it; nil is a new dimension
  /// of extent one. Dimensions without an index stay whole. See `TensorIndex` for what an index can
  /// be.
  ///
  ///     let a = Tensor([[1, 2, 3], [4, 5, 6]])
  ///     a[0..., 1]           // tensor([2., 5.])
  ///     a[1, 1...]           // tensor([5., 6.])
  ///     a[0..<1].shape       // [1, 3]
  ///     a[0..., nil].shape   // [2, 1, 3]
  ///
  /// The result is a copy: a change in place of it is not seen in this tensor. What is assigned is
  /// stretched to the part's shape, and gradients flow back to it: `a[0..., 1] = Tensor([8, 9])`.
  public subscript(
    indices: (any TensorIndex)?..., file file: StaticString = #fileID, line line: UInt = #line
  ) -> Tensor {
    get { part(at: indices.withNewDimensions, file, line) }
    nonmutating set { replace(indices.withNewDimensions, with: newValue, file, line) }
  }

  /// The part that indices of the last dimensions mean; those before them stay whole.
  ///
  ///     let x = Tensor.ones(2, 3, 4)
  ///     x[..., 0].shape    // [2, 3]
  ///     x[..., nil].shape  // [2, 3, 4, 1]
  public subscript(
    rest: UnboundedRange, indices: (any TensorIndex)?..., file file: StaticString = #fileID,
    line line: UInt = #line
  ) -> Tensor {
    get { part(at: [RemainingDimensions()] + indices.withNewDimensions, file, line) }
    nonmutating set {
      replace([RemainingDimensions()] + indices.withNewDimensions, with: newValue, file, line)
    }
  }

  /// The part that indices of the first and of the last dimensions mean; those between them stay
  /// whole.
  ///
  ///     Tensor.ones(2, 3, 4)[1, ..., 0].shape  // [3]
  public subscript(
    first: (any TensorIndex)?, rest: UnboundedRange, indices: (any TensorIndex)?...,
    file file: StaticString = #fileID, line line: UInt = #line
  ) -> Tensor {
    get {
      part(at: Self.indices(first, indices), file, line)
    }
    nonmutating set {
      replace(Self.indices(first, indices), with: newValue, file, line)
    }
  }

  private static func indices(
    _ first: (any TensorIndex)?, _ last: [(any TensorIndex)?]
  ) -> [any TensorIndex] {
    [first].withNewDimensions + [RemainingDimensions()] + last.withNewDimensions
  }

  private func part(
    at indices: [any TensorIndex], _ file: StaticString, _ line: UInt
  ) -> Tensor {
    if let mixed = node.shape.mixedPart(indices, file, line) {
      return picked(mixed.places, mixed.shape, saving: .context)
    }
    let part = node.shape.stridedPart(indices, file, line)
    return self.part(part, lastStep(of: indices, file, line))
  }

  private func replace(
    _ indices: [any TensorIndex], with value: Tensor, _ file: StaticString, _ line: UInt
  ) {
    node.replace(part(indices, file, line), with: value.node, file, line)
  }

  /// The last step that PyTorch takes, one index after the other; ranges of whole dimensions are none.
  private func lastStep(
    of indices: [any TensorIndex], _ file: StaticString, _ line: UInt
  ) -> any Operation.Type {
    var (dim, step): (Int, any Operation.Type) = (0, Operations.Alias.self)
    let count = indices.filter { !($0 is NewDimension || $0 is RemainingDimensions) }.count
    for index in indices {
      switch index {
      case is NewDimension: step = Operations.NewDimensionOfPart.self
      case is RemainingDimensions: dim += rank - count
      default:
        let found = index.positions(of: shape[dim], dim: dim, file: file, line: line)
        let isWhole = found.keepsDimension && found.count == shape[dim] && found.step == 1
        if !found.keepsDimension {
          step = Operations.SelectPart.self
        } else if !isWhole || indices.count == 1 {
          step = Operations.Slice.self
        }
        dim += 1
      }
    }
    return step
  }
}

extension Operations {
  /// One position of the first dimension.
  enum Select: SelectionOperation {
    static var gradientName: String { "SelectBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first) else { return }
      let index = Int(node.fields.pointee.argument)
      let part = target.shape.part(along: 0, from: index, count: 1)
      pass.give(gradient, toPart: part, of: node)
    }

    static func places(_ node: Node, in source: Shape) -> [Int] {
      let start = Int(node.fields.pointee.argument) * node.count
      return Array(start..<start + node.count)
    }
  }

  /// A part in which the last index picked one position.
  enum SelectPart: Renamed<Slice> {
    static var gradientName: String { "SelectBackward0" }
  }

  /// A part whose last index is a new dimension.
  enum NewDimensionOfPart: Renamed<Slice> {
    static var gradientName: String { "UnsqueezeBackward0" }
  }

  /// The whole.
  enum Alias: Renamed<Slice> {
    static var gradientName: String { "AliasBackward0" }
  }
}
