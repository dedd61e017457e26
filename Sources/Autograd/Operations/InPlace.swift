/// Arithmetic that overwrites its left operand.
///
/// The operators are not `inout`: a tensor is a handle, so they work on a `let`, and every handle
/// sees the change. A leaf that requires gradients can only be changed inside `noGrad`, because its
/// old value would be lost to the graph:
///
///     noGrad { w -= 0.01 * w.grad }
///
/// The right operand is stretched to the left one's shape, never the other way round.
///
/// `PartChanges.swift` has the same operators for what is assigned to, like `x[0] += 1`.
extension Tensor {
  /// Adds to every element in place.
  ///
  ///     x += Tensor([1, 2])  // x is changed, and what reads x sees it
  @_disfavoredOverload
  public static func += (target: Tensor, change: Tensor) {
    target.node.change(Operations.Add.self, by: change.node)
  }

  /// Subtracts from every element in place.
  ///
  ///     noGrad { w -= 0.01 * w.grad }
  @_disfavoredOverload
  public static func -= (target: Tensor, change: Tensor) {
    target.node.change(Operations.Subtract.self, by: change.node)
  }

  /// Multiplies every element in place.
  ///
  ///     x *= mask
  @_disfavoredOverload
  public static func *= (target: Tensor, change: Tensor) {
    target.node.change(Operations.Multiply.self, by: change.node)
  }

  /// Divides every element in place.
  ///
  ///     x /= x.sum(dim: 1, keepDim: true)
  @_disfavoredOverload
  public static func /= (target: Tensor, change: Tensor) {
    target.node.change(Operations.Divide.self, by: change.node)
  }

  /// Adds a number to every element in place.
  ///
  ///     x += 1
  @_disfavoredOverload
  public static func += <Scalar: TensorScalar>(target: Tensor, change: Scalar) {
    target.node.change(Operations.AddScalar.self, by: change.floatValue) { $0 + $1 }
  }

  /// Subtracts a number from every element in place.
  ///
  ///     x -= 1
  @_disfavoredOverload
  public static func -= <Scalar: TensorScalar>(target: Tensor, change: Scalar) {
    target.node.change(Operations.SubtractScalar.self, by: change.floatValue) { $0 - $1 }
  }

  /// Multiplies every element by a number in place.
  ///
  ///     x *= 0.9
  @_disfavoredOverload
  public static func *= <Scalar: TensorScalar>(target: Tensor, change: Scalar) {
    target.node.change(Operations.MultiplyByScalar.self, by: change.floatValue, saving: .scalar) {
      $0 * $1
    }
  }

  /// Divides every element by a number in place.
  ///
  ///     x /= 255
  @_disfavoredOverload
  public static func /= <Scalar: TensorScalar>(target: Tensor, change: Scalar) {
    target.node.change(Operations.DivideByScalar.self, by: change.floatValue, saving: .scalar) {
      $0 / $1
    }
  }

  /// Overwrites every element with one value.
  ///
  ///     noGrad { w.fill(with: 0.5) }
  public func fill(
    with value: some TensorScalar, file: StaticString = #fileID, line: UInt = #line
  ) {
    node.change(Operations.Fill.self, by: value.floatValue, saving: [], file, line) { _, value in
      value
    }
  }

  /// Overwrites every element with zero: `w.grad.zero()`.
  public func zero(file: StaticString = #fileID, line: UInt = #line) {
    fill(with: 0, file: file, line: line)
  }
}

extension Operations {
  /// What an overwritten tensor held before has no influence any more.
  enum Fill: Operation {
    static var gradientName: String { "FillBackward2" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.give(.filled(gradient.shape, with: 0), to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.give(gradient * 0, to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      operands.first.values.map { _ in Double(node.fields.pointee.scalar) }
    }
  }
}
