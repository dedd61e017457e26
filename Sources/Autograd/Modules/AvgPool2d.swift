/// A layer that keeps the mean of what a window sees, at every position and for each channel.
///
/// Shapes: an input of `[n, channels, height, width]` gives `[n, channels, h, w]`, where
///
///     h = ⌊(height + 2 · padding - kernelSize) / stride⌋ + 1
///
/// and w alike; a single image lacks `n`. `avgPool2d` says more.
///
///     let layer = AvgPool2d(2)
///     layer(.zeros(64, 8, 8, 8)).shape  // [64, 8, 4, 4]
public struct AvgPool2d: Module, Sendable {
  /// The extents of the window, down and across.
  public let kernelSize: (Int, Int)
  /// How far the window moves, down and across.
  public let stride: (Int, Int)
  /// How many zeros surround an image, above and below, left and right.
  public let padding: (Int, Int)
  private let mode = TrainingMode()

  /// A layer with a square window, which moves by its own size unless `stride` says otherwise.
  public init(_ kernelSize: Int, stride: Int? = nil, padding: Int = 0) {
    self.init(
      (kernelSize, kernelSize), stride: stride.map { ($0, $0) }, padding: (padding, padding))
  }

  /// A layer with settings for rows and columns: `AvgPool2d((2, 1))`.
  public init(
    _ kernelSize: (Int, Int), stride: (Int, Int)? = nil, padding: (Int, Int) = (0, 0)
  ) {
    self.kernelSize = kernelSize
    self.stride = stride ?? kernelSize
    self.padding = padding
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "kernel_size=\(asOne(kernelSize)), stride=\(asOne(stride)), padding=\(asOne(padding))"
  }

  /// The layer's output.
  ///
  ///     AvgPool2d(2)(.zeros(1, 1, 4, 4)).shape  // [1, 1, 2, 2]
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      avgPool2d(
        input, kernelSize: kernelSize, stride: stride, padding: padding,
        file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}
