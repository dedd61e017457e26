/// The layer of `elu`: every element above zero, and alpha · (eˣ - 1) of the others.
///
/// Shapes: any, and the same again.
///
///     ELU()(Tensor([-1, 2]))
public struct ELU: Module, Sendable {
  /// How far below zero the function goes.
  public let alpha: Double
  private let mode = TrainingMode()

  /// A layer with the given settings.
  public init(alpha: Double = 1) {
    self.alpha = alpha
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "alpha=\(alpha.inPython)" }

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.elu(alpha: alpha))
  }
}

/// The layer of `selu`: an `elu` that keeps mean and variance of layers near 0 and 1.
///
/// Shapes: any, and the same again.
///
///     SELU()(Tensor([-1, 2]))
public struct SELU: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.selu())
  }
}

/// The layer of `celu`: every element above zero, and alpha · (exp(x/alpha) - 1) of the others.
///
/// Shapes: any, and the same again.
///
///     CELU()(Tensor([-1, 2]))
public struct CELU: Module, Sendable {
  /// How far below zero the function goes.
  public let alpha: Double
  private let mode = TrainingMode()

  /// A layer with the given settings.
  public init(alpha: Double = 1) {
    self.alpha = alpha
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "alpha=\(alpha.inPython)" }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(input.celu(alpha: alpha, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// The layer of `mish`: x · tanh(ln(1 + eˣ)).
///
/// Shapes: any, and the same again.
///
///     Mish()(Tensor([-1, 2]))
public struct Mish: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.mish())
  }
}

/// The layer of `softsign`: x / (1 + |x|).
///
/// Shapes: any, and the same again.
///
///     Softsign()(Tensor([-1, 2]))
public struct Softsign: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.softsign())
  }
}

/// The layer of `tanhshrink`: x - tanh(x).
///
/// Shapes: any, and the same again.
///
///     Tanhshrink()(Tensor([-1, 2]))
public struct Tanhshrink: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.tanhshrink())
  }
}

/// The layer of `logSigmoid`: the logarithm of the sigmoid function.
///
/// Shapes: any, and the same again.
///
///     LogSigmoid()(Tensor([-1, 2]))
public struct LogSigmoid: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.logSigmoid())
  }
}

/// The layer of `glu`: the first half along a dimension, times the sigmoid of the second.
///
/// Shapes: one dimension becomes half as long.
///
///     GLU()(.zeros(2, 6)).shape  // [2, 3]
public struct GLU: Module, Sendable {
  /// The dimension that is halved.
  public let dim: Int
  private let mode = TrainingMode()

  /// A layer for a dimension, which may be counted from the end.
  public init(dim: Int = -1) {
    self.dim = dim
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "dim=\(dim)" }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(input.glu(dim: dim, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// The layer of `softmin`: the softmax of negated elements along a dimension.
///
/// Shapes: any, and the same again.
///
///     Softmin(dim: 1)(Tensor([[1, 1]]))
public struct Softmin: Module, Sendable {
  /// The dimension along which the exponentials are normalised.
  public let dim: Int
  private let mode = TrainingMode()

  /// A layer that normalises along a dimension, which may be counted from the end.
  public init(dim: Int) {
    self.dim = dim
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "dim=\(dim)" }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(input.softmin(dim: dim, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}
