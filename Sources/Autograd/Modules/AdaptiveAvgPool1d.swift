/// A layer that keeps the means of so many parts of a sequence, for each channel.
///
/// Shapes: `[n, channels, length]` gives `[n, channels, outputSize]`; a single sequence lacks `n`.
/// `adaptiveAvgPool2d` says which parts.
///
///     AdaptiveAvgPool1d(1)(.zeros(64, 8, 5)).shape  // [64, 8, 1]
public struct AdaptiveAvgPool1d: Module, Sendable {
  /// The length of the output.
  public let outputSize: Int
  private let mode = TrainingMode()

  /// A layer with an output of that length.
  public init(_ outputSize: Int) {
    self.outputSize = outputSize
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "output_size=\(outputSize)" }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if input.rank != 2 && input.rank != 3 {
      trap("Expected 2D or 3D input to adaptiveAvgPool1d, but got \(input.shape)", file, line)
    }
    let images = input.unsqueezed(dim: -2)
    return mode.noting(
      adaptiveAvgPool2d(images, outputSize: (1, outputSize), file: file, line: line)
        .squeezed(dim: -2))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}
