/// Where elements stand in an order, and whether they occur.
extension Tensor {
  /// The positions of the elements along a dimension in their order, as `sorted` gives them.
  ///
  ///     Tensor([3, 1, 2]).argsort()  // tensor([1, 2, 0])
  public func argsort(
    dim: Int = -1, descending: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    noGrad { sorted(dim: dim, descending: descending, file: file, line: line).indices }
  }

  /// Where each value would be put into a sorted last dimension, so that it stays sorted: before
  /// equal elements, or behind them if `right` says so.
  ///
  /// Shapes: one dimension for values of any shape, or the values' own but for the last.
  ///
  ///     Tensor([1, 3, 5]).searchSorted(Tensor([3, 6]))  // tensor([1, 3])
  public func searchSorted(
    _ values: Tensor, right: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    if rank == 0 {
      trap(
        "torch.searchsorted(): boundaries tensor should have positive dimension, but got 0 dimension",
        file, line)
    }
    let isShared = rank == 1
    if !isShared && (values.rank != rank || shape.dropLast() != values.shape.dropLast()) {
      trap(
        "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions "
          + "of boundaries tensor and input value tensor must match, but we got boundaries tensor "
          + "\(shape) and input value tensor \(values.shape)", file, line)
    }
    let (length, run) = (shape[rank - 1], isShared ? 0 : values.shape[rank - 1])
    let places = (0..<values.count).map { i in
      let start = isShared ? 0 : i / run * length
      let value = values.node.data[i]
      var (low, high) = (0, length)
      while low < high {
        let middle = (low + high) / 2
        let element = node.data[start + middle]
        // Values that are not numbers count as the greatest.
        let isBefore = right ? !(element > value) : !(element >= value)
        if isBefore { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return IndexTensor(places, values.node.shape)
  }

  /// The number of the part that each element falls into, of those that sorted boundaries make.
  ///
  /// An element that equals a boundary belongs to the part below it, or above it if `right` says so.
  ///
  ///     Tensor([3, 6, 9]).bucketize(Tensor([1, 3, 5, 7]))  // tensor([1, 3, 4])
  public func bucketize(
    _ boundaries: Tensor, right: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    if boundaries.rank != 1 {
      trap(
        "boundaries tensor must be 1 dimension, but got dim(\(boundaries.rank))", file, line)
    }
    return boundaries.searchSorted(self, right: right, file: file, line: line)
  }

  /// Whether each element is one of those of another tensor.
  ///
  ///     Tensor([1, 2, 3]).isIn(Tensor([3, 1]))  // tensor([ True, False,  True])
  public func isIn(_ elements: Tensor) -> Mask {
    let found = Set(elements.floats)
    return Mask((0..<count).map { found.contains(node.data[$0]) }, node.shape)
  }
}

extension IndexTensor {
  /// The positions of the elements along a dimension in their order; equal ones keep theirs.
  ///
  ///     IndexTensor([3, 1, 2]).argsort()  // tensor([1, 2, 0])
  public func argsort(
    dim: Int = -1, descending: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    let lines = Lines(extents, along: extents.position(of: dim, file, line))
    var indices = [Int](repeating: 0, count: count)
    lines.forEach { _, start in
      let places = Array(lines.places(from: start))
      let order = places.indices.sorted {
        let (a, b) = (values[places[$0]], values[places[$1]])
        return descending ? a > b : a < b
      }
      for (place, index) in zip(places, order) { indices[place] = index }
    }
    return IndexTensor(indices, extents)
  }

  /// Whether each integer is one of those of another tensor.
  ///
  ///     labels.isIn(IndexTensor([3, 8]))  // which digits are a 3 or an 8
  public func isIn(_ elements: IndexTensor) -> Mask {
    let found = Set(elements.values)
    return Mask(values.map(found.contains), extents)
  }
}
