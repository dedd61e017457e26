/// A layer that keeps the p-norm of what a window sees of a sequence: (Σ xᵖ)^(1/p).
///
/// Shapes: `[…, channels, length]` gives `[…, channels, l]`.
///
///     LPPool1d(2, kernelSize: 3)(.zeros(1, 4, 9)).shape  // [1, 4, 3]
public struct LPPool1d: Module, Sendable {
  /// The power p.
  public let p: Double
  /// The extent of the window.
  public let kernelSize: Int
  /// How far the window moves; nil for its own size.
  public let stride: Int?
  private let mode = TrainingMode()

  /// A layer with the given settings.
  public init(_ p: Double, kernelSize: Int, stride: Int? = nil) {
    self.p = p
    self.kernelSize = kernelSize
    self.stride = stride
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "norm_type=\(p.asGiven), kernel_size=\(kernelSize), "
      + "stride=\(stride.map(String.init) ?? "None"), ceil_mode=False"
  }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let powers = avgPool1d(
      input.pow(p), kernelSize: kernelSize, stride: stride, file: file, line: line)
    return mode.noting(powers.rootOfSum(of: kernelSize, p))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// A layer that keeps the p-norm of what a window sees of an image: (Σ xᵖ)^(1/p).
///
/// Shapes: `[…, channels, height, width]` gives `[…, channels, h, w]`.
///
///     LPPool2d(2, kernelSize: 3)(.zeros(1, 4, 9, 9)).shape  // [1, 4, 3, 3]
public struct LPPool2d: Module, Sendable {
  /// The power p.
  public let p: Double
  /// The extent of the window.
  public let kernelSize: Int
  /// How far the window moves; nil for its own size.
  public let stride: Int?
  private let mode = TrainingMode()

  /// A layer with the given settings.
  public init(_ p: Double, kernelSize: Int, stride: Int? = nil) {
    self.p = p
    self.kernelSize = kernelSize
    self.stride = stride
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "norm_type=\(p.asGiven), kernel_size=\(kernelSize), "
      + "stride=\(stride.map(String.init) ?? "None"), ceil_mode=False"
  }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let powers = avgPool2d(
      input.pow(p), kernelSize: kernelSize, stride: stride, file: file, line: line)
    return mode.noting(powers.rootOfSum(of: kernelSize * kernelSize, p))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

extension Tensor {
  /// The root of the sums of which these are the means: nothing below zero.
  fileprivate func rootOfSum(of count: Int, _ p: Double) -> Tensor {
    ((sign() * abs().relu()) * Double(count)).pow(1 / p)
  }
}
