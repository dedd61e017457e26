import CAutograd

/// Sums by the cascade of the library's documented arithmetic.
extension Node {
  /// The sum of all elements.
  final var total: Float { autograd_sum(data, count) }

  /// Sums over one dimension; the result has `shape`, with or without it.
  final func summed(along dim: Int, into shape: Shape) -> Node {
    let own = self.shape
    let result = Node.uninitialized(shape)
    let outer = own.count(of: 0..<dim)
    let extent = own.rank == 0 ? 1 : own[dim]
    let inner = own.rank == 0 ? 1 : own.count(of: dim + 1..<own.rank)
    for block in 0..<outer {
      autograd_sum_columns(
        result.data + block * inner, data + block * extent * inner, extent, inner)
    }
    return result
  }

  /// Sums over the dimensions along which a tensor of `shape` was stretched to this node's.
  ///
  /// Neighbouring dimensions are summed as one, the innermost group first.
  final func summed(to shape: Shape) -> Node {
    if shape.count == 1 { return .filled(shape, with: total) }
    var result = self
    var remaining = self.shape
    var dim = remaining.rank - 1
    while dim >= 0 {
      let last = dim
      while dim >= 0 && isStretched(dim, in: remaining, from: shape) { dim -= 1 }
      if dim == last {
        dim -= 1
        continue
      }
      // View the group as one dimension, which leaves extents of one in its place.
      let first = dim + 1
      var merged = Shape()
      for outer in 0..<first { merged.append(remaining[outer]) }
      merged.append(remaining.count(of: first..<last + 1))
      for inner in last + 1..<remaining.rank { merged.append(remaining[inner]) }
      for group in first...last { remaining[group] = 1 }
      result = result.viewed(as: merged).summed(along: first, into: remaining)
    }
    return result.viewed(as: shape)
  }

  private final func isStretched(_ dim: Int, in whole: Shape, from shape: Shape) -> Bool {
    let isMissing = dim < whole.rank - shape.rank
    return isMissing || (whole[dim] != 1 && shape.extent(alignedTo: whole.rank, dim) == 1)
  }

  /// The same numbers in another shape of the same count: this node if that is its shape.
  final func viewed(as shape: Shape) -> Node {
    if self.shape == shape { return self }
    let result = Node.uninitialized(shape)
    result.data.update(from: data, count: count)
    return result
  }
}
