/// Variances and standard deviations, computed in `Double` in order and rounded once.
extension Tensor {
  /// The variance of all elements, without dimensions.
  ///
  /// The variance is Σ(x - m)² / (n - correction) for n elements of mean m; a
  /// correction of one makes it unbiased. d/dx = 2 (x - m) / (n - correction).
  ///
  ///     Tensor([1, 2, 3, 4]).variance()  // tensor(1.6667)
  public func variance(
    correction: Double = 1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    spread(Operations.Variance.self, [], correction, false, file, line)
  }

  /// The variance along a dimension, which may be counted from the end.
  ///
  ///     Tensor([[1, 3], [2, 6]]).variance(dim: 1)  // tensor([2., 8.])
  public func variance(
    dim: Int, correction: Double = 1, keepDim: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    spread(Operations.Variance.self, [dim], correction, keepDim, file, line)
  }

  /// The variance over several dimensions, each of which may be counted from the end.
  ///
  ///     images.variance(dims: [0, 2, 3])  // one for each channel
  public func variance(
    dims: [Int], correction: Double = 1, keepDim: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    spread(Operations.Variance.self, dims, correction, keepDim, file, line)
  }

  /// The standard deviation of all elements, without dimensions.
  ///
  /// The variance is Σ(x - m)² / (n - correction) for n elements of mean m, the standard deviation its root; a
  /// correction of one makes it unbiased. d/dx = (x - m) / ((n - correction) · std).
  ///
  ///     Tensor([1, 2, 3, 4]).std()  // tensor(1.2910)
  public func std(
    correction: Double = 1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    spread(Operations.StandardDeviation.self, [], correction, false, file, line)
  }

  /// The standard deviation along a dimension, which may be counted from the end.
  ///
  ///     Tensor([[1, 3], [2, 6]]).std(dim: 1)  // tensor([1.4142, 2.8284])
  public func std(
    dim: Int, correction: Double = 1, keepDim: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    spread(Operations.StandardDeviation.self, [dim], correction, keepDim, file, line)
  }

  /// The standard deviation over several dimensions, each of which may be counted from the end.
  ///
  ///     images.std(dims: [0, 2, 3])  // one for each channel
  public func std(
    dims: [Int], correction: Double = 1, keepDim: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    spread(Operations.StandardDeviation.self, dims, correction, keepDim, file, line)
  }

  private func spread(
    _ operation: any Operation.Type, _ dims: [Int], _ correction: Double, _ keepDim: Bool,
    _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let shape = node.shape
    let isOfAll = dims.isEmpty || shape.rank == 0
    let dims = DimensionSet(dims, in: shape, file, line)
    let isRoot = operation == Operations.StandardDeviation.self
    let result = node.variances(over: dims, correction: correction, isRoot: isRoot)
      .reshaping(to: shape.reduced(over: dims, keepDim: keepDim))
    if node.isTracked {
      result.fields.pointee.argument = dims.rawValue
      result.keep(Spread(correction: correction, isOfAll: isOfAll))
      result.record(operation, node, saving: isRoot ? [.first, .result] : .first)
    }
    return Tensor(result)
  }
}

extension Operations {
  /// Variances.
  enum Variance: FusedOperation {
    static var gradientName: String { "VarBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.giveDeviations(gradient, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.giveDeviations(gradient, of: node)
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      node.squaredDeviations(of: first)
    }
  }

  /// Standard deviations: the root of the variance.
  enum StandardDeviation: FusedOperation {
    static var gradientName: String { "StdBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let scaled = Node.uninitialized(like: gradient)
      scaled.assign(gradient, node) { $1 == 0 ? 0 : $0 / ($1 * 2) }
      pass.giveDeviations(scaled, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      let y = Tensor(node)
      pass.giveDeviations(.where(y == 0, 0, gradient / (y * 2)), of: node)
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      node.squaredDeviations(of: first).sqrt()
    }
  }
}

/// What a variance was asked for.
private struct Spread {
  let correction: Double
  /// Whether no dimension was named: with a correction that leaves nothing, PyTorch's gradients are
  /// then infinite whatever the deviations' signs.
  let isOfAll: Bool

