import CAutograd

/// Sines, cosines and tangents, every one correctly rounded.
extension Tensor {
  /// The sine of every element, in radians.
  ///
  /// d(sin x)/dx = cos x.
  ///
  ///     Tensor([0, 1]).sin()  // tensor([0.0000, 0.8415])
  public func sin() -> Tensor {
    pointwise(Operations.Sine.self)
  }

  /// The cosine of every element, in radians.
  ///
  /// d(cos x)/dx = -sin x.
  ///
  ///     Tensor([0, 1]).cos()  // tensor([1.0000, 0.5403])
  public func cos() -> Tensor {
    pointwise(Operations.Cosine.self)
  }

  /// The tangent of every element, in radians.
  ///
  /// d(tan x)/dx = 1 + tan² x.
  ///
  ///     Tensor([0, 1]).tan()  // tensor([0.0000, 1.5574])
  public func tan() -> Tensor {
    pointwise(Operations.Tangent.self)
  }

  /// Angles in degrees, in radians.
  ///
  ///     Tensor([180, 90]).deg2rad()  // tensor([3.1416, 1.5708])
  public func deg2rad() -> Tensor { self * (Double.pi / 180) }

  /// Angles in radians, in degrees.
  ///
  ///     Tensor([0.5]).rad2deg()  // tensor([28.6479])
  public func rad2deg() -> Tensor { self * (180 / Double.pi) }
}

extension Operations {
  /// sin x.
  enum Sine: SlopeDifferentiated {
    static var gradientName: String { "SinBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_sin(result.data, x.data, x.count)
    }

    static func writeSlope(of x: Node, into slope: Node, _ _: Constants) {
      autograd_cos(slope.data, x.data, x.count)
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      g * x.cos()
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_sin(x)
    }
  }

  /// cos x.
  enum Cosine: SlopeDifferentiated {
    static var gradientName: String { "CosBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_cos(result.data, x.data, x.count)
    }

    static func writeSlope(of x: Node, into slope: Node, _ _: Constants) {
      autograd_sin(slope.data, x.data, x.count)
      slope.assign(slope, by: Negated())
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      g * -x.sin()
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_cos(x)
    }
  }

  /// tan x.
  enum Tangent: LocallyDifferentiated {
    static var gradientName: String { "TanBackward0" }
    static var saved: Operands { .result }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_tan(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ y: Number, _ _: Constants
    ) -> Number {
      g * (y.squared() + 1)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_tan(x)
    }
  }
}
