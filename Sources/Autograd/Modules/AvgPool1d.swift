/// A layer that keeps the mean of what a window sees of a sequence, at every position and for each channel.
///
/// Shapes: an input of `[n, channels, length]` gives `[n, channels, l]`, and a single sequence lacks
/// `n`; `avgPool2d` says more.
///
///     AvgPool1d(2)(.zeros(64, 8, 10)).shape  // [64, 8, 5]
public struct AvgPool1d: Module, Sendable {
  /// The extent of the window.
  public let kernelSize: Int
  /// How far the window moves.
  public let stride: Int
  /// How far the window reaches over the ends.
  public let padding: Int
  private let mode = TrainingMode()

  /// A layer with a window that moves by its own size unless `stride` says otherwise.
  public init(_ kernelSize: Int, stride: Int? = nil, padding: Int = 0) {
    self.kernelSize = kernelSize
    self.stride = stride ?? kernelSize
    self.padding = padding
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "kernel_size=(\(kernelSize),), stride=(\(stride),), padding=(\(padding),)"
  }

  /// The layer's output.
  ///
  ///     AvgPool1d(2)(.zeros(8, 10)).shape  // [8, 5]
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      avgPool1d(
        input, kernelSize: kernelSize, stride: stride, padding: padding, file: file,
        line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// The mean of what a window sees at every position of a sequence, for each channel.
///
///     avgPool1d(Tensor([[1, 3, 2, 4]]), kernelSize: 2)
public func avgPool1d(
  _ input: Tensor, kernelSize: Int, stride: Int? = nil, padding: Int = 0,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  if input.rank != 2 && input.rank != 3 {
    trap("Expected 2D or 3D input to avgPool1d, but got \(input.shape)", file, line)
  }
  return avgPool2d(
    input.unsqueezed(dim: -2), kernelSize: (1, kernelSize), stride: (1, stride ?? kernelSize),
    padding: (0, padding), file: file, line: line
  ).squeezed(dim: -2)
}
