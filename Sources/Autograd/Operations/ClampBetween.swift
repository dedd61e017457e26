extension Operations {
  /// min(max(x, lower bound), upper bound) of three tensors of one shape.
  enum ClampBetween: Operation {
    static var gradientName: String { "ClampBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      for (slot, share) in shares(of: node) {
        let result = Node.uninitialized(like: gradient)
        result.assign(gradient, share) { $1 == 0 ? 0 : $0 * $1 }
        pass.give(result, to: slot, of: node)
      }
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      for (slot, share) in shares(of: node) {
        let share = Tensor(share)
        pass.give(.where(share == 0, 0, gradient * share), to: slot, of: node)
      }
    }

    /// The share of the gradient that each element has of those operands that are differentiated.
    private static func shares(of node: Node) -> [(slot: Operands, share: Node)] {
      let fields = node.fields
      guard let x = fields.pointee.first?.takeUnretainedValue(),
        let low = fields.pointee.second?.takeUnretainedValue(),
        let high = fields.pointee.third?.takeUnretainedValue()
      else { return [] }
      let rules: [(Operands, (Float, Float, Float) -> Float)] = [
        (
          .first,
          { x, low, high in
            x < low || x > high ? 0 : low < high && (x == low || x == high) ? 0.5 : 1
          }
        ),
        (
          .second,
          { x, low, high in x < low && low <= high ? 1 : x == low && low < high ? 0.5 : 0 }
        ),
        (
          .third,
          { x, low, high in
            low > high || x > high && low <= high ? 1 : x == high && low < high ? 0.5 : 0
          }
        ),
      ]
      return rules.filter { fields.pointee.differentiated.contains($0.0) }.map { slot, rule in
        let share = Node.uninitialized(like: x)
        for i in 0..<x.count { share.data[i] = rule(x.data[i], low.data[i], high.data[i]) }
        return (slot, share)
      }
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      guard let low = operands.second, let high = operands.third else { return [] }
      return zip(operands.first.values, zip(low.values, high.values)).map {
        Swift.min(Swift.max($0, $1.0), $1.1)
      }
    }
  }
}
