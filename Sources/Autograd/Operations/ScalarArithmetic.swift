/// Arithmetic of a tensor and a number. No tensor is made of the number.
extension Tensor {
  /// Adds a number to every element.
  public static func + <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.map(.addScalar, b.floatValue) { $0 + $1 }
  }

  /// Adds a number to every element.
  public static func + <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    b.map(.addScalar, a.floatValue) { $0 + $1 }
  }

  /// Subtracts a number from every element.
  public static func - <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.map(.subtractScalar, b.floatValue) { $0 - $1 }
  }

  /// Subtracts every element from a number.
  public static func - <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    b.map(.subtractFromScalar, a.floatValue) { $1 - $0 }
  }

  /// Multiplies every element by a number.
  public static func * <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.map(.multiplyByScalar, b.floatValue, saving: .scalar) { $0 * $1 }
  }

  /// Multiplies every element by a number.
  public static func * <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    b.map(.multiplyByScalar, a.floatValue, saving: .scalar) { $0 * $1 }
  }

  /// Divides every element by a number.
  public static func / <Scalar: TensorScalar>(a: Tensor, b: Scalar) -> Tensor {
    a.map(.divideByScalar, b.floatValue, saving: .scalar) { $0 / $1 }
  }

  /// Divides a number by every element: the reciprocal, rounded, times the number, as in PyTorch.
  public static func / <Scalar: TensorScalar>(a: Scalar, b: Tensor) -> Tensor {
    b.reciprocal() * a
  }

  /// One divided by every element.
  ///
  /// d(1/x)/dx = -(1/x)².
  public func reciprocal() -> Tensor {
    let result = Node.uninitialized(like: node)
    result.assign(node) { 1 / $0 }
    if node.isTracked { result.record(.reciprocal, node, saving: .result) }
    return Tensor(result)
  }

  @inline(__always)
  private func map(
    _ operation: Operation, _ scalar: Float, saving: Operands = [],
    _ body: (Float, Float) -> Float
  ) -> Tensor {
    let result = Node.uninitialized(like: node)
    result.assign(node) { body($0, scalar) }
    if node.isTracked {
      result.fields.pointee.scalar = scalar
      result.record(operation, node, saving: saving)
    }
    return Tensor(result)
  }
}

extension BackwardPass {
  mutating func differentiateMultiplyByScalar(_ node: Node, _ gradient: inout Node) {
    let scalar = node.fields.pointee.scalar
    let result = Node.reusing(&gradient)
    result.assign(gradient) { $0 * scalar }
    give(result, to: .first, of: node)
  }

  mutating func differentiateDivideByScalar(_ node: Node, _ gradient: inout Node) {
    let scalar = node.fields.pointee.scalar
    let result = Node.reusing(&gradient)
    result.assign(gradient) { $0 / scalar }
    give(result, to: .first, of: node)
  }

  mutating func differentiateReciprocal(_ node: Node, _ gradient: inout Node) {
    let result = Node.reusing(&gradient)
    result.assign(gradient, node) { -$0 * ($1 * $1) }
    give(result, to: .first, of: node)
  }
}