  /// 2 / (n - correction), or nil where that is infinite by this rule.
  func factor(_ count: Int) -> Double? {
    let divisor = Double(count) - correction
    return isOfAll && divisor <= 0 ? nil : 2 / divisor
  }
}

extension BackwardPass {
  /// Gives 2 / (n - correction) · g · (x - m).
  fileprivate mutating func giveDeviations(_ gradient: Node, of node: Node) {
    guard let x = node.fields.pointee.first?.takeUnretainedValue(),
      let spread = node.kept(as: Spread.self)
    else { return }
    let dims = DimensionSet(rawValue: node.fields.pointee.argument)
    let count = x.shape.count(of: dims)
    let means = x.summed(over: dims, true)
    means.assign(means) { $0 / Float(count) }
    let result = Node.uninitialized(like: x)
    let scaled = Node.uninitialized(like: gradient)
    if let factor = spread.factor(count).map({ Float($0) }) {
      result.assign(x, means) { $0 - $1 }
      scaled.assign(gradient) { factor * $0 }
    } else {
      result.assign(x, means) { $0 == $1 ? .nan : .infinity }
      scaled.assign(gradient) { $0 }
    }
    result.assign(node.keepingDimensions(scaled, of: x), result) { $0 * $1 }
    give(result, to: .first, of: node)
  }
}

extension RecordedPass {
  /// The same, recorded.
  fileprivate mutating func giveDeviations(_ gradient: Tensor, of node: Node) {
    guard let x = node.operandTensor(.first), let spread = node.kept(as: Spread.self)
    else { return }
    let dims = DimensionSet(rawValue: node.fields.pointee.argument)
    let positions = (0..<x.rank).filter(dims.contains)
    let mean = positions.isEmpty ? x : x.mean(dims: positions, keepDim: true)
    let kept = node.keepingDimensions(gradient, of: x.node.shape)
    if let factor = spread.factor(x.node.shape.count(of: dims)) {
      give(kept * factor * (x - mean), to: .first, of: node)
    } else {
      give(
        kept * Tensor.where(x == mean, Float.nan, Tensor(Float.infinity)), to: .first, of: node)
    }
  }
}

extension Node {
  /// The sum of the squared deviations from the mean, divided by their number less the correction.
  fileprivate final func squaredDeviations(of operand: Tensor?) -> Tensor {
    guard let x = operand, let correction = kept(as: Spread.self)?.correction else {
      return Tensor(self)
    }
    let dims = DimensionSet(rawValue: fields.pointee.argument)
    let positions = (0..<x.rank).filter { dims.contains($0) }
    let deviations = positions.isEmpty ? x - x : x - x.mean(dims: positions, keepDim: true)
    let divisor = Swift.max(Double(x.node.shape.count(of: dims)) - correction, 0)
    let squares = deviations.squared()
    let sums = positions.isEmpty ? squares : squares.sum(dims: positions)
    return (sums / divisor).reshaped(shape.extentsArray)
  }

  /// The variances over `dims`, or their square roots; the dimensions are kept.
  fileprivate final func variances(
    over dims: DimensionSet, correction: Double, isRoot: Bool
  ) -> Node {
    let kept = shape.reduced(over: dims, keepDim: true)
    let divisor = Double(shape.count(of: dims))
    let places = Array(StridedOffsets(shape, strides: kept.strides(stretchedTo: shape)))
    var means = [Double](repeating: 0, count: kept.count)
    for (i, place) in places.enumerated() { means[place] += Double(data[i]) }
    for place in means.indices { means[place] /= divisor }
    var squares = [Double](repeating: 0, count: kept.count)
    for (i, place) in places.enumerated() {
      let deviation = Double(data[i]) - means[place]
      squares[place] += deviation * deviation
    }
    let result = Node.uninitialized(kept)
    for place in squares.indices {
      let variance = squares[place] / Swift.max(divisor - correction, 0)
      result.data[place] = Float(isRoot ? variance.squareRoot() : variance)
    }
    return result
  }
}
