import CAutograd

/// Arithmetic of a tensor and a number. No tensor is made of the number.
extension Tensor {
  /// Adds a number to every element.
  ///
  ///     Tensor([1, 2]) + 10  // tensor([11., 12.])
  public static func + <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.combined(Operations.AddScalar.self, b.floatValue)
  }

  /// Adds a number to every element.
  ///
  ///     10 + Tensor([1, 2])  // tensor([11., 12.])
  public static func + <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    b.combined(Operations.AddScalar.self, a.floatValue)
  }

  /// Subtracts a number from every element.
  ///
  ///     Tensor([1, 2]) - 1  // tensor([0., 1.])
  public static func - <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.combined(Operations.SubtractScalar.self, b.floatValue)
  }

  /// Subtracts every element from a number.
  ///
  ///     1 - Tensor([1, 2])  // tensor([ 0., -1.])
  public static func - <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    b.map(Operations.SubtractFromScalar.self, by: DifferenceFromScalar(a.floatValue), a.floatValue)
  }

  /// Multiplies every element by a number.
  ///
  ///     Tensor([1, 2]) * 3  // tensor([3., 6.])
  public static func * <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.combined(Operations.MultiplyByScalar.self, b.floatValue)
  }

  /// Multiplies every element by a number.
  ///
  ///     3 * Tensor([1, 2])  // tensor([3., 6.])
  public static func * <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    b.combined(Operations.MultiplyByScalar.self, a.floatValue)
  }

  /// Divides every element by a number.
  ///
  ///     Tensor([1, 2]) / 4  // tensor([0.2500, 0.5000])
  public static func / <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.combined(Operations.DivideByScalar.self, b.floatValue)
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
    pointwise(Operations.Reciprocal.self)
  }

  @inline(__always)
  fileprivate func combined<Combination: ScalarOperation>(
    _ operation: Combination.Type, _ scalar: Float
  ) -> Tensor {
    map(
      operation, by: ValueWithScalar(of: Combination.Pair.self, scalar), scalar,
      saving: operation.saved)
  }

  @inline(__always)
  private func map<Function: ElementFunction>(
    _ operation: any Operation.Type, by function: Function, _ scalar: Float, saving: Operands = []
  ) -> Tensor {
    let result = Node.uninitialized(like: node)
    result.assign(node, by: function)
    if node.isTracked {
      result.fields.pointee.scalar = scalar
      result.record(operation, node, saving: saving)
    }
    return Tensor(result)
  }
}

/// What an operation of two tensors is for a tensor and a number.
protocol ScalarOperation<Pair>: Operation {
  associatedtype Pair: Pairwise

  /// What must be there still when the gradient rule runs.
  static var saved: Operands { get }
}

extension ScalarOperation {
  static var gradientName: String { Pair.gradientName }

  static func evaluateInDouble(_ node: Node, _ operands: DoubleOperands) -> [Double] {
    let scalar = Double(node.fields.pointee.scalar)
    return operands.first.values.map { Pair.value($0, scalar) }
  }
}

/// a + number, a - number: the gradient is passed on as it is.
protocol ShiftOperation<Pair>: ScalarOperation {}

extension ShiftOperation {
  static var saved: Operands { [] }

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
}

/// a · number, a / number: the gradient is scaled as the tensor was.
protocol ScaleOperation<Pair>: ScalarOperation {}

extension ScaleOperation {
  static var saved: Operands { .scalar }

  static func differentiate(
    _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
  ) {
    let scalar = node.fields.pointee.scalar
    let result = Node.reusing(&gradient)
    result.assign(gradient, by: ValueWithScalar(of: Pair.self, scalar))
    pass.give(result, to: .first, of: node)
  }

  static func differentiate(
    _ node: Node, _ gradient: Tensor, in pass: inout RecordedPass
  ) {
    pass.give(
      gradient.combined(Self.self, node.fields.pointee.scalar), to: .first, of: node)
  }
}

extension Operations {
  /// a + number.
  enum AddScalar: ShiftOperation<Add> {}

  /// a - number.
  enum SubtractScalar: ShiftOperation<Subtract> {}

  /// a · number.
  enum MultiplyByScalar: ScaleOperation<Multiply> {}

  /// a / number.
  enum DivideByScalar: ScaleOperation<Divide> {}

  /// number - a.
  enum SubtractFromScalar: NegatingOperation {
    static var gradientName: String { "RsubBackward1" }

    static func value(_ x: Double, _ scalar: Double) -> Double { scalar - x }
  }

  /// 1 / a.
  enum Reciprocal: LocallyDifferentiated {
    static var gradientName: String { "ReciprocalBackward0" }
    static var saved: Operands { .result }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x) { 1 / $0 }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ y: Number, _ _: Constants
    ) -> Number {
      -g * y.squared()
    }

    static func value(_ x: Double, _ constants: Constants) -> Double { 1 / x }
  }
}

/// What an operation of two tensors makes of one element and a number.
struct ValueWithScalar<Pair: Pairwise>: ElementFunction {
  let scalar: Float

  init(of operation: Pair.Type, _ scalar: Float) {
    self.scalar = scalar
  }

  @inline(__always)
  func callAsFunction(_ x: Float) -> Float { Pair.value(x, scalar) }

  @inline(__always)
  var kernel: ElementKernel? { Pair.kernel.map { ElementKernel(function: $0, scalar: scalar) } }
}

/// The difference between a number and one element.
private struct DifferenceFromScalar: ElementFunction {
  let scalar: Float

  init(_ scalar: Float) {
    self.scalar = scalar
  }

  @inline(__always)
  func callAsFunction(_ x: Float) -> Float { scalar - x }

  @inline(__always)
  var kernel: ElementKernel? {
    ElementKernel(function: AUTOGRAD_SUBTRACT, scalar: scalar, isScalarFirst: true)
  }
}
