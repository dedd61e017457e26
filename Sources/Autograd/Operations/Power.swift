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

extension Tensor {
  /// Every element raised to the power next to it, with broadcasting; correctly rounded.
  ///
  /// ∂(xʸ)/∂x = y·xʸ⁻¹, and zero where y is; ∂(xʸ)/∂y = xʸ ln x, and zero where x is zero and y is not
  /// negative. A negative number raised to a power with a fraction is not a number.
  ///
  ///     Tensor([2, 3]).pow(Tensor([10, 0.5]))  // tensor([1024.0000,    1.7321])
  public func pow(
    _ exponent: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    Tensor.powers(Operations.PowerOfTensors.self, self, exponent, file, line)
  }

  /// A number raised to the power of every element; correctly rounded.
  ///
  /// ∂(bˣ)/∂x = bˣ ln b, and zero where b is zero and x is not negative.
  ///
  ///     Tensor.pow(2, Tensor([0, 1, 10]))  // tensor([1.0000e+00, 2.0000e+00, 1.0240e+03])
  public static func pow(_ base: some TensorScalar, _ exponent: Tensor) -> Tensor {
    powers(Operations.PowerOfNumber.self, Tensor(base), exponent, #fileID, #line)
  }
}

extension Tensor {
  /// Powers by the loop in C, which computes several at a time, where it can run through both
  /// operands.
  private static func powers<Power: PairwisePower>(
    _ operation: Power.Type, _ a: Tensor, _ b: Tensor, _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let shape = Shape.broadcast(a.node.shape, b.node.shape, file, line)
    let (isFirstWhole, isSecondWhole) = (a.node.shape == shape, b.node.shape == shape)
    if !(isFirstWhole || a.count == 1) || !(isSecondWhole || b.count == 1) {
      return pairwise(operation, a, b, file, line)
    }
    let result = Node.uninitialized(shape)
    autograd_pow(
      result.data, a.node.data, isFirstWhole ? 1 : 0, b.node.data, isSecondWhole ? 1 : 0,
      result.count)
    result.recordPair(operation, a.node, b.node)
    return Tensor(result)
  }
}

extension Operations {
  /// aᵇ.
  enum PowerOfTensors: PairwisePower {
    static var gradientName: String { "PowBackward1" }
  }

  /// aᵇ of a number a, which receives no gradient.
  enum PowerOfNumber: PairwisePower {
    static var gradientName: String { "PowBackward2" }
  }
}

/// A power of which both operands are tensors: gives g · (b · aᵇ⁻¹) and g · (aᵇ · ln a).
protocol PairwisePower: Pairwise {}

extension PairwisePower {
  static func value(_ a: Float, _ b: Float) -> Float {
    var result: Float = 0
    withUnsafePointer(to: a) { a in
      withUnsafePointer(to: b) { b in autograd_pow(&result, a, 1, b, 1, 1) }
    }
    return result
  }

  static func saved(isFirstTracked: Bool, isSecondTracked: Bool) -> Operands {
    isSecondTracked ? [.first, .second, .result] : [.first, .second]
  }

  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    let fields = node.fields
    guard let base = fields.pointee.first?.takeUnretainedValue(),
      let exponent = fields.pointee.second?.takeUnretainedValue()
    else { return }
    if fields.pointee.differentiated.contains(.first) {
      let result = Node.uninitialized(like: gradient)
      result.assign(base, exponent) { $1 * value($0, $1 - 1) }
      result.assign(gradient, result) { $0 * $1 }
      result.assign(exponent, result) { $0 == 0 ? 0 : $1 }
      pass.give(result, to: .first, of: node)
    }
    if fields.pointee.differentiated.contains(.second) {
      let logarithm = Node.uninitialized(like: base)
      autograd_log(logarithm.data, base.data, base.count)
      let result = Node.uninitialized(like: gradient)
      result.assign(node, logarithm) { $0 * $1 }
      let isFlat = Node.uninitialized(like: gradient)
      isFlat.assign(base, exponent) { $0 == 0 && $1 >= 0 ? 1 : 0 }
      result.assign(isFlat, result) { $0 == 0 ? $1 : 0 }
      result.assign(gradient, result) { $0 * $1 }
      pass.give(result, to: .second, of: node)
    }
  }
  static func value(_ a: Double, _ b: Double) -> Double { autograd_double_pow(a, b) }

  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
  ) {
    guard let a = node.operandTensor(.first), let b = node.operandTensor(.second) else { return }
    pass.give(
      .where(b == 0, 0, gradient * (b * a.pow(b - 1))), to: .first, of: node)
    pass.give(
      .where((a == 0) & (b >= 0), 0, gradient * (Tensor(node) * a.log())), to: .second, of: node)
  }
}
