/// The layer of `softmax`: e raised to every element, divided by their sum along a
/// dimension.
///
/// Shapes: any, and the same again.
///
///     Softmax(dim: 1)(Tensor([[1, 1]]))
public struct Softmax: Module, Sendable {
  /// The dimension along which the exponentials are normalised.
  public let dim: Int
  private let mode = TrainingMode()

  /// A layer that normalises along a dimension, which may be counted from the end.
  ///
  ///     Softmax(dim: -1)
  public init(dim: Int) {
    self.dim = dim
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "dim=\(dim)" }

  /// The layer's output.
  ///
  ///     Softmax(dim: 1)(Tensor([[1, 1]]))  // tensor([[0.5000, 0.5000]])
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(input.softmax(dim: dim, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// The layer of `logSoftmax`: the logarithm of the softmax along a dimension.
///
/// Shapes: any, and the same again.
///
///     LogSoftmax(dim: 1)(Tensor([[1, 1]]))
public struct LogSoftmax: Module, Sendable {
  /// The dimension along which the exponentials are normalised.
  public let dim: Int
  private let mode = TrainingMode()

  /// A layer that normalises along a dimension, which may be counted from the end.
  ///
  ///     LogSoftmax(dim: -1)
  public init(dim: Int) {
    self.dim = dim
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "dim=\(dim)" }

  /// The layer's output.
  ///
  ///     LogSoftmax(dim: 1)(Tensor([[1, 1]]))  // tensor([[-0.6931, -0.6931]])
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(input.logSoftmax(dim: dim, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}
