import CAutograd

/// Activations that bend like an exponential function, or a logarithm, and some made of others.
///
/// They take PyTorch's steps, each of them correctly rounded.
extension Tensor {
  /// Every element above zero, and alpha · (eˣ - 1) of the others (Clevert and others 2016).
  ///
  /// d/dx = 1 above zero, else alpha · eˣ.
  ///
  ///     Tensor([-1, 2]).elu()  // tensor([-0.6321,  2.0000])
  public func elu(alpha: Double = 1) -> Tensor {
    pointwise(Operations.ExponentialUnit.self, (Float(alpha), 1))
  }

  /// 1.0507… times every element above zero, and 1.7581… · (eˣ - 1) of the others: mean and variance of
  /// layers stay near 0 and 1 (Klambauer and others 2017).
  ///
  ///     Tensor([-1, 2]).selu()  // tensor([-1.1113,  2.1014])
  public func selu() -> Tensor {
    // Both rounded once, as in PyTorch.
    let alpha = 1.6732632423543772848170429916717
    let scale = 1.0507009873554804934193349852946
    return pointwise(Operations.ExponentialUnit.self, (Float(alpha * scale), Float(scale)))
  }

  /// Every element above zero, and alpha · (exp(x/alpha) - 1) of the others (Barron 2017).
  ///
  /// d/dx = 1 above zero, else exp(x/alpha). Traps if alpha is zero.
  ///
  ///     Tensor([-1, 2]).celu(alpha: 0.5)  // tensor([-0.4323,  2.0000])
  public func celu(
    alpha: Double = 1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if alpha == 0 { trap("ZeroDivisionError: alpha cannot be 0 for CELU", file, line) }
    return pointwise(Operations.ContinuousUnit.self, (Float(alpha), Float(1 / alpha)))
  }

  /// x · tanh(ln(1 + eˣ)) of every element (Misra 2019).
  ///
  ///     Tensor([-1, 2]).mish()  // tensor([-0.3034,  1.9440])
  public func mish() -> Tensor { pointwise(Operations.Mish.self) }

  /// x / (1 + |x|) of every element.
  ///
  ///     Tensor([-1, 3]).softsign()  // tensor([-0.5000,  0.7500])
  public func softsign() -> Tensor { self / (abs() + 1) }

  /// x - tanh(x) of every element.
  ///
  ///     Tensor([-1, 2]).tanhshrink()  // tensor([-0.2384,  1.0360])
  public func tanhshrink() -> Tensor { self - tanh() }

  /// The softmax of the negated elements along a dimension.
  ///
  ///     Tensor([0, 100]).softmin(dim: 0)  // tensor([1., 0.])
  public func softmin(dim: Int, file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    (-self).softmax(dim: dim, file: file, line: line)
  }

  /// The first half along a dimension, times the sigmoid of the second (Dauphin and others 2017).
  ///
  /// Traps if the dimension has no halves.
  ///
  ///     Tensor([1, 2, 0, 0]).glu()  // tensor([0.5000, 1.0000])
  public func glu(
    dim: Int = -1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank == 0 { trap("glu does not support 0-dimensional tensors", file, line) }
    let place = node.shape.position(of: dim, file, line)
    let extent = node.shape[place]
    if extent % 2 != 0 {
      trap(
        "Halving dimension must be even, but dimension \(place) is size \(extent)", file, line)
    }
    let halves = split(extent / 2, dim: place)
    if extent == 0 { return self }
    let result = halves[0] * halves[1].sigmoid()
    return result.reshaped(to: result.node.shape, Operations.GatedUnit.self)
  }
}

extension Operations {
  /// scale · x above zero, else factor · (eˣ - 1).
  enum ExponentialUnit: SlopeDifferentiated {
    static var gradientName: String { "EluBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      let (factor, scale) = result.constants
      autograd_expm1(result.data, x.data, x.count)
      result.assign(x, result) { $0 < 0 ? $1 * factor : $0 * scale }
    }

    static func writeSlope(of x: Node, into slope: Node, _ constants: Constants) {
      let (factor, scale) = constants
      autograd_exp(slope.data, x.data, x.count)
      slope.assign(x, slope) { $0 <= 0 ? factor * $1 : scale }
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      // The exponential of what is above zero is not looked at, but may be infinite. At zero itself
      // PyTorch has no second derivative.
      let below = Tensor.where(x >= 0, 0, x)
      return .where(x <= 0, g * constants.first * below.exp(), g * constants.second)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x <= 0 ? Double(constants.first) * autograd_double_expm1(x) : Double(constants.second) * x
    }
  }

  /// x above zero, else α · (exp(x/α) - 1).
  enum ContinuousUnit: SlopeDifferentiated {
    static var gradientName: String { "CeluBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      let (alpha, inverse) = result.constants
      result.assign(x) { $0 * inverse }
      autograd_expm1(result.data, result.data, result.count)
      result.assign(x, result) { $0 < 0 ? $1 * alpha : $0 }
    }

    static func writeSlope(of x: Node, into slope: Node, _ constants: Constants) {
      let (alpha, inverse) = constants
      slope.assign(x) { $0 * inverse }
      autograd_exp(slope.data, slope.data, slope.count)
      slope.assign(x, slope) { $0 <= 0 ? inverse * alpha * $1 : 1 }
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      // At zero PyTorch has no second derivative.
      let below = Tensor.where(x >= 0, 0, x) * constants.second
      return .where(x <= 0, g * (constants.second * constants.first) * below.exp(), g)
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      let alpha = Double(constants.first)
      return x <= 0 ? alpha * autograd_double_expm1(x * Double(constants.second)) : x
    }
  }

  /// x · tanh(ln(1 + eˣ)).
  enum Mish: SlopeDifferentiated {
    static var gradientName: String { "MishBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      x.writeGate(into: result)
      result.assign(x, result, by: .product)
    }

    static func writeSlope(of x: Node, into slope: Node, _ _: Constants) {
      let gate = Node.uninitialized(like: x)
      x.writeGate(into: gate)
      autograd_sigmoid(slope.data, x.data, x.count)
      slope.assign(x, slope, by: .product)
      slope.assign(slope, gate) { $1 + $0 * (1 - $1 * $1) }
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      let gate = x.softplus().tanh()
      return g * (gate + x * x.sigmoid() * (1 - gate.squared()))
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      x * autograd_double_tanh(autograd_double_log1p(autograd_double_exp(x)))
    }
  }

  /// a · σ(b).
  enum GatedUnit: Renamed<Reshape> {
    static var gradientName: String { "GluBackward0" }
  }
}

extension Node {
  /// Writes tanh(ln(1 + eˣ)) of every element.
  fileprivate final func writeGate(into result: Node) {
    autograd_exp(result.data, data, count)
    autograd_log1p(result.data, result.data, count)
    autograd_tanh(result.data, result.data, count)
  }
}
