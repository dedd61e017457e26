/// The layer of `relu6`: every element, kept between 0 and 6.
///
/// Shapes: any, and the same again.
///
///     ReLU6()(Tensor([-1, 8]))
public struct ReLU6: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.relu6())
  }
}

/// The layer of `hardtanh`: every element, kept between two bounds.
///
/// Shapes: any, and the same again.
///
///     Hardtanh(min: 0, max: 2)(Tensor([-1, 8]))
public struct Hardtanh: Module, Sendable {
  /// The lower bound.
  public let min: Double
  /// The upper bound.
  public let max: Double
  private let mode = TrainingMode()

  /// A layer with the given bounds.
  public init(min: Double = -1, max: Double = 1) {
    self.min = min
    self.max = max
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "min_val=\(min.inPython), max_val=\(max.inPython)" }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(input.hardtanh(min: min, max: max, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// The layer of `hardsigmoid`: (x + 3) / 6, kept between 0 and 1.
///
/// Shapes: any, and the same again.
///
///     Hardsigmoid()(Tensor([-1, 2]))
public struct Hardsigmoid: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.hardsigmoid())
  }
}

/// The layer of `hardswish`: x · (x + 3) / 6, the second factor kept between 0 and 1.
///
/// Shapes: any, and the same again.
///
///     Hardswish()(Tensor([-1, 2]))
public struct Hardswish: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.hardswish())
  }
}

/// The layer of `hardshrink`: every element, or zero within ±`lambda`.
///
/// Shapes: any, and the same again.
///
///     Hardshrink()(Tensor([-1, 0.25]))
public struct Hardshrink: Module, Sendable {
  /// What is not greater becomes zero.
  public let lambda: Double
  private let mode = TrainingMode()

  /// A layer with the given bound.
  public init(_ lambda: Double = 0.5) {
    self.lambda = lambda
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { lambda.inPython }

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.hardshrink(lambda: lambda))
  }
}

/// The layer of `softshrink`: every element, nearer to zero by `lambda`.
///
/// Shapes: any, and the same again.
///
///     Softshrink()(Tensor([-1, 0.25]))
public struct Softshrink: Module, Sendable {
  /// By how much elements come nearer to zero.
  public let lambda: Double
  private let mode = TrainingMode()

  /// A layer with the given distance.
  public init(_ lambda: Double = 0.5) {
    self.lambda = lambda
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { lambda.inPython }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(input.softshrink(lambda: lambda, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// The layer of `threshold`: every element above a threshold, and a value for the others.
///
/// Shapes: any, and the same again.
///
///     Threshold(0.1, value: 20)(Tensor([-1, 2]))
public struct Threshold: Module, Sendable {
  /// Elements must be greater to stay.
  public let threshold: Double
  /// What takes the place of the others.
  public let value: Double
  private let mode = TrainingMode()

  /// A layer with the given settings.
  public init(_ threshold: Double, value: Double) {
    self.threshold = threshold
    self.value = value
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "threshold=\(threshold.asGiven), value=\(value.asGiven)" }

  /// The function of every element.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input.threshold(threshold, value: value))
  }
}
