/// A layer that makes one dimension of several: of all but the first, unless told otherwise.
///
/// Shapes: `[n, 8, 4, 4]` gives `[n, 128]`.
///
///     let model = Sequential { MaxPool2d(2); Flatten(); Linear(128, 10) }
public struct Flatten: Module, Sendable {
  /// The first of the dimensions.
  public let startDim: Int
  /// The last of the dimensions.
  public let endDim: Int
  private let mode = TrainingMode()

  /// A layer for the dimensions from `startDim` to `endDim`, which may be counted from the end.
  ///
  ///     Flatten(startDim: 0)
  public init(startDim: Int = 1, endDim: Int = -1) {
    self.startDim = startDim
    self.endDim = endDim
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "start_dim=\(startDim), end_dim=\(endDim)"
  }

  /// The layer's output.
  ///
  ///     Flatten()(.zeros(2, 3, 4)).shape  // [2, 12]
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      input.flattened(startDim: startDim, endDim: endDim, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}
