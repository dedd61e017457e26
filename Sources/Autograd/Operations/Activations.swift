import CAutograd

/// Activations.
///
/// Those that are made of several functions take PyTorch's steps, each of them correctly rounded.
extension Tensor {
  /// Every element, or zero if it is negative.
  ///
  /// d/dx = 1 above zero, else 0.
  ///
  ///     Tensor([-1, 2]).relu()  // tensor([0., 2.])
  public func relu() -> Tensor {
    pointwise(Operations.Rectifier.self)
  }

  /// Every element, multiplied by `negativeSlope` if it is negative.
  ///
  /// d/dx = 1 above zero, else `negativeSlope`.
  ///
  ///     Tensor([-1, 2]).leakyReLU(negativeSlope: 0.1)  // tensor([-0.1000,  2.0000])
  public func leakyReLU(negativeSlope: Double = 0.01) -> Tensor {
    pointwise(Operations.LeakyRectifier.self, (Float(negativeSlope), 0))
  }

  /// 1 / (1 + e⁻ˣ) of every element, between 0 and 1.
  ///
  /// The whole is correctly rounded. d/dx = σ(x) (1 - σ(x)).
  ///
  ///     Tensor([0, 2]).sigmoid()  // tensor([0.5000, 0.8808])
  public func sigmoid() -> Tensor {
    pointwise(Operations.Sigmoid.self)
  }

  /// x · Φ(x) of every element, where Φ is the distribution function of the normal distribution.
  ///
  /// Φ(x) = (1 + erf(x/√2)) / 2, and the derivative is Φ(x) + x φ(x) with φ(x) = exp(-x²/2) / √(2π).
  /// Hendrycks and Gimpel (2016).
  ///
  ///     Tensor([-1, 1]).gelu()  // tensor([-0.1587,  0.8413])
  public func gelu() -> Tensor {
    pointwise(Operations.GaussianErrorUnit.self)
  }

  /// x · σ(x) of every element, where σ is the sigmoid function.
  ///
  /// d/dx = σ(x) (1 + x (1 - σ(x))).
  ///
  ///     Tensor([-1, 1]).silu()  // tensor([-0.2689,  0.7311])
  public func silu() -> Tensor {
    pointwise(Operations.SigmoidUnit.self)
  }

  /// ln(1 + exp(beta · x)) / beta of every element: a smooth `relu`.
  ///
  /// Where beta · x is above `threshold`, x itself. d/dx = z / (1 + z) with z = exp(beta · x).
  ///
  ///     Tensor([0, 1]).softplus()  // tensor([0.6931, 1.3133])
  public func softplus(beta: Double = 1, threshold: Double = 20) -> Tensor {
    pointwise(Operations.Softplus.self, (Float(beta), Float(threshold)))
  }
}

extension Operations {
  /// max(x, 0).
  enum Rectifier: LocallyDifferentiated {
    static var gradientName: String { "ReluBackward0" }
    static var saved: Operands { .result }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x, by: Rectified())
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ y: Number, _ _: Constants
    ) -> Number {
      .select(y <= 0, .constant(0), g)
    }

    @inline(__always)
    static var gradientKernel: autograd_element_function? { AUTOGRAD_PASS_ABOVE_ZERO }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x < 0 ? 0 : x
    }
  }

  /// x above zero, else slope · x.
  enum LeakyRectifier: LocallyDifferentiated {
    static var gradientName: String { "LeakyReluBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      let slope = result.constants.first
      result.assign(x) { $0 > 0 ? $0 : $0 * slope }
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ x: Number, _ constants: Constants
    ) -> Number {
      .select(x > 0, g, g * constants.first)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x > 0 ? x : x * Double(constants.first)
    }
  }

  /// σ(x).
  enum Sigmoid: LocallyDifferentiated {
    static var gradientName: String { "SigmoidBackward0" }
    static var saved: Operands { .result }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_sigmoid(result.data, x.data, x.count)
    }

    @inline(__always)
    static func gradient<Number: GradientNumber>(
      _ g: Number, _ y: Number, _ _: Constants
    ) -> Number {
      g * (1 - y) * y
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      1 / (1 + autograd_double_exp(-x))
    }
  }

  /// x · Φ(x).
  enum GaussianErrorUnit: SlopeDifferentiated {
    static var gradientName: String { "GeluBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      x.writeNormalDistribution(into: result)
      result.assign(x, result) { $0 * 0.5 * $1 }
    }

    static func writeSlope(of x: Node, into slope: Node, _ _: Constants) {
      let factor = Float(1 / (2 * Double.pi).squareRoot())
      let density = Node.uninitialized(like: x)
      density.assign(x) { $0 * $0 * -0.5 }
      autograd_exp(density.data, density.data, density.count)
      density.assign(x, density) { $0 * (factor * $1) }
      x.writeNormalDistribution(into: slope)
      slope.assign(slope, density) { 0.5 * $0 + $1 }
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      let density = (x.squared() * -0.5).exp() * (1 / (2 * Double.pi).squareRoot())
      return g * (0.5 * (1 + (x * 0.5.squareRoot()).erf()) + x * density)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x * 0.5 * (1 + autograd_double_erf(x * 0.5.squareRoot()))
    }
  }

  /// x · σ(x).
  enum SigmoidUnit: SlopeDifferentiated {
    static var gradientName: String { "SiluBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      autograd_sigmoid(result.data, x.data, x.count)
      result.assign(x, result, by: .product)
    }

    static func writeSlope(of x: Node, into slope: Node, _ _: Constants) {
      autograd_sigmoid(slope.data, x.data, x.count)
      slope.assign(x, slope) { $1 * (1 + $0 * (1 - $1)) }
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      let s = x.sigmoid()
      return g * (s * (1 + x * (1 - s)))
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x / (1 + autograd_double_exp(-x))
    }
  }

  /// ln(1 + exp(beta · x)) / beta.
  enum Softplus: SlopeDifferentiated {
    static var gradientName: String { "SoftplusBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      let (beta, threshold) = result.constants
      result.assign(x) { $0 * beta }
      autograd_exp(result.data, result.data, result.count)
      autograd_log1p(result.data, result.data, result.count)
      result.assign(x, result) { $0 * beta > threshold ? $0 : $1 / beta }
    }

    static func writeSlope(of x: Node, into slope: Node, _ constants: Constants) {
      let (beta, threshold) = constants
      slope.assign(x) { $0 * beta }
      autograd_exp(slope.data, slope.data, slope.count)
      // Where the power is infinite, x is above the threshold, and the quotient is not looked at.
      slope.assign(x, slope) { $0 * beta > threshold ? 1 : $1 / ($1 + 1) }
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      let scaled = x * constants.first
      return .where(scaled > constants.second, g, g * scaled.sigmoid())
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      let beta = Double(constants.first)
      return x * beta > Double(constants.second)
        ? x : autograd_double_log1p(autograd_double_exp(x * beta)) / beta
    }
  }
}

extension Node {
  /// Writes 1 + erf(x/√2), twice the normal distribution function, of every element.
  fileprivate final func writeNormalDistribution(into result: Node) {
    let factor = Float(0.5.squareRoot())
    result.assign(self) { $0 * factor }
    autograd_erf(result.data, result.data, result.count)
    result.assign(result) { 1 + $0 }
  }
}

/// Zero for what is below it.
private struct Rectified: ElementFunction {
  @inline(__always)
  func callAsFunction(_ x: Float) -> Float { x < 0 ? 0 : x }

  @inline(__always)
  var kernel: ElementKernel? { ElementKernel(function: AUTOGRAD_RECTIFY) }
}
