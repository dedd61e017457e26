import CAutograd

/// Sums by the cascade of the library's documented arithmetic.
extension Node {
  /// The sum of all elements.
  final var total: Float { autograd_sum(data, count) }

  /// Sums over neighbouring dimensions as over one; the result has `shape`.
  private final func summed(over dims: Range<Int>, into shape: Shape) -> Node {
    let own = self.shape
    let result = Node.uninitialized(shape)
    let outer = own.count(of: 0..<dims.lowerBound)
    let extent = own.count(of: dims)
    let inner = own.count(of: dims.upperBound..<own.rank)
    let (source, target) = (data, result.data)
    Parallel.forEachPart(of: outer, each: extent * inner) { part in
      for block in part {
        autograd_sum_columns(
          target + block * inner, source + block * extent * inner, extent, inner)
      }
    }
    return result
  }

  /// Sums over the dimensions along which a tensor of `shape` was stretched to this node's.
  ///
  /// Neighbouring dimensions are summed as one, by the cascade. If other dimensions lie between
  /// those that are summed, the innermost neighbours are summed by the cascade, one result at a
  /// time, and these sums are added in order, as PyTorch does.
  final func summed(to shape: Shape) -> Node {
    if shape.count == 1 { return .filled(shape, with: total) }
    let whole = self.shape
    let stretched = (0..<whole.rank).filter { dim in
      shape.extent(alignedTo: whole.rank, dim) != whole[dim]
    }
    guard let outermost = stretched.first, let last = stretched.last else {
      return viewed(as: shape)
    }
    // An extent of one between two dimensions keeps them neighbours.
    var first = last
    while first > 0, stretched.contains(first - 1) || whole[first - 1] == 1 { first -= 1 }
    if first <= outermost { return summed(over: first..<last + 1, into: shape) }
    return summed(innermost: first..<last + 1, into: shape)
  }

  /// Sums over the dimensions `innermost` and over others further out.
  private final func summed(innermost: Range<Int>, into shape: Shape) -> Node {
    let whole = self.shape
    let extent = whole.count(of: innermost)
    let inner = whole.count(of: innermost.upperBound..<whole.rank)
    let outer = Shape((0..<innermost.lowerBound).map { whole[$0] })
    let kept = Shape(
      (0..<innermost.lowerBound).map { shape.extent(alignedTo: whole.rank, $0) })
    let result = Node.filled(shape, with: 0)
    if count == 0 { return result }
    BroadcastRows(outer, kept, kept).forEach { row in
      for i in 0..<row.count {
        let source = data + (row.result + i) * extent * inner
        let target = result.data + (row.first + i * row.firstStep) * inner
        for column in 0..<inner {
          target[column] +=
            inner == 1
            ? autograd_sum(source, extent) : autograd_sum_strided(source + column, inner, extent)
        }
      }
    }
    return result
  }

  /// The same numbers in another shape of the same count: this node if that is its shape.
  final func viewed(as shape: Shape) -> Node {
    if self.shape == shape { return self }
    let result = Node.uninitialized(shape)
    Elementwise.copy(result.data, data, count: count)
    return result
  }

  /// Sums over `dims`, which disappear or stay with an extent of one.
  final func summed(over dims: DimensionSet, _ keepDim: Bool) -> Node {
    let sums = summed(to: shape.reduced(over: dims, keepDim: true))
    if sums === self { return copy().reshaping(to: shape.reduced(over: dims, keepDim: keepDim)) }
    return sums.reshaping(to: shape.reduced(over: dims, keepDim: keepDim))
  }

  /// This fresh node, under another shape of the same count.
  final func reshaping(to shape: Shape) -> Node {
    fields.pointee.shape = shape
    return self
  }
}
