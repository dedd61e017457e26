/// The same elements cut out, repeated or put in other places.
extension Tensor {
  /// A diagonal of the matrices that two dimensions make, as a new last dimension.
  ///
  /// Diagonal 0 is the main one, positive ones lie above it.
  ///
  ///     Tensor([[1, 2], [3, 4]]).diagonal()           // tensor([1., 4.])
  ///     Tensor([[1, 2], [3, 4]]).diagonal(offset: 1)  // tensor([2.])
  public func diagonal(
    offset: Int = 0, dim1: Int = 0, dim2: Int = 1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let (first, second) = (
      node.shape.position(of: dim1, file, line), node.shape.position(of: dim2, file, line)
    )
    if first == second {
      trap("diagonal dimensions cannot be identical \(dim1), \(dim2)", file, line)
    }
    let (shape, strides) = (node.shape, node.shape.strides)
    // An offset beyond the matrix leaves nothing, whatever it is.
    let below = Swift.min(Swift.max(-Swift.max(offset, -.max), 0), shape[first])
    let above = Swift.min(Swift.max(offset, 0), shape[second])
    let length = Swift.max(Swift.min(shape[first] - below, shape[second] - above), 0)
    let rest = (0..<shape.rank).filter { $0 != first && $0 != second }
    let start = length == 0 ? 0 : below * strides[first] + above * strides[second]
    return part(
      StridedPart(
        shape: Shape(rest.map { shape[$0] } + [length]),
        strides: rest.map { strides[$0] } + [strides[first] + strides[second]], start: start),
      Operations.DiagonalView.self)
  }

  /// All runs of `size` neighbours along a dimension, `step` apart, in a new last dimension.
  ///
  /// Gradients of an element that lies in several runs are added up.
  ///
  ///     Tensor([1, 2, 3, 4]).unfold(dim: 0, size: 2, step: 1)
  ///     // tensor([[1., 2.], [2., 3.], [3., 4.]])
  public func unfold(
    dim: Int, size: Int, step: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let position = node.shape.position(of: dim, file, line)
    let extent = rank == 0 ? 1 : shape[position]
    if size < 0 || size > extent {
      trap(
        "maximum size for tensor at dimension \(position) is \(extent) but size is \(size)", file,
        line)
    }
    if step <= 0 { trap("step is \(step) but must be > 0", file, line) }
    let strides = rank == 0 ? [0] : node.shape.strides
    let runs = (extent - size) / step + 1
    var (extents, steps) = (rank == 0 ? [] : shape, rank == 0 ? [] : strides)
    if rank > 0 {
      extents[position] = runs
      steps[position] *= runs > 1 ? step : 1
    }
    let result = Shape(extents + [size], file: file, line: line)
    return picked(
      Array(StridedOffsets(result, strides: steps + [strides[position]])), result,
      Operations.Unfold.self)
  }

  /// Each part along a dimension as often as the integer next to it says.
  ///
  ///     Tensor([1, 2, 3]).repeated(IndexTensor([2, 0, 1]), dim: 0)  // tensor([1., 1., 3.])
  public func repeated(
    _ counts: IndexTensor, dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let extent = rank == 0 ? 1 : shape[node.shape.position(of: dim, file, line)]
    if counts.rank > 1 {
      trap("repeat_interleave only accept 0-dim or 1-dim tensor as repeat", file, line)
    }
    if counts.count != 1 && counts.count != extent {
      trap(
        "repeats must have the same size as input along dim, but got repeats.size(0) = "
          + "\(counts.count) and input.size(\(dim)) = \(extent)", file, line)
    }
    if counts.values.contains(where: { $0 < 0 }) { trap("repeats can not be negative", file, line) }
    let index = (0..<extent).flatMap { place in
      [Int](repeating: place, count: counts.values[counts.count == 1 ? 0 : place])
    }
    return indexSelect(dim: dim, index: IndexTensor(index), file: file, line: line)
  }

  /// So many positions of a dimension, from `start`, which may be counted from the end.
  ///
  ///     Tensor([1, 2, 3]).narrow(dim: 0, start: 1, length: 2)  // tensor([2., 3.])
  public func narrow(
    dim: Int, start: Int, length: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank == 0 { trap("narrow() cannot be applied to a 0-dim tensor.", file, line) }
    let position = node.shape.position(of: dim, file, line)
    let extent = shape[position]
    if start < -extent || start > extent {
      trap(
        "start out of range (expected to be in range of [\(-extent), \(extent)], but got \(start))",
        file, line)
    }
    if length < 0 { trap("narrow(): length must be non-negative.", file, line) }
    let first = start < 0 ? start + extent : start
    if length > extent - first {
      trap("start (\(first)) + length (\(length)) exceeds dimension size (\(extent)).", file, line)
    }
    return part(
      node.shape.part(along: position, from: first, count: length), Operations.Slice.self)
  }

