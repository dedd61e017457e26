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
  /// Integers pick a position, and the dimension disappears; ranges keep it. Dimensions without an
  /// index stay whole. See `TensorIndex` for what an index can be.
  ///
  ///     let a = Tensor([[1, 2, 3], [4, 5, 6]])
  ///     a[0..., 1]       // tensor([2., 5.])
  ///     a[1, 1...]       // tensor([5., 6.])
  ///     a[0..<1].shape   // [1, 3]
  ///
  /// The result is a copy: a change in place of it is not seen in this tensor. What is assigned is
  /// stretched to the part's shape, and gradients flow back to it: `a[0..., 1] = Tensor([8, 9])`.
  public subscript(
    indices: any TensorIndex..., file file: StaticString = #fileID, line line: UInt = #line
  ) -> Tensor {
    get {
      if let mixed = mixedPart(indices, file, line) {
        return picked(mixed.places, mixed.shape, saving: .context)
      }
      let keepsLast = !(indices.last is Int || indices.last is IndexTensor)
      return part(
        stridedPart(indices, file, line),
        keepsLast ? Operations.Slice.self : Operations.SelectPart.self)
    }
    nonmutating set { node.replace(part(indices, file, line), with: newValue.node, file, line) }
  }

  /// The part that indices mean.
  func stridedPart(
    _ indices: [any TensorIndex], _ file: StaticString, _ line: UInt
  ) -> StridedPart {
    let shape = node.shape
    if indices.count > shape.rank {
      trap("too many indices for tensor of dimension \(shape.rank)", file, line)
    }
    let strides = shape.strides
    var (start, partStrides, partShape) = (0, [Int](), Shape())
    for dim in 0..<shape.rank {
      let positions =
        dim < indices.count
        ? indices[dim].positions(of: shape[dim], dim: dim, file: file, line: line)
        : IndexedPositions(from: 0, to: shape[dim], of: shape[dim])
      start += positions.start * strides[dim]
      if positions.keepsDimension {
        partShape.append(positions.count)
        partStrides.append(positions.step * strides[dim])
      }
    }
    return StridedPart(shape: partShape, strides: partStrides, start: start)
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
}
