/// The layer of `relu`: every element, or zero if it is negative.
///
/// Shapes: any, and the same again.
///
///     ReLU()(Tensor([-1, 2]))
public struct ReLU: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.relu())
  }
}

/// The layer of `sigmoid`: 1 / (1 + e⁻ˣ).
///
/// Shapes: any, and the same again.
///
///     Sigmoid()(Tensor([-1, 2]))
public struct Sigmoid: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.sigmoid())
  }
}

/// The layer of `tanh`: the hyperbolic tangent.
///
/// Shapes: any, and the same again.
///
///     Tanh()(Tensor([-1, 2]))
public struct Tanh: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.tanh())
  }
}

/// The layer of `gelu`: x · Φ(x), with the normal distribution function Φ.
///
/// Shapes: any, and the same again.
///
///     GELU()(Tensor([-1, 2]))
public struct GELU: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "approximate='none'" }

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.gelu())
  }
}

/// The layer of `silu`: x · σ(x), with the sigmoid function σ.
///
/// Shapes: any, and the same again.
///
///     SiLU()(Tensor([-1, 2]))
public struct SiLU: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.silu())
  }
}

/// The layer of `leakyReLU`: every element, multiplied by `negativeSlope` if it is negative.
///
/// Shapes: any, and the same again.
///
///     LeakyReLU(negativeSlope: 0.1)(Tensor([-1, 2]))
public struct LeakyReLU: Module, Sendable {
  /// The slope below zero.
  public let negativeSlope: Double
  private let mode = TrainingMode()

  /// A layer with the given slope below zero.
  ///
  ///     LeakyReLU(negativeSlope: 0.2)
  public init(negativeSlope: Double = 0.01) {
    self.negativeSlope = negativeSlope
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "negative_slope=\(negativeSlope.asSetting)" }

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.leakyReLU(negativeSlope: negativeSlope))
  }
}

/// The layer of `softplus`: ln(1 + exp(beta · x)) / beta, and x where beta · x is above `threshold`.
///
/// Shapes: any, and the same again.
///
///     Softplus()(Tensor([-1, 2]))
public struct Softplus: Module, Sendable {
  /// How sharply the function bends at zero.
  public let beta: Double
  /// Where the function is x itself.
  public let threshold: Double
  private let mode = TrainingMode()

  /// A layer with the given settings.
  ///
  ///     Softplus(beta: 2)
  public init(beta: Double = 1, threshold: Double = 20) {
    self.beta = beta
    self.threshold = threshold
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "beta=\(beta.inPython), threshold=\(threshold.inPython)" }

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.softplus(beta: beta, threshold: threshold))
  }
}
