/// A number that can stand next to a tensor: `Int`, `Float` or `Double`.
///
/// It is rounded to `Float` once, before it takes part, as PyTorch does with Python's numbers:
///
///     let learningRate = 0.01        // a Double
///     noGrad { w -= learningRate * w.grad }
///
/// A `Tensor` itself cannot be written as a literal: the compiler would then read the `2` of `2 * w`
/// as a tensor, with a node and a history of its own.
public protocol TensorScalar {
  /// The nearest `Float`.
  var floatValue: Float { get }

  /// The nearest `Double`.
  var doubleValue: Double { get }
}

extension Float: TensorScalar {
  /// The number itself.
  @inlinable public var floatValue: Float { self }
  /// The number itself.
  @inlinable public var doubleValue: Double { Double(self) }
}

extension Double: TensorScalar {
  /// The number rounded to `Float`.
  @inlinable public var floatValue: Float { Float(self) }
  /// The number itself.
  @inlinable public var doubleValue: Double { self }
}

extension Int: TensorScalar {
  /// The number rounded to `Float`: exact up to 2^24.
  @inlinable public var floatValue: Float { Float(self) }
  /// The number rounded to `Double`: exact up to 2^53.
  @inlinable public var doubleValue: Double { Double(self) }
}
