import CAutograd

/// Normalised exponentials.
///
/// The greatest element is subtracted first, so that nothing overflows;
/// exponentials and logarithms are correctly rounded, and sums are the fixed cascade.
extension Tensor {
  /// e raised to every element, divided by their sum along a dimension.
  ///
  /// With y the result and g its gradient, that of the operand is y · (g - Σ g·y).
  ///
  ///     Tensor([1, 1]).softmax(dim: 0)  // tensor([0.5000, 0.5000])
  public func softmax(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let dims = DimensionSet([dim], in: node.shape, file, line)
    if let rows = Rows(node.shape, along: dims) {
      let result = Node.uninitialized(like: node)
      autograd_softmax(result.data, node.data, rows.count, rows.length)
      return recordedSoftmax(result, dims, Operations.Softmax.self)
    }
    let result = node.shiftedBelowZero(over: dims).values
    autograd_exp(result.data, result.data, result.count)
    let sums = result.summed(over: dims, true)
    result.assign(result, sums, by: .quotient)
    return recordedSoftmax(result, dims, Operations.Softmax.self)
  }

  /// The logarithm of `softmax`, without the loss of digits that taking it afterwards means.
  ///
  /// With y the result and g its gradient, that of the operand is g - eʸ · Σ g.
  ///
  ///     Tensor([1, 1]).logSoftmax(dim: 0)  // tensor([-0.6931, -0.6931])
  public func logSoftmax(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let dims = DimensionSet([dim], in: node.shape, file, line)
    if let rows = Rows(node.shape, along: dims) {
      let result = Node.uninitialized(like: node)
      autograd_log_softmax(result.data, node.data, rows.count, rows.length)
      return recordedSoftmax(result, dims, Operations.LogSoftmax.self)
    }
    let result = node.shiftedBelowZero(over: dims).values
    let powers = Node.uninitialized(like: result)
    autograd_exp(powers.data, result.data, result.count)
    let sums = powers.summed(over: dims, true)
    autograd_log(sums.data, sums.data, sums.count)
    result.assign(result, sums, by: .difference)
    return recordedSoftmax(result, dims, Operations.LogSoftmax.self)
  }

  private func recordedSoftmax(
    _ result: Node, _ dims: DimensionSet, _ operation: any Operation.Type
  ) -> Tensor {
    if node.isTracked {
      result.fields.pointee.argument = dims.rawValue
      result.record(operation, node, saving: .result)
    }
    return Tensor(result)
  }
}

extension Operations {
  /// eˣ / Σ eˣ.
  enum Softmax: Operation {
    static var gradientName: String { "SoftmaxBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let dims = DimensionSet(rawValue: node.fields.pointee.argument)
      if let rows = Rows(node.shape, along: dims) {
        let result = Node.reusing(&gradient)
        autograd_softmax_gradient(
          result.data, gradient.data, node.data, rows.count, rows.length)
        return pass.give(result, to: .first, of: node)
      }
      let products = Node.uninitialized(like: gradient)
      products.assign(gradient, node, by: .product)
      let sums = products.summed(over: dims, true)
      let result = Node.reusing(&gradient)
      result.assign(gradient, sums, by: .difference)
      result.assign(result, node, by: .product)
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      let dim = node.softmaxDimension
      let y = Tensor(node)
      let sums = (gradient * y).sum(dim: dim, keepDim: true)
      pass.give((gradient - sums) * y, to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let dims = DimensionSet(rawValue: node.fields.pointee.argument)
      var result = operands.first.values
      for places in operands.first.groups(over: dims) {
        let greatest = places.map { result[$0] }.max() ?? 0
        let powers = places.map { autograd_double_exp(result[$0] - greatest) }
        let sum = powers.reduce(0, +)
        for (place, power) in zip(places, powers) { result[place] = power / sum }
      }
      return result
    }
  }

  /// x - ln Σ eˣ.
  enum LogSoftmax: Operation {
    static var gradientName: String { "LogSoftmaxBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let dims = DimensionSet(rawValue: node.fields.pointee.argument)
      if let rows = Rows(node.shape, along: dims) {
        let result = Node.reusing(&gradient)
        autograd_log_softmax_gradient(
          result.data, gradient.data, node.data, rows.count, rows.length)
        return pass.give(result, to: .first, of: node)
      }
      let products = Node.uninitialized(like: node)
      autograd_exp(products.data, node.data, node.count)
      products.assign(products, gradient.summed(over: dims, true), by: .product)
      let result = Node.reusing(&gradient)
      result.assign(gradient, products, by: .difference)
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      let sums = gradient.sum(dim: node.softmaxDimension, keepDim: true)
      pass.give(gradient - Tensor(node).exp() * sums, to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let dims = DimensionSet(rawValue: node.fields.pointee.argument)
      var result = operands.first.values
      for places in operands.first.groups(over: dims) {
        let total = logSumExp(places.map { result[$0] })
        for place in places { result[place] -= total }
      }
      return result
    }
  }
}

/// A tensor seen as rows along its last dimension, for which there are kernels.
private struct Rows {
  let count: Int
  let length: Int

  /// Nil unless `dims` is the last dimension alone, with at least two elements.
  init?(_ shape: Shape, along dims: DimensionSet) {
    let last = shape.rank - 1
    if last < 0 || dims.rawValue != 1 << Int32(last) || shape[last] < 2 { return nil }
    count = shape.count(of: 0..<last)
    length = shape[last]
  }
}

extension Node {
  /// A copy from which the greatest element over `dims` is subtracted, and those elements.
  ///
  /// `keepsInfinities` subtracts zero instead of an infinity, so that it stays one.
  final func shiftedBelowZero(
    over dims: DimensionSet, keepsInfinities: Bool = false
  ) -> (values: Node, greatest: Node) {
    let kept = shape.reduced(over: dims, keepDim: true)
    let greatest = Node.filled(kept, with: -.infinity)
    if count > 0 && shape.rank > 0 {
      BroadcastRows(shape, shape, kept).forEach { row in
        for i in 0..<row.count {
          let (value, place) = (data[row.first + i], row.second + i * row.secondStep)
          let best = greatest.data[place]
          greatest.data[place] = value > best || value.isNaN ? value : best
        }
      }
    } else if count > 0 {
      greatest.data[0] = data[0]
    }
    if keepsInfinities { greatest.assign(greatest) { $0.isInfinite ? 0 : $0 } }
    let values = Node.uninitialized(like: self)
    values.assign(self, greatest, by: .difference)
    return (values, greatest)
  }
}

extension Node {
  /// The one dimension of the set that this node was recorded with.
  fileprivate final var softmaxDimension: Int {
    fields.pointee.argument.trailingZeroBitCount
  }
}
