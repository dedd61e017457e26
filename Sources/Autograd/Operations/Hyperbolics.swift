import CAutograd

/// Hyperbolic functions and their inverses, every one correctly rounded.
extension Tensor {
  /// The hyperbolic sine of every element.
  ///
  /// d(sinh x)/dx = cosh x.
  ///
  ///     Tensor([0, 1]).sinh()  // tensor([0.0000, 1.1752])
  public func sinh() -> Tensor {
    pointwise(Operations.HyperbolicSine.self)
  }

  /// The hyperbolic cosine of every element.
  ///
  /// d(cosh x)/dx = sinh x.
  ///
  ///     Tensor([0, 1]).cosh()  // tensor([1.0000, 1.5431])
  public func cosh() -> Tensor {
    pointwise(Operations.HyperbolicCosine.self)
  }

  /// The hyperbolic tangent of every element, between -1 and 1.
  ///
  /// d(tanh x)/dx = 1 - tanh² x.
  ///
  ///     Tensor([0, 1]).tanh()  // tensor([0.0000, 0.7616])
  public func tanh() -> Tensor {
    pointwise(Operations.HyperbolicTangent.self)
  }

  /// The number whose hyperbolic sine is the element.
  ///
  /// d(asinh x)/dx = 1/√(x² + 1).
  ///
  ///     Tensor([0, 1]).asinh()  // tensor([0.0000, 0.8814])
  public func asinh() -> Tensor {
    pointwise(Operations.InverseHyperbolicSine.self)
  }

  /// The number from 0 on whose hyperbolic cosine is the element; not a number below 1.
  ///
  /// d(acosh x)/dx = 1/√(x² - 1).
  ///
  ///     Tensor([1, 2]).acosh()  // tensor([0.0000, 1.3170])
  public func acosh() -> Tensor {
    pointwise(Operations.InverseHyperbolicCosine.self)
  }

  /// The number whose hyperbolic tangent is the element; not a number beyond ±1.
  ///
  /// d(atanh x)/dx = 1/(1 - x²).
  ///
  ///     Tensor([0, 0.5]).atanh()  // tensor([0.0000, 0.5493])
  public func atanh() -> Tensor {
    pointwise(Operations.InverseHyperbolicTangent.self)
  }
}

extension Operations {
  /// sinh x.
  enum HyperbolicSine: SlopeDifferentiated {
    static var gradientName: String { "SinhBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_sinh(result.data, x.data, x.count)
    }

    static func writeSlope(of x: Node, into slope: Node, _ _: Constants) {
      autograd_cosh(slope.data, x.data, x.count)
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      g * x.cosh()
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_sinh(x)
    }
  }

  /// cosh x.
  enum HyperbolicCosine: SlopeDifferentiated {
    static var gradientName: String { "CoshBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_cosh(result.data, x.data, x.count)
    }

    static func writeSlope(of x: Node, into slope: Node, _ _: Constants) {
      autograd_sinh(slope.data, x.data, x.count)
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      g * x.sinh()
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_cosh(x)
    }
  }

  /// tanh x.
  enum HyperbolicTangent: LocallyDifferentiated {
    static var gradientName: String { "TanhBackward0" }
    static var saved: Operands { .result }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_tanh(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ y: Number, _ _: Constants
    ) -> Number {
      g * (1 - y.squared())
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_tanh(x)
    }
  }

  /// asinh x.
  enum InverseHyperbolicSine: LocallyDifferentiated {
    static var gradientName: String { "AsinhBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_asinh(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      g * (x.squared() + 1).rsqrt()
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_asinh(x)
    }
  }

  /// acosh x.
  enum InverseHyperbolicCosine: LocallyDifferentiated {
    static var gradientName: String { "AcoshBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_acosh(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      g * (x.squared() + -1).rsqrt()
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_acosh(x)
    }
  }

  /// atanh x.
  enum InverseHyperbolicTangent: LocallyDifferentiated {
    static var gradientName: String { "AtanhBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_atanh(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ _: Constants
    ) -> Number {
      g / (1 - x.squared())
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_atanh(x)
    }
  }
}
