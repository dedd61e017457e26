/// Elements by their rank: of an even number of elements the median is the lower one of two.
extension Tensor {
  /// The median of all elements, without dimensions; not a number if one is none, or there is none.
  ///
  /// Its gradient is spread evenly over all elements that equal it.
  ///
  ///     Tensor([3, 1, 2, 4]).median()  // tensor(2.)
  public func median() -> Tensor {
    let numbers = (0..<count).map { node.data[$0] }
    let isDefined = !numbers.isEmpty && !numbers.contains(where: \.isNaN)
    let result = Node.scalar(isDefined ? numbers.sorted()[(count - 1) / 2] : .nan)
    if node.isTracked { result.record(Operations.Median.self, node, saving: [.first, .result]) }
    return Tensor(result)
  }

  /// The median of all elements that are numbers, without dimensions; not a number if none is.
  ///
  /// Its gradient is spread evenly over all elements that equal it.
  ///
  ///     Tensor([3, .nan, 1, 2]).nanMedian()  // tensor(2.)
  public func nanMedian() -> Tensor {
    let numbers = (0..<count).map { node.data[$0] }.filter { !$0.isNaN }
    let result = Node.scalar(numbers.isEmpty ? .nan : numbers.sorted()[(numbers.count - 1) / 2])
    if node.isTracked {
      result.record(Operations.MedianOfNumbers.self, node, saving: [.first, .result])
    }
    return Tensor(result)
  }

  /// The medians of the elements along a dimension that are numbers, and their positions on it.
  ///
  /// The gradient goes to the elements found.
  ///
  ///     Tensor([[3, .nan, 2], [4, 6, 5]]).nanMedian(dim: 1).values  // tensor([2., 5.])
  public func nanMedian(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    ranked("median()", dim, keepDim, Operations.MedianOfNumbersAlong.self, file, line) {
      Swift.max($1 - 1, 0) / 2
    }
  }

  /// The medians along a dimension, and their positions on it; of equal elements the first counts.
  ///
  /// The gradient goes to the elements found.
  ///
  ///     let (values, indices) = Tensor([[3, 1, 2], [4, 6, 5]]).median(dim: 1)
  ///     values   // tensor([2., 5.])
  ///     indices  // tensor([2, 2])
  public func median(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    ranked("median()", dim, keepDim, Operations.MedianAlong.self, file, line) {
      // The first one that is not a number.
      $1 < $0 ? $1 : ($0 - 1) / 2
    }
  }

  /// The `k`-th smallest elements along a dimension, counted from 1, and their positions.
  ///
  /// What is not a number counts as the greatest. The gradient goes to the elements found.
  ///
  ///     Tensor([3, 1, 2]).kthValue(2).values  // tensor(2.)
  public func kthValue(
    _ k: Int, dim: Int = -1, keepDim: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: IndexTensor) {
    let position = node.shape.position(of: dim, file, line)
    if k < 1 || k > Lines(node.shape, along: position).count {
      trap("kthvalue(): selected number k out of range for dimension \(position)", file, line)
    }
    return ranked("kthvalue()", dim, keepDim, Operations.KthValue.self, file, line) { _, _ in
      k - 1
    }
  }

  /// The element of one rank on each line, given how many there are and how many are numbers: these
  /// come first.
  private func ranked(
    _ name: String, _ dim: Int, _ keepDim: Bool, _ operation: any Operation.Type,
    _ file: StaticString, _ line: UInt, _ rank: (_ count: Int, _ numbers: Int) -> Int
  ) -> (values: Tensor, indices: IndexTensor) {
    let shape = node.shape
    let position = shape.position(of: dim, file, line)
    let lines = Lines(shape, along: position)
    if lines.count == 0 {
      trap("\(name): Expected reduction dim \(position) to have non-zero size.", file, line)
    }
    var indices = [Int](repeating: 0, count: lines.outer * lines.inner)
    lines.forEach { line, start in
      let order = node.order(of: lines, from: start, descending: false)
      let numbers = lines.places(from: start).count { !node.data[$0].isNaN }
      indices[line] = order[rank(lines.count, numbers)]
    }
    let result = shape.reduced(
      over: DimensionSet([dim], in: shape, file, line), keepDim: keepDim)
    return (picked(indices, lines, result, operation), IndexTensor(indices, result))
  }

  /// The number below which a share of all elements lies, between two of them in proportion.
  ///
  ///     Tensor([1, 2, 3, 4]).quantile(0.5)  // tensor(2.5000)
  public func quantile(
    _ share: Double, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    flattened().quantile(share, dim: 0, file: file, line: line)
  }

  /// The numbers below which a share of the elements along a dimension lies.
  ///
  /// The gradient goes to the two elements on either side. Where one is not a number, neither is the
  /// result.
  ///
  ///     Tensor([[1, 2, 3], [4, 6, 8]]).quantile(0.25, dim: 1)  // tensor([1.5000, 5.0000])
  public func quantile(
    _ share: Double, dim: Int, keepDim: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if !(0...1).contains(share) {
      trap("quantile() q must be in the range [0, 1] but got \(share)", file, line)
    }
    let position = node.shape.position(of: dim, file, line)
    let ordered = rank == 0 ? reshaped(1) : sorted(dim: position, file: file, line: line).values
    let count = ordered.shape[position]
    if count == 0 { trap("quantile() input tensor must be non-empty", file, line) }
    let place = Double(Float(share)) * Double(count - 1)
    let at = { (index: Int) in
      ordered.part(
        ordered.node.shape.part(along: position, from: index, count: 1), Operations.Slice.self)
    }
    let between = at(Int(place)).lerp(
      to: at(Int(place.rounded(.up))), weight: place - place.rounded(.down))
    let last = at(count - 1)
    let result = last.isNaN.any ? Tensor.where(last.isNaN, last, between) : between
    let dims = DimensionSet([dim], in: node.shape, file, line)
    return result.reshaped(node.shape.reduced(over: dims, keepDim: keepDim).extentsArray)
  }

  /// The number at a share of the way to another tensor's: self + weight · (end - self), or from the end
  /// for shares of a half and more, the last product and sum as a fused multiply-add; with broadcasting.
  ///
  ///     Tensor([0, 10]).lerp(to: Tensor([4, 20]), weight: 0.25)  // tensor([ 1.0000, 12.5000])
  public func lerp(
    to end: Tensor, weight: Double, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    _ = Shape.broadcast(node.shape, end.node.shape, file, line)
    return InterpolationByNumber(weight: weight)(self, end)
  }
}

extension Operations {
  /// The median of all elements.
  enum Median: ExtremeOfAll<Smaller> {
    static var gradientName: String { "MedianBackward0" }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let values = operands.first.values.sorted()
      return [values.isEmpty ? .nan : values[(values.count - 1) / 2]]
    }
  }

  /// The median of all elements that are numbers.
  enum MedianOfNumbers: ExtremeOfAll<Smaller> {
    static var gradientName: String { "NanmedianBackward0" }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let values = operands.first.values.filter { !$0.isNaN }.sorted()
      return [values.isEmpty ? .nan : values[(values.count - 1) / 2]]
    }
  }

  /// The medians along a dimension of what are numbers.
  enum MedianOfNumbersAlong: Renamed<Pick> {
    static var gradientName: String { "NanmedianBackward1" }
  }

  /// The medians along a dimension.
  enum MedianAlong: Renamed<Pick> {
    static var gradientName: String { "MedianBackward1" }
  }

  /// Elements of one rank.
  enum KthValue: Renamed<Pick> {
    static var gradientName: String { "KthvalueBackward0" }
  }
}
