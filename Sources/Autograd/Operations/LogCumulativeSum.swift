import CAutograd

extension Tensor {
  /// For each element, the logarithm of the sum of e raised to those up to it along a dimension.
  ///
  /// Added in order in `Double`, where the greater of two exponents is taken out. With the result y,
  /// the gradient of x is Σ g·eˣ⁻ʸ over the elements from x on, by way of logarithms as well.
  ///
  ///     Tensor([0, 0, 0]).logCumSumExp(dim: 0)  // tensor([0.0000, 0.6931, 1.0986])
  public func logCumSumExp(
    dim: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let dim = node.shape.position(of: dim, file, line)
    let result = Node.uninitialized(like: node)
    let lines = Lines(node.shape, along: dim)
    lines.forEachOccupied { _, start in
      var sum = -Double.infinity
      for place in lines.places(from: start) {
        sum = logOfSum(sum, Double(node.data[place]))
        result.data[place] = Float(sum)
      }
    }
    if node.isTracked {
      result.fields.pointee.argument = Int32(dim)
      result.record(Operations.RunningLogSumExp.self, node, saving: [.first, .result])
    }
    return Tensor(result)
  }
}

/// ln(eᵃ + eᵇ), with the same bits on every system.
private func logOfSum(_ a: Double, _ b: Double) -> Double {
  if a.isNaN || b.isNaN { return .nan }
  let (least, greatest) = a < b ? (a, b) : (b, a)
  if least == greatest && !least.isFinite { return greatest }
  return autograd_log1p_double(autograd_exp_double(least - greatest)) + greatest
}

extension Operations {
  /// ln Σ eˣ so far.
  enum RunningLogSumExp: Operation {
    static var gradientName: String { "LogcumsumexpBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      guard let x = node.fields.pointee.first?.takeUnretainedValue() else { return }
      let incoming = Tensor(gradient)
      let result = noGrad { slope(node, incoming, Tensor(x)) }
      pass.give(result.node, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let x = node.operandTensor(.first) else { return }
      pass.give(slope(node, gradient, x), to: .first, of: node)
    }

    /// The gradients above and below zero apart: only these have logarithms.
    private static func slope(_ node: Node, _ gradient: Tensor, _ x: Tensor) -> Tensor {
      if x.rank == 0 { return gradient * (x - Tensor(node)).exp() }
      let dim = Int(node.fields.pointee.argument)
      let logarithms = gradient.abs().log()
      let parts = [gradient > 0, gradient < 0].map { mask in
        let shares = Tensor.where(mask, logarithms, -Float.greatestFiniteMagnitude) - Tensor(node)
        return (shares.flipped(dim).logCumSumExp(dim: dim).flipped(dim) + x).exp()
      }
      return parts[0] - parts[1]
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      var result = operands.first.values
      let dims = DimensionSet(rawValue: 1 << node.fields.pointee.argument)
      for places in operands.first.groups(over: dims) {
        for (earlier, place) in zip(places, places.dropFirst()) {
          result[place] = logOfSum(result[earlier], result[place])
        }
      }
      return result
    }
  }
}
