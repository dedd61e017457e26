import CAutograd

extension Tensor {
  /// Every element raised to a power.
  ///
  /// d(xᵉ)/dx = e·xᵉ⁻¹. Small whole powers are products and ±0.5 are square roots, as in PyTorch; any
  /// other is correctly rounded.
  ///
  ///     Tensor([1, 2, 3]).pow(3)  // tensor([ 1.,  8., 27.])
  public func pow(_ exponent: some TensorScalar) -> Tensor {
    raised(to: exponent.floatValue)
  }

  /// Every element times itself: `pow(2)`.
  public func squared() -> Tensor {
    raised(to: 2)
  }

  private func raised(to exponent: Float) -> Tensor {
    let result = Node.uninitialized(like: node)
    node.raise(to: exponent, into: result)
    if node.isTracked {
      result.fields.pointee.scalar = exponent
      result.record(Operations.Power.self, node, saving: .first)
    }
    return Tensor(result)
  }
}

extension Node {
  fileprivate final func raise(to exponent: Float, into result: Node) {
    switch exponent {
    case 0: result.assign(self) { _ in 1 }
    case 1: result.assign(self) { $0 }
    case 2: result.assign(self) { $0 * $0 }
    case 3: result.assign(self) { $0 * $0 * $0 }
    case -1: result.assign(self) { 1 / $0 }
    case -2: result.assign(self) { 1 / ($0 * $0) }
    case 0.5: result.assign(self) { $0.squareRoot() }
    case -0.5: result.assign(self) { 1 / $0.squareRoot() }
    default: withUnsafePointer(to: exponent) { autograd_pow(result.data, data, 1, $0, 0, count) }
    }
  }
}

extension Operations {
  /// aᵉ: gives g · (e · aᵉ⁻¹).
  enum Power: Operation {
    static var gradientName: String { "PowBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let fields = node.fields
      guard let first = fields.pointee.first?.takeUnretainedValue() else { return }
      let exponent = fields.pointee.scalar
      let result = Node.reusing(&gradient)
      if exponent == 2 {
        result.assign(gradient, first) { $0 * (2 * $1) }
      } else if exponent == 0 {
        result.assign(gradient) { _ in 0 }
      } else {
        let slope = Node.uninitialized(like: first)
        first.raise(to: exponent - 1, into: slope)
        result.assign(gradient, slope) { $0 * (exponent * $1) }
      }
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      guard let x = node.operandTensor(.first) else { return }
      let exponent = node.fields.pointee.scalar
      pass.give(
        exponent == 0 ? gradient * 0 : gradient * (x.pow(exponent - 1) * exponent),
        to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let exponent = Double(node.fields.pointee.scalar)
      return operands.first.values.map { autograd_double_pow($0, exponent) }
    }
  }
}
