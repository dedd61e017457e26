/// What the formula of a gradient is written for: a `Float`, which is one element, or a `Tensor`,
/// which is all of them and whose gradients can be differentiated again.
protocol GradientNumber: Ordered {
  static prefix func - (a: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static func + (a: Self, b: Float) -> Self
  static func - (a: Float, b: Self) -> Self
  static func * (a: Self, b: Float) -> Self
  static func * (a: Float, b: Self) -> Self
  func squared() -> Self
  func rsqrt() -> Self
  func sign() -> Self

  static func < (a: Self, b: Float) -> Condition
  static func > (a: Self, b: Float) -> Condition
  static func <= (a: Self, b: Float) -> Condition
  static func >= (a: Self, b: Float) -> Condition
  static func == (a: Self, b: Float) -> Condition

  /// A number that is the same for every element.
  static func constant(_ value: Float) -> Self

  /// `a` where the condition is true, `b` elsewhere.
  static func select(_ condition: Condition, _ a: Self, _ b: Self) -> Self
}

extension Float: GradientNumber {
  typealias Condition = Bool

  @inline(__always)
  func squared() -> Float { self * self }

  /// One divided by the square root: in `Double`, whose rounding changes no Float.
  @inline(__always)
  func rsqrt() -> Float { Float(1 / Double(self).squareRoot()) }

  @inline(__always)
  func sign() -> Float { self > 0 ? 1 : self < 0 ? -1 : 0 }

  @inline(__always)
  static func constant(_ value: Float) -> Float { value }

  @inline(__always)
  static func select(_ condition: Bool, _ a: Float, _ b: Float) -> Float { condition ? a : b }
}

extension Tensor: GradientNumber {
  typealias Condition = Mask

  static func constant(_ value: Float) -> Tensor { Tensor(value) }

  static func select(_ condition: Mask, _ a: Tensor, _ b: Tensor) -> Tensor {
    .where(condition, a, b)
  }
}

/// What can be compared pair by pair: numbers, or tensors of them.
protocol Ordered {
  /// A truth value, or one for every element.
  associatedtype Condition

  static func < (a: Self, b: Self) -> Condition
  static func > (a: Self, b: Self) -> Condition
  static func == (a: Self, b: Self) -> Condition
}

extension Double: Ordered {
  typealias Condition = Bool
}
