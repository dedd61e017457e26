extension Tensor {
  /// The elements in order along a dimension, and the positions they come from.
  ///
  /// Equal elements keep their order; what is not a number counts as the greatest. The gradient
  /// goes back to where the elements come from.
  ///
  ///     let (values, indices) = Tensor([3, 1, 2]).sorted()
  ///     values   // tensor([1., 2., 3.])
  ///     indices  // tensor([1, 2, 0])
  public func sorted(
    dim: Int = -1, descending: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    let dim = node.shape.position(of: dim, file, line)
    let lines = Lines(node.shape, along: dim)
    return ranked(dim, lines.count, descending: descending, Operations.Sort.self)
  }

  /// The `k` greatest elements along a dimension, the greatest first, and their positions; or the
  /// smallest ones.
  ///
  /// Of equal elements the first comes first. The gradient goes back to where the elements come
  /// from.
  ///
  ///     let (values, indices) = Tensor([3, 1, 2]).topK(2)
  ///     values   // tensor([3., 2.])
  ///     indices  // tensor([0, 2])
  public func topK(
    _ k: Int, dim: Int = -1, largest: Bool = true,
    file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    let dim = node.shape.position(of: dim, file, line)
    if k < 0 || k > Lines(node.shape, along: dim).count {
      trap("selected index k out of range", file, line)
    }
    return ranked(dim, k, descending: largest, Operations.TopK.self)
  }

  private func ranked(
    _ dim: Int, _ count: Int, descending: Bool, _ operation: any Operation.Type
  ) -> (values: Tensor, indices: IndexTensor) {
    let shape = node.shape.rank == 0 ? node.shape : node.shape.replacing(dim, with: count)
    let lines = Lines(node.shape, along: dim)
    var indices = [Int](repeating: 0, count: shape.count)
    lines.forEachOccupied { line, start in
      let order = node.order(of: lines, from: start, descending: descending)
      let target = lines.start(of: line, count: count)
      for i in 0..<count { indices[target + i * lines.inner] = order[i] }
    }
    return (picked(indices, lines, shape, operation), IndexTensor(indices, shape))
  }
}

extension Node {
  /// The positions of a line's numbers in order; the standard library's sort keeps equal ones in
  /// theirs.
  final func order(of lines: Lines, from start: Int, descending: Bool) -> [Int] {
    let numbers = (0..<lines.count).map { data[start + $0 * lines.inner] }
    let isLess = { (a: Float, b: Float) in a < b || (b.isNaN && !a.isNaN) }
    return numbers.indices.sorted {
      descending ? isLess(numbers[$1], numbers[$0]) : isLess(numbers[$0], numbers[$1])
    }
  }
}

extension Operations {
  /// Elements in order.
  enum Sort: Renamed<Pick> {
    static var gradientName: String { "SortBackward0" }
  }

  /// The greatest or smallest elements.
  enum TopK: Renamed<Pick> {
    static var gradientName: String { "TopkBackward0" }
  }
}
