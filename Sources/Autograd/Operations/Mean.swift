/// Means: sums by the fixed cascade of the library's arithmetic, divided by the number of elements.
extension Tensor {
  /// The mean of all elements, without dimensions: their sum divided by their number.
  ///
  ///     Tensor([[1, 2], [3, 4]]).mean()  // tensor(2.5000)
  public func mean() -> Tensor {
    reduced(to: node.total / Float(node.count), Operations.Mean.self)
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
}

extension Mask {
  /// The share of true elements, as a tensor without dimensions.
  ///
  ///     let accuracy = (logits.argmax(dim: 1) == labels).mean()
  public func mean() -> Tensor {
    Tensor(self).mean()
  }
}

extension Operations {
  /// The mean of all elements.
  enum Mean: Operation {
    static var gradientName: String { "MeanBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first) else { return }
      let result = Node.uninitialized(like: target)
      result.fillNumbers(with: gradient.data[0] / Float(target.count))
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
