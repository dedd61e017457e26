/// How often elements occur, and which ones are different.
extension Tensor {
  /// The element that occurs most often along a dimension, and its position; of several the
  /// smallest.
  ///
  /// The position is that of the last of equal elements, as PyTorch gives it for up to 16 of them.
  /// The gradient goes to the elements found.
  ///
  ///     let (values, indices) = Tensor([1, 2, 2, 3]).mode()
  ///     values   // tensor(2.)
  ///     indices  // tensor(2)
  public func mode(
    dim: Int = -1, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    let shape = node.shape
    let position = shape.position(of: dim, file, line)
    let lines = Lines(shape, along: position)
    if lines.count == 0 {
      trap("mode(): Expected reduction dim \(position) to have non-zero size.", file, line)
    }
    var indices = [Int](repeating: 0, count: lines.outer * lines.inner)
    lines.forEach { line, start in
      let order = node.order(of: lines, from: start, descending: false)
      let value = { (place: Int) in node.data[start + order[place] * lines.inner] }
      var (run, longest) = (0, 0)
      for i in order.indices {
        run += 1
        if i + 1 < order.count && value(i) == value(i + 1) { continue }
        if run > longest { (longest, indices[line]) = (run, order[i]) }
        run = 0
      }
    }
    let result = shape.reduced(
      over: DimensionSet([dim], in: shape, file, line), keepDim: keepDim)
    return (
      picked(indices, lines, result, Operations.Mode.self), IndexTensor(indices, result)
    )
  }

  /// The different elements in order, without dimensions but one; for each element the position of
  /// its value among them; and how often each occurs.
  ///
  /// Elements that are not numbers are all different, and last. As in PyTorch the values have no
  /// gradient.
  ///
  ///     let (values, inverse, counts) = Tensor([3, 1, 3]).unique()
  ///     values   // tensor([1., 3.])
  ///     inverse  // tensor([1, 0, 1])
  ///     counts   // tensor([1, 2])
  public func unique() -> (values: Tensor, inverse: IndexTensor, counts: IndexTensor) {
    let numbers = (0..<count).map { node.data[$0] }
    let order = node.order(of: Lines(Shape([count]), along: 0), from: 0, descending: false)
    let groups = Groups(order, count: count) { numbers[$0] == numbers[$1] }
    let values = picked(
      groups.firsts, Shape([groups.firsts.count]), Operations.Unique.self)
    return (values, IndexTensor(groups.inverse, node.shape), IndexTensor(groups.counts))
  }

  /// The different parts along a dimension, in the order of their elements; for each part the
  /// position among them; and how often each occurs.
  ///
  ///     Tensor([[2, 1], [1, 5], [2, 1]]).unique(dim: 0).values  // tensor([[1., 5.], [2., 1.]])
  public func unique(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, inverse: IndexTensor, counts: IndexTensor) {
    let position = node.shape.position(of: dim, file, line)
    if rank == 0 { return unique() }
    return uniqueParts(
      along: position, "unique_dim", Operations.UniqueParts.self, file, line
    ) { parts in
      parts.indices.sorted { parts[$0].lexicographicallyPrecedes(parts[$1]) }
    }
  }

  /// The elements that differ from the one before, without dimensions but one; for each element the
  /// position of its value among them; and how often each occurs in a row.
  ///
  /// Elements that are not numbers all differ. As in PyTorch the values have no gradient.
  ///
  ///     let (values, inverse, counts) = Tensor([1, 1, 2, 1]).uniqueConsecutive()
  ///     values   // tensor([1., 2., 1.])
  ///     inverse  // tensor([0, 0, 1, 2])
  ///     counts   // tensor([2, 1, 1])
  public func uniqueConsecutive() -> (values: Tensor, inverse: IndexTensor, counts: IndexTensor) {
    let groups = Groups(Array(0..<count), count: count) { node.data[$0] == node.data[$1] }
    let values = picked(
      groups.firsts, Shape([groups.firsts.count]), Operations.UniqueConsecutive.self)
    return (values, IndexTensor(groups.inverse, node.shape), IndexTensor(groups.counts))
  }

  /// The parts along a dimension that differ from the one before; for each part the position among
  /// them; and how often each occurs in a row.
  ///
  ///     Tensor([[2, 1], [2, 1], [1, 5]]).uniqueConsecutive(dim: 0).counts  // tensor([2, 1])
  public func uniqueConsecutive(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, inverse: IndexTensor, counts: IndexTensor) {
    let position = node.shape.position(of: dim, file, line)
    if rank == 0 { return uniqueConsecutive() }
    return uniqueParts(
      along: position, "unique_consecutive", Operations.UniqueConsecutive.self, file, line
    ) { Array($0.indices) }
  }

  /// The first one of equal parts along a dimension that follow one another in `order`.
  private func uniqueParts(
    along dim: Int, _ name: String, _ operation: any Operation.Type, _ file: StaticString,
    _ line: UInt, order: ([[Float]]) -> [Int]
  ) -> (values: Tensor, inverse: IndexTensor, counts: IndexTensor) {
    let parts = unbind(dim: dim, file: file, line: line).map(\.floats)
    let groups = Groups(order(parts), count: parts.count) { parts[$0] == parts[$1] }
    let (places, shape) = placesOfParts(name, dim, IndexTensor(groups.firsts), file, line)
    return (
      picked(places, shape, operation), IndexTensor(groups.inverse), IndexTensor(groups.counts)
    )
  }

