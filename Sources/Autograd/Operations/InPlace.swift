/// Arithmetic that overwrites its left operand.
///
/// The operators are not `inout`: a tensor is a handle, so they work on a `let`, and every handle
/// sees the change. A leaf that requires gradients can only be changed inside `noGrad`, because its
/// old value would be lost to the graph:
///
///     noGrad { w -= 0.01 * w.grad }
///
/// The right operand is stretched to the left one's shape, never the other way round.
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
    target.node.change(Operations.AddScalar.self, by: change.floatValue)
  }

  /// Subtracts a number from every element in place.
  ///
  ///     x -= 1
  @_disfavoredOverload
  public static func -= <Scalar: TensorScalar>(target: Tensor, change: Scalar) {
    target.node.change(Operations.SubtractScalar.self, by: change.floatValue)
  }

  /// Multiplies every element by a number in place.
  ///
  ///     x *= 0.9
  @_disfavoredOverload
  public static func *= <Scalar: TensorScalar>(target: Tensor, change: Scalar) {
    target.node.change(Operations.MultiplyByScalar.self, by: change.floatValue)
  }

  /// Divides every element by a number in place.
  ///
  ///     x /= 255
  @_disfavoredOverload
  public static func /= <Scalar: TensorScalar>(target: Tensor, change: Scalar) {
    target.node.change(Operations.DivideByScalar.self, by: change.floatValue)
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

  /// Adds to every element in place: `x += other`.
  ///
  ///     w.grad.add(Tensor([1, 2]))
  public func add(_ other: Tensor) {
    node.change(Operations.Add.self, by: other.node)
  }

  /// Adds a number to every element in place: `x += number`.
  ///
  ///     w.grad.add(1)
  public func add(_ number: some TensorScalar) {
    node.change(Operations.AddScalar.self, by: number.floatValue)
  }

  /// Overwrites every element with that of another tensor, which is stretched to this one's shape.
  ///
  /// Gradients flow back to the other tensor; what this one held has no influence any more.
  ///
  ///     noGrad { layer.weight.copy(from: Tensor([[1, 0], [0, 1]])) }
  public func copy(
    from source: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) {
    let node = self.node
    let shape = Shape.broadcast(node.shape, source.node.shape, file, line)
    if shape != node.shape {
      trap("output with shape \(node.shape) doesn't match the broadcast shape \(shape)", file, line)
    }
    let past = node.prepareChange(by: source.node, file, line)
    node.assign(source.node, source.node) { value, _ in value }
    node.fields.pointee.version &+= 1
    if let past {
      node.record(Operations.Copy.self, past, source.node === node ? past : source.node)
    } else if let numbers = DoubleNumbers.current {
      numbers.record(Operations.Copy.self, node, node, source.node, nil)
    }
  }
}

/// Arithmetic that changes a part of a tensor in place.
///
/// A part is read, changed and assigned again; gradients flow through all three:
///
///     let x = Tensor([[1, 2], [3, 4]])
///     x[0] += 1          // x is tensor([[2., 3.], [3., 4.]])
///     x[x > 2] *= 10
///
/// On a variable the operators do what they do on a `let`: every handle sees the change.
extension Tensor {
  /// Adds to every element in place: `x[0] += y`.
  public static func += (target: inout Tensor, change: Tensor) {
    target.node.change(Operations.Add.self, by: change.node)
  }

  /// Subtracts from every element in place: `x[0] -= y`.
  public static func -= (target: inout Tensor, change: Tensor) {
    target.node.change(Operations.Subtract.self, by: change.node)
  }

  /// Multiplies every element in place: `x[0] *= y`.
  public static func *= (target: inout Tensor, change: Tensor) {
    target.node.change(Operations.Multiply.self, by: change.node)
  }

  /// Divides every element in place: `x[0] /= y`.
  public static func /= (target: inout Tensor, change: Tensor) {
    target.node.change(Operations.Divide.self, by: change.node)
  }

  /// Adds a number to every element in place: `x[0] += 2`.
  public static func += <Scalar: TensorScalar>(target: inout Tensor, change: Scalar) {
    let part = target
    part += change
  }

  /// Subtracts a number from every element in place: `x[0] -= 2`.
  public static func -= <Scalar: TensorScalar>(target: inout Tensor, change: Scalar) {
    let part = target
    part -= change
  }

  /// Multiplies every element by a number in place: `x[0] *= 2`.
  public static func *= <Scalar: TensorScalar>(target: inout Tensor, change: Scalar) {
    let part = target
    part *= change
  }

  /// Divides every element by a number in place: `x[0] /= 2`.
  public static func /= <Scalar: TensorScalar>(target: inout Tensor, change: Scalar) {
    let part = target
    part /= change
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

  /// The second operand in place of the first.
  enum Copy: FusedOperation {
    static var gradientName: String { "CopyBackwards" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.give(.filled(gradient.shape, with: 0), to: .first, of: node)
      pass.give(gradient, to: .second, of: node)
    }

    static func composed(
      _ node: Node, _ first: Tensor?, _ second: Tensor?, _ third: Tensor?
    ) -> Tensor {
      let all = Mask([Bool](repeating: true, count: node.count), node.shape)
      let zeros = Tensor.zeros(node.shape.extentsArray)
      return Tensor.where(all, second ?? zeros, first ?? zeros)
    }
  }
}
