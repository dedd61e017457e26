/// Arithmetic of a tensor and a number. No tensor is made of the number.
extension Tensor {
  /// Adds a number to every element.
  ///
  ///     Tensor([1, 2]) + 10  // tensor([11., 12.])
  public static func + <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.map(
      Operations.AddScalar.self, by: ValueWithScalar(of: Operations.Add.self, b.floatValue))
  }

  /// Adds a number to every element.
  ///
  ///     10 + Tensor([1, 2])  // tensor([11., 12.])
  public static func + <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    b.map(
      Operations.AddScalar.self, by: ValueWithScalar(of: Operations.Add.self, a.floatValue))
  }

  /// Subtracts a number from every element.
  ///
  ///     Tensor([1, 2]) - 1  // tensor([0., 1.])
  public static func - <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.map(
      Operations.SubtractScalar.self,
      by: ValueWithScalar(of: Operations.Subtract.self, b.floatValue))
  }

  /// Subtracts every element from a number.
  ///
  ///     1 - Tensor([1, 2])  // tensor([ 0., -1.])
  public static func - <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    b.map(
      Operations.SubtractFromScalar.self, by: DifferenceFromScalar(a.floatValue))
  }

  /// Multiplies every element by a number.
  ///
  ///     Tensor([1, 2]) * 3  // tensor([3., 6.])
  public static func * <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.map(
      Operations.MultiplyByScalar.self,
      by: ValueWithScalar(of: Operations.Multiply.self, b.floatValue),
      saving: .scalar)
  }

  /// Multiplies every element by a number.
  ///
  ///     3 * Tensor([1, 2])  // tensor([3., 6.])
  public static func * <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    b.map(
      Operations.MultiplyByScalar.self,
      by: ValueWithScalar(of: Operations.Multiply.self, a.floatValue),
      saving: .scalar)
  }

  /// Divides every element by a number.
  ///
  ///     Tensor([1, 2]) / 4  // tensor([0.2500, 0.5000])
  public static func / <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.map(
      Operations.DivideByScalar.self, by: ValueWithScalar(of: Operations.Divide.self, b.floatValue),
      saving: .scalar)
  }

  /// Divides a number by every element: the reciprocal, rounded, times the number, as in PyTorch.
  ///
  ///     1 / Tensor([2, 4])  // tensor([0.5000, 0.2500])
  public static func / <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    b.reciprocal() * a
  }

  /// One divided by every element.
  ///
  /// d(1/x)/dx = -(1/x)².
  ///
  ///     Tensor([2, 4]).reciprocal()  // tensor([0.5000, 0.2500])
  public func reciprocal() -> Tensor {
    let result = Node.uninitialized(like: node)
    result.assign(node) { 1 / $0 }
    if node.isTracked { result.record(Operations.Reciprocal.self, node, saving: .result) }
    return Tensor(result)
  }

  @inline(__always)
  private func map<Function: ScalarFunction>(
    _ operation: any Operation.Type, by function: Function, saving: Operands = []
  ) -> Tensor {
    let result = Node.uninitialized(like: node)
    result.assign(node, by: function)
    if node.isTracked {
      result.fields.pointee.scalar = function.scalar
      result.record(operation, node, saving: saving)
    }
    return Tensor(result)
  }
}

extension Operations {
  /// a + number.
  enum AddScalar: Operation {
    static var gradientName: String { "AddBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.give(gradient, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.give(gradient, to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let scalar = Double(node.fields.pointee.scalar)
      return operands.first.values.map { $0 + scalar }
    }
  }

  /// a - number.
  enum SubtractScalar: Operation {
    static var gradientName: String { "SubBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.give(gradient, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.give(gradient, to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let scalar = Double(node.fields.pointee.scalar)
      return operands.first.values.map { $0 - scalar }
    }
  }

  /// number - a.
  enum SubtractFromScalar: Operation {
    static var gradientName: String { "RsubBackward1" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      pass.giveNegated(&gradient, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.give(-gradient, to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let scalar = Double(node.fields.pointee.scalar)
      return operands.first.values.map { scalar - $0 }
    }
  }

  /// a · number.
  enum MultiplyByScalar: Operation {
    static var gradientName: String { "MulBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let scalar = node.fields.pointee.scalar
      let result = Node.reusing(&gradient)
      result.assign(gradient, by: ValueWithScalar(of: Multiply.self, scalar))
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.give(gradient * node.fields.pointee.scalar, to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let scalar = Double(node.fields.pointee.scalar)
      return operands.first.values.map { $0 * scalar }
    }
  }

  /// a / number.
  enum DivideByScalar: Operation {
    static var gradientName: String { "DivBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let scalar = node.fields.pointee.scalar
      let result = Node.reusing(&gradient)
      result.assign(gradient, by: ValueWithScalar(of: Divide.self, scalar))
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.give(gradient / node.fields.pointee.scalar, to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      let scalar = Double(node.fields.pointee.scalar)
      return operands.first.values.map { $0 / scalar }
    }
  }

  /// 1 / a.
  enum Reciprocal: Operation {
    static var gradientName: String { "ReciprocalBackward0" }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let result = Node.reusing(&gradient)
      result.assign(gradient, node) { -$0 * ($1 * $1) }
      pass.give(result, to: .first, of: node)
    }

    static func differentiate(
      _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
    ) {
      pass.give(-gradient * Tensor(node).squared(), to: .first, of: node)
    }

    static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
      operands.first.values.map { 1 / $0 }
    }
  }
}