  /// How many elements fall into each of so many equal parts of a range, whose end belongs to the
  /// last; elements outside are not counted.
  ///
  /// From the smallest to the greatest element where `min` and `max` are equal, and from one below to
  /// one above if these are. As in PyTorch the counts have no gradient.
  ///
  ///     Tensor([1, 2, 1]).histc(bins: 4, min: 0, max: 3)  // tensor([0., 2., 1., 0.])
  public func histc(
    bins: Int = 100, min: Double = 0, max: Double = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if bins <= 0 {
      trap(
        "torch.histogram(): bins must be > 0, but got \(bins) for dimension 0", file, line)
    }
    let result = Node.filled(Shape([bins], file: file, line: line), with: 0)
    var (low, high) = (Float(min), Float(max))
    if low == high && count > 0 {
      let range = noGrad { aminmax() }
      (low, high) = (range.min.node.data[0], range.max.node.data[0])
    }
    if low == high { (low, high) = (low - 1, high + 1) }
    if !low.isFinite || !high.isFinite {
      trap("torch.histc: range of [\(low), \(high)] is not finite", file, line)
    }
    if low > high { trap("torch.histc: max must be larger than min", file, line) }
    for i in 0..<count where node.data[i] >= low && node.data[i] <= high {
      let place = Int((node.data[i] - low) * Float(bins) / (high - low))
      result.data[Swift.min(place, bins - 1)] += 1
    }
    return Tensor(result)
  }

  /// How many elements are not zero.
  ///
  ///     Tensor([0, 2, .nan]).countNonZero()  // 2
  public func countNonZero() -> Int { (self != 0).trueCount }

  /// How many elements along a dimension are not zero.
  ///
  ///     Tensor([[0, 2], [3, 4]]).countNonZero(dim: 0)  // tensor([1, 2])
  public func countNonZero(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    (self != 0).trueCount(dim: dim, file: file, line: line)
  }
}

extension IndexTensor {
  /// The different integers in order; for each element the position of its value among them; and how
  /// often each occurs.
  ///
  ///     IndexTensor([3, 1, 3]).unique().counts  // tensor([1, 2])
  public func unique() -> (values: IndexTensor, inverse: IndexTensor, counts: IndexTensor) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    let groups = Groups(order, count: count) { values[$0] == values[$1] }
    return (
      IndexTensor(groups.firsts.map { values[$0] }), IndexTensor(groups.inverse, extents),
      IndexTensor(groups.counts)
    )
  }
}

extension IndexTensor {
  /// The integers that differ from the one before; for each element the position of its value among
  /// them; and how often each occurs in a row.
  ///
  ///     IndexTensor([1, 1, 2, 1]).uniqueConsecutive().values  // tensor([1, 2, 1])
  public func uniqueConsecutive() -> (
    values: IndexTensor, inverse: IndexTensor, counts: IndexTensor
  ) {
    let groups = Groups(Array(0..<count), count: count) { values[$0] == values[$1] }
    return (
      IndexTensor(groups.firsts.map { values[$0] }), IndexTensor(groups.inverse, extents),
      IndexTensor(groups.counts)
    )
  }
}

/// Neighbours in an order that are equal.
private struct Groups {
  /// The first member of each group.
  private(set) var firsts: [Int] = []
  private(set) var counts: [Int] = []
  /// The group of each member.
  private(set) var inverse: [Int]

  init(_ order: [Int], count: Int, _ areEqual: (Int, Int) -> Bool) {
    inverse = [Int](repeating: 0, count: count)
    for (i, place) in order.enumerated() {
      if i == 0 || !areEqual(order[i - 1], place) {
        firsts.append(place)
        counts.append(0)
      }
      counts[counts.count - 1] += 1
      inverse[place] = counts.count - 1
    }
  }
}

extension Operations {
  /// The elements that occur most often.
  enum Mode: Renamed<Pick> {
    static var gradientName: String { "ModeBackward0" }
  }

  /// The different elements.
  enum Unique: NotDifferentiable {
    static var message: String { "the derivative for '_unique2' is not implemented." }
    static var gradientName: String { "Unique2Backward0" }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      Pick.evaluateInDouble(node, operands)
    }
  }

  /// The elements or parts that differ from the one before.
  enum UniqueConsecutive: NotDifferentiable {
    static var message: String { "the derivative for 'unique_consecutive' is not implemented." }
    static var gradientName: String { "UniqueConsecutiveBackward0" }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      Pick.evaluateInDouble(node, operands)
    }
  }

  /// The different parts along a dimension.
  enum UniqueParts: NotDifferentiable {
    static var message: String { "the derivative for 'unique_dim' is not implemented." }
    static var gradientName: String { "UniqueDimBackward0" }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      Pick.evaluateInDouble(node, operands)
    }
  }
}
