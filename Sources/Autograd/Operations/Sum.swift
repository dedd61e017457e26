/// Sums, by the fixed cascade of the library's arithmetic: the same bits on every machine.
extension Tensor {
  /// The sum of all elements, without dimensions.
  ///
  ///     Tensor([[1, 2], [3, 4]]).sum()  // tensor(10.)
  public func sum() -> Tensor {
    reduced(to: node.total, Operations.Sum.self)
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

  /// One number, recorded.
  @inline(__always)
  func reduced(to value: Float, _ operation: any Operation.Type) -> Tensor {
    let result = Node.scalar(value)
    if node.isTracked { result.record(operation, node) }
    return Tensor(result)
  }
}

extension IndexTensor {
  /// The sum of all elements.
  ///
  ///     IndexTensor([2, 0, 1]).sum()  // 3
  public func sum() -> Int { values.reduce(0, +) }
}

extension Operations {
  /// The sum of all elements.
  enum Sum: Operation {
    static var gradientName: String { "SumBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let target = node.operand(.first) else { return }
      let result = Node.uninitialized(like: target)
      result.fillNumbers(with: gradient.data[0])
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
}
