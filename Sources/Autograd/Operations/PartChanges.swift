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
