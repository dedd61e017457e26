import CAutograd

/// The error function and what belongs to it, every one correctly rounded.
extension Tensor {
  /// The error function of every element.
  ///
  /// erf x = 2/√π ∫₀ˣ exp(-t²) dt, and its derivative is 2/√π · exp(-x²).
  ///
  ///     Tensor([0, 1]).erf()  // tensor([0.0000, 0.8427])
  public func erf() -> Tensor {
    pointwise(Operations.ErrorFunction.self)
  }

  /// One less the error function of every element, exact where that is small too.
  ///
  /// Its derivative is -2/√π · exp(-x²).
  ///
  ///     Tensor([0, 1]).erfc()  // tensor([1.0000, 0.1573])
  public func erfc() -> Tensor {
    pointwise(Operations.ErrorFunctionComplement.self)
  }

  /// The number whose error function is the element: infinite at ±1, not a number beyond.
  ///
  /// d(erf⁻¹ x)/dx = √π/2 · exp((erf⁻¹ x)²).
  ///
  ///     Tensor([0, 0.5, 1]).erfinv()  // tensor([0.0000, 0.4769,    inf])
  public func erfinv() -> Tensor {
    pointwise(Operations.InverseErrorFunction.self)
  }
}

/// What has the slope of the error function, 2/√π · exp(-x²), or its opposite.
protocol ErrorSlope: SlopeDifferentiated {
  /// 2/√π with the sign of the slope.
  static var factor: Double { get }
}

extension ErrorSlope {
  static func writeSlope(of x: Node, into slope: Node, _ _: Constants) {
    let factor = Float(factor)
    slope.assign(x) { -($0 * $0) }
    autograd_exp(slope.data, slope.data, slope.count)
    slope.assign(slope) { factor * $0 }
  }

  static func gradient(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants) -> Tensor {
    g * factor * (-x.squared()).exp()
  }
}

extension Operations {
  /// erf x.
  enum ErrorFunction: ErrorSlope {
    static var gradientName: String { "ErfBackward0" }
    static let factor = 2 / Double.pi.squareRoot()

    static func evaluate(_ x: Node, into result: Node) {
      autograd_erf(result.data, x.data, x.count)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_erf(x)
    }
  }

  /// 1 - erf x.
  enum ErrorFunctionComplement: ErrorSlope {
    static var gradientName: String { "ErfcBackward0" }
    static let factor = -2 / Double.pi.squareRoot()

    static func evaluate(_ x: Node, into result: Node) {
      autograd_erfc(result.data, x.data, x.count)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_double_erfc(x)
    }
  }

  /// erf⁻¹ x.
  enum InverseErrorFunction: Pointwise {
    static var gradientName: String { "ErfinvBackward0" }
    static var saved: Operands { .result }
    /// √π/2.
    private static let factor = 0.5 * Double.pi.squareRoot()

    static func evaluate(_ x: Node, into result: Node) {
      autograd_erfinv(result.data, x.data, x.count)
    }

    static func differentiate(
      _ node: Node, _ gradient: inout Node, in pass: inout BackwardPass
    ) {
      let (slope, factor) = (Node.uninitialized(like: node), Float(factor))
      slope.assign(node) { $0 * $0 }
      autograd_exp(slope.data, slope.data, slope.count)
      slope.assign(slope) { factor * $0 }
      let result = Node.reusing(&gradient)
      result.assign(gradient, slope, by: .product)
      pass.give(result, to: .first, of: node)
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      factor * y.squared().exp() * g
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      autograd_erfinv_double(x)
    }
  }
}