  /// A dimension moved to another place among the others.
  ///
  ///     Tensor.ones(2, 3, 4).movedDim(0, to: -1).shape  // [3, 4, 2]
  public func movedDim(
    _ source: Int, to destination: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let (source, destination) = (
      node.shape.position(of: source, file, line), node.shape.position(of: destination, file, line)
    )
    if rank == 0 { return permuted([]) }
    var order = Array(0..<rank)
    order.remove(at: source)
    order.insert(source, at: destination)
    return permuted(order)
  }

  /// The matrices that two dimensions make, turned by quarters from the first towards the second.
  ///
  ///     Tensor([[1, 2], [3, 4]]).rot90()  // tensor([[2., 4.], [1., 3.]])
  public func rot90(
    _ turns: Int = 1, dims: (Int, Int) = (0, 1), file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank < 2 {
      trap("expected total dims >= 2, but got total dims = \(rank)", file, line)
    }
    let (first, second) = (
      node.shape.position(of: dims.0, file, line), node.shape.position(of: dims.1, file, line)
    )
    if first == second {
      trap(
        "expected rotation dims to be different, but got dim0 = \(dims.0) and dim1 = \(dims.1)",
        file,
        line)
    }
    switch (turns % 4 + 4) % 4 {
    case 1: return flipped(second).transposed(first, second)
    case 2: return flipped(first, second)
    case 3: return flipped(first).transposed(first, second)
    default: return self * 1
    }
  }

  /// The differences of neighbours along a dimension, formed so many times.
  ///
  ///     Tensor([1, 4, 9]).diff()  // tensor([3., 5.])
  public func diff(
    _ times: Int = 1, dim: Int = -1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank == 0 { trap("diff expects input to be at least one-dimensional", file, line) }
    if times < 0 { trap("order must be non-negative but got \(times)", file, line) }
    let position = node.shape.position(of: dim, file, line)
    var result = self
    for _ in 0..<Swift.min(times, shape[position]) {
      let count = result.shape[position]
      if count == 0 { break }
      result =
        result.narrow(dim: position, start: 1, length: count - 1)
        - result.narrow(dim: position, start: 0, length: count - 1)
    }
    return result
  }

  /// The integral of samples along a dimension by the trapezoidal rule: `dx` times the means of
  /// neighbours, added up.
  ///
  ///     Tensor([1, 2, 3]).trapezoid()  // tensor(4.)
  public func trapezoid(
    dx: Double = 1, dim: Int = -1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank == 0 { trap("trapezoid: the samples have no dimension", file, line) }
    let position = node.shape.position(of: dim, file, line)
    let count = shape[position]
    if count == 0 { return .zeros(node.shape.removing(position).extentsArray) }
    let ends = { (start: Int) in
      self.narrow(dim: position, start: start, length: 1).squeezed(dim: position)
    }
    return (sum(dim: position) - (ends(0) + ends(count - 1)) * 0.5) * dx
  }

  /// The integral of samples at places `x` along a dimension by the trapezoidal rule.
  ///
  ///     Tensor([1, 2, 3]).trapezoid(Tensor([0, 1, 3]))  // tensor(6.5000)
  public func trapezoid(
    _ x: Tensor, dim: Int = -1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank == 0 { trap("trapezoid: the samples have no dimension", file, line) }
    let position = node.shape.position(of: dim, file, line)
    let count = shape[position]
    if x.rank != 1 || x.count != count {
      trap("There must be one `x` value for each sample point", file, line)
    }
    if count == 0 { return .zeros(node.shape.removing(position).extentsArray) }
    let sides = { (start: Int) in self.narrow(dim: position, start: start, length: count - 1) }
    let along = (0..<rank).map { $0 == position ? count - 1 : 1 }
    return ((sides(0) + sides(1)) * x.diff().reshaped(along)).sum(dim: position) / 2
  }
}

/// Tensors side by side: along the second dimension, or the first if they have only one.
///
///     hstack([Tensor([1, 2]), Tensor([3])])  // tensor([1., 2., 3.])
public func hstack(
  _ tensors: [Tensor], file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if tensors.isEmpty { trap("hstack expects a non-empty TensorList", file, line) }
  let parts = tensors.map { $0.rank == 0 ? $0.reshaped(1) : $0 }
  return concatenated(parts, dim: parts[0].rank == 1 ? 0 : 1, file: file, line: line)
}

/// Tensors one below the other, vectors as rows.
///
///     vstack([Tensor([1, 2]), Tensor([3, 4])])  // tensor([[1., 2.], [3., 4.]])
public func vstack(
  _ tensors: [Tensor], file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if tensors.isEmpty { trap("vstack expects a non-empty TensorList", file, line) }
  let parts = tensors.map { $0.rank < 2 ? $0.reshaped(1, $0.count) : $0 }
  return concatenated(parts, dim: 0, file: file, line: line)
}

extension Operations {
  /// Runs of neighbours.
  enum Unfold: Renamed<Pick> {
    static var gradientName: String { "UnfoldBackward0" }
  }
}
