extension Tensor {
  /// The parts at the given positions of the first dimension, in the shape of the indices.
  ///
  /// Gradients of a position that is taken several times are added in the order of the indices.
  ///
  ///     let rows = Tensor([[1, 2], [3, 4]])
  ///     rows[IndexTensor([1, 1, 0])]  // tensor([[3., 4.], [3., 4.], [1., 2.]])
  ///
  /// What is assigned is stretched to that shape; of several values for one position the last
  /// counts.
  public subscript(
    indices: IndexTensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    get { taking(positions(indices, file, line), of: 1, indices.extents) }
    nonmutating set { node.replace(part(indices, file, line), with: newValue.node, file, line) }
  }

  func positions(_ indices: IndexTensor, _ file: StaticString, _ line: UInt) -> [Int] {
    let shape = node.shape
    if shape.rank == 0 { trap("too many indices for tensor of dimension 0", file, line) }
    return indices.values.map { shape.position($0, along: 0, file, line) }
  }

  /// The elements at pairs of positions of the first two dimensions, which are broadcast.
  ///
  ///     let logits = Tensor([[1, 2, 3], [4, 5, 6]])
  ///     logits[IndexTensor(0..<2), IndexTensor([2, 0])]  // tensor([3., 4.])
  public subscript(
    first: IndexTensor, second: IndexTensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    get {
      let (positions, extents) = positions(first, second, file, line)
      return taking(positions, of: 2, extents)
    }
    nonmutating set {
      node.replace(part(first, second, file, line), with: newValue.node, file, line)
    }
  }

  func positions(
    _ first: IndexTensor, _ second: IndexTensor, _ file: StaticString, _ line: UInt
  ) -> (positions: [Int], extents: Shape) {
    let shape = node.shape
    if shape.rank < 2 {
      trap("too many indices for tensor of dimension \(shape.rank)", file, line)
    }
    let extents = Shape.broadcast(first.extents, second.extents, file, line)
    let pairs = zip(first.expanded(to: extents).values, second.expanded(to: extents).values)
    let positions = pairs.map {
      shape.position($0, along: 0, file, line) * shape[1]
        + shape.position($1, along: 1, file, line)
    }
    return (positions, extents)
  }

  /// The parts where a mask is true, in order, along one dimension; the mask covers the first
  /// dimensions.
  ///
  ///     let x = Tensor([-1, 0, 2])
  ///     x[x > 0]  // tensor([2.])
  ///     x[x < 0] = 0
  public subscript(
    mask: Mask, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    get {
      let positions = positions(mask, file, line)
      return taking(positions, of: mask.rank, Shape([positions.count]))
    }
    nonmutating set { node.replace(part(mask, file, line), with: newValue.node, file, line) }
  }

  func positions(_ mask: Mask, _ file: StaticString, _ line: UInt) -> [Int] {
    let shape = node.shape
    if mask.rank > shape.rank {
      trap("too many indices for tensor of dimension \(shape.rank)", file, line)
    }
    for dim in 0..<mask.rank where mask.extents[dim] != shape[dim] {
      mask.trapMismatch(dim: dim, shape, dim, file, line)
    }
    return mask.values.indices.filter { mask.values[$0] }
  }

  /// One element for each index along a dimension: for `dim` 0, element [i, j] of the result is
  /// element [index[i, j], j].
  ///
  /// The index has as many dimensions as the tensor, none longer but `dim`; the result has its
  /// shape.
  ///
  ///     let logits = Tensor([[1, 2, 3], [4, 5, 6]])
  ///     logits.gathered(dim: 1, index: IndexTensor([[2], [0]]))  // tensor([[3.], [4.]])
  public func gathered(
    dim: Int, index: IndexTensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let (shape, own) = (node.shape, index.extents)
    let dim = shape.position(of: dim, file, line)
    if shape.rank != own.rank {
      trap("Index tensor must have the same number of dimensions as input tensor", file, line)
    }
    for other in 0..<shape.rank where other != dim && own[other] > shape[other] {
      trap(
        "Size does not match at dimension \(other) expected index \(own) to be no larger than "
          + "self \(shape) apart from dimension \(dim)", file, line)
    }
    var strides = shape.strides
    if shape.rank > 0 { strides[dim] = 0 }
    let extent = shape.rank == 0 ? 1 : shape[dim]
    let step = shape.rank == 0 ? 1 : shape.strides[dim]
    let positions = zip(index.values, StridedOffsets(own, strides: strides)).map { value, offset in
      if value < 0 || value >= extent {
        trap("index \(value) is out of bounds for dimension \(dim) with size \(extent)", file, line)
      }
      return offset + value * step
    }
    return taking(positions, of: shape.rank, own, Operations.Gather.self)
  }

  /// The parts at positions of the first `rank` dimensions, counted as one.
  private func taking(
    _ positions: [Int], of rank: Int, _ extents: Shape,
    _ operation: any Operation.Type = Operations.Index.self
  ) -> Tensor {
    let shape = node.shape
    let rest = Shape((rank..<shape.rank).map { shape[$0] })
    let size = rest.count
    let result = Node.uninitialized(Shape(extents.extentsArray + rest.extentsArray))
    for (i, position) in positions.enumerated() {
      (result.data + i * size).update(from: node.data + position * size, count: size)
    }
    if node.isTracked {
      result.keep(positions)
      result.record(operation, node, saving: .context)
    }
    return Tensor(result)
  }
}

extension Operations {
  /// Parts at positions: their gradients are added up there.
  enum Index: SelectionOperation {
    static var gradientName: String { "IndexBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first), let positions = node.kept(as: [Int].self)
      else { return }
      let result = Node.filled(target.shape, with: 0)
      let size = positions.isEmpty ? 0 : gradient.count / positions.count
      for (i, position) in positions.enumerated() {
        let sum = result.data + position * size
        Elementwise.accumulate(sum, gradient.data + i * size, count: size)
      }
      pass.give(result, to: .first, of: node)
    }

    static func places(_ node: Node, in source: Shape) -> [Int] {
      let positions = node.kept(as: [Int].self) ?? []
      let size = positions.isEmpty ? 0 : node.count / positions.count
      return positions.flatMap { $0 * size..<$0 * size + size }
    }
  }

  /// Elements at positions along a dimension.
  enum Gather: Renamed<Index> {
    static var gradientName: String { "GatherBackward0" }
  }
}
