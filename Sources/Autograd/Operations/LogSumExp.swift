import CAutograd

extension Tensor {
  /// The logarithm of the sum of e raised to the elements along a dimension.
  ///
  /// d/dx = eˣ⁻ʸ, where y is the result: the softmax.
  ///
  ///     Tensor([0, 0]).logSumExp(dim: 0)  // tensor(0.6931)
  public func logSumExp(
    dim: Int, keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    logSumExp(dims: [dim], keepDim: keepDim, file: file, line: line)
  }

  /// The logarithm of the sum of e raised to the elements, over several dimensions.
  ///
  ///     Tensor.zeros(2, 2).logSumExp(dims: [0, 1])  // tensor(1.3863)
  public func logSumExp(
    dims: [Int], keepDim: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let dims = DimensionSet(dims, in: node.shape, file, line)
    let (powers, greatest) = node.shiftedBelowZero(over: dims, keepsInfinities: true)
    autograd_exp(powers.data, powers.data, powers.count)
    let result = powers.summed(over: dims, true)
    autograd_log(result.data, result.data, result.count)
    result.assign(result, greatest, by: .sum)
    result.fields.pointee.shape = node.shape.reduced(over: dims, keepDim: keepDim)
    if node.isTracked {
      result.fields.pointee.argument = dims.rawValue
      result.record(Operations.LogSumExp.self, node, saving: [.first, .result])
    }
    return Tensor(result)
  }
}

extension Operations {
  /// ln Σ eˣ.
  enum LogSumExp: Operation {
    static var gradientName: String { "LogsumexpBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let x = node.fields.pointee.first?.takeUnretainedValue() else { return }
      let result = Node.uninitialized(like: x)
      result.assign(x, node.keepingDimensions(node, of: x), by: .difference)
      autograd_exp(result.data, result.data, result.count)
      result.assign(result, node.keepingDimensions(gradient, of: x), by: .product)
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let x = node.operandTensor(.first) else { return }
      let y = node.keepingDimensions(Tensor(node), of: x.node.shape)
      let kept = node.keepingDimensions(gradient, of: x.node.shape)
      pass.give(kept * (x - y).exp(), to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let dims = DimensionSet(rawValue: node.fields.pointee.argument)
      return operands.first.reduced(over: dims, logSumExp)
    }
  }
}

/// ln Σ eˣ of numbers in `Double`, of which the greatest is taken out first.
func logSumExp(_ values: [Double]) -> Double {
  let greatest = values.max() ?? 0
  let shift = greatest.isFinite ? greatest : 0
  let sum = values.reduce(0) { $0 + autograd_double_exp($1 - shift) }
  return autograd_double_log(sum) + shift
}
