/// Sums and means, by the fixed cascade of the library's arithmetic: the same bits on every
/// machine.
extension Tensor {
  /// The sum of all elements, without dimensions.
  ///
  ///     Tensor([[1, 2], [3, 4]]).sum()  // tensor(10.)
  public func sum() -> Tensor {
    reduced(to: node.total, Operations.Sum.self)
  }

  /// The mean of all elements, without dimensions: their sum divided by their number.
  ///
  ///     Tensor([[1, 2], [3, 4]]).mean()  // tensor(2.5000)
  public func mean() -> Tensor {
    reduced(to: node.total / Float(node.count), Operations.Mean.self)
  }

  /// Sums along one dimension, which may be counted from the end.
  ///
  /// The dimension disappears, or stays with an extent of one if `keepDim` says so:
  ///
  ///     Tensor([[1, 2], [3, 4]]).sum(dim: 0)  // tensor([4., 6.])
  public func sum(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    sum(dims: [dim], keepDim: keepDim, file: file, line: line)
  }

  /// Means along one dimension, which may be counted from the end.
  ///
  /// The dimension disappears, or stays with an extent of one if `keepDim` says so.
  ///
  ///     Tensor([[1, 2], [3, 4]]).mean(dim: 1)  // tensor([1.5000, 3.5000])
  public func mean(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mean(dims: [dim], keepDim: keepDim, file: file, line: line)
  }

  /// Sums over several dimensions, each of which may be counted from the end; over all if none is
  /// given, as in PyTorch.
  ///
  ///     Tensor.ones(2, 3, 4).sum(dims: [0, -1])  // tensor([8., 8., 8.])
  public func sum(
    dims: [Int], keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let dims = DimensionSet(dims, in: node.shape, file, line)
    let result = node.summed(over: dims, keepDim)
    if node.isTracked {
      result.fields.pointee.argument = dims.rawValue
      result.record(Operations.SumAlong.self, node)
    }
    return Tensor(result)
  }

  /// Means over several dimensions, each of which may be counted from the end; over all if none is
  /// given, as in PyTorch.
  ///
  ///     Tensor.ones(2, 3, 4).mean(dims: [0, -1])  // tensor([1., 1., 1.])
  public func mean(
    dims: [Int], keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let dims = DimensionSet(dims, in: node.shape, file, line)
    let result = node.summed(over: dims, keepDim)
    let divisor = Float(node.shape.count(of: dims))
    result.assign(result) { $0 / divisor }
    if node.isTracked {
      result.fields.pointee.argument = dims.rawValue
      result.record(Operations.MeanAlong.self, node)
    }
    return Tensor(result)
  }

  @inline(__always)
  private func reduced(to value: Float, _ operation: any Operation.Type) -> Tensor {
    let result = Node.scalar(value)
    if node.isTracked { result.record(operation, node) }
    return Tensor(result)
  }
}

extension Operations {
  /// The sum of all elements.
  enum Sum: Operation {
    static var gradientName: String { "SumBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first) else { return }
      let result = Node.filled(target.shape, with: gradient.data[0])
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let target = node.operand(.first) else { return }
      pass.give(gradient.expanded(target.shape.extentsArray), to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      [operands.first.values.reduce(0, +)]
    }
  }

  /// The mean of all elements.
  enum Mean: Operation {
    static var gradientName: String { "MeanBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first) else { return }
      let result = Node.filled(target.shape, with: gradient.data[0] / Float(target.count))
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let target = node.operand(.first) else { return }
      pass.give(
        (gradient / target.count).expanded(target.shape.extentsArray), to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      [operands.first.values.reduce(0, +) / Double(operands.first.values.count)]
    }
  }

  /// Sums over some dimensions.
  enum SumAlong: Operation {
    static var gradientName: String { "SumBackward1" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first) else { return }
      let result = Node.uninitialized(like: target)
      let kept = node.keepingDimensions(gradient, of: target)
      result.assign(kept, kept) { g, _ in g }
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let target = node.operand(.first) else { return }
      let kept = node.keepingDimensions(gradient, of: target.shape)
      pass.give(kept.expanded(target.shape.extentsArray), to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let dims = DimensionSet(rawValue: node.fields.pointee.argument)
      return operands.first.reduced(over: dims) { $0.reduce(0, +) }
    }
  }

  /// Means over some dimensions.
  enum MeanAlong: Operation {
    static var gradientName: String { "MeanBackward1" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first) else { return }
      let result = Node.uninitialized(like: target)
      let kept = node.keepingDimensions(gradient, of: target)
      let dims = DimensionSet(rawValue: node.fields.pointee.argument)
      let divisor = Float(target.shape.count(of: dims))
      result.assign(kept, kept) { g, _ in g / divisor }
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let target = node.operand(.first) else { return }
      let dims = DimensionSet(rawValue: node.fields.pointee.argument)
      let kept = node.keepingDimensions(gradient, of: target.shape) / target.shape.count(of: dims)
      pass.give(kept.expanded(target.shape.extentsArray), to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let dims = DimensionSet(rawValue: node.fields.pointee.argument)
      return operands.first.reduced(over: dims) { $0.reduce(0, +) / Double($0.count) }
    }
  }
}

extension Node {
  /// A tensor of this reduction's shape, with the reduced dimensions of `shape` kept.
  final func keepingDimensions(_ tensor: Tensor, of shape: Shape) -> Tensor {
    let dims = DimensionSet(rawValue: fields.pointee.argument)
    return tensor.reshaped(shape.reduced(over: dims, keepDim: true).extentsArray)
  }

  /// Numbers of this reduction's shape, seen with the reduced dimensions of `target` kept.
  final func keepingDimensions(_ numbers: Node, of target: Node) -> Node {
    let dims = DimensionSet(rawValue: fields.pointee.argument)
    return numbers.viewed(as: target.shape.reduced(over: dims, keepDim: true))
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
