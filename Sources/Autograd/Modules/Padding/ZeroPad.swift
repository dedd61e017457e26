/// A layer that surrounds sequences `[…, length]` with zeros.
///
/// Shapes: the last dimension grows by the padding, or shrinks by a negative one; `padded` says more.
///
///     ZeroPad1d(1)(.zeros(1, 3)).shape  // [1, 5]
public struct ZeroPad1d: Module, Sendable {
  /// How many elements are added left and right.
  public let padding: (Int, Int)
  private let mode = TrainingMode()

  /// A layer with the same padding on all sides.
  public init(_ padding: Int) {
    self.padding = (padding, padding)
  }

  /// A layer with padding left and right.
  public init(_ padding: (Int, Int)) {
    self.padding = padding
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { [padding.0, padding.1].inPython }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(input.padded([padding.0, padding.1], mode: .constant(0), file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// A layer that surrounds images `[…, height, width]` with zeros.
///
/// Shapes: the last dimensions grow by the padding, or shrink by a negative one; `padded` says more.
///
///     ZeroPad2d(1)(.zeros(1, 2, 3)).shape  // [1, 4, 5]
public struct ZeroPad2d: Module, Sendable {
  /// How many elements are added left, right, top and bottom.
  public let padding: (Int, Int, Int, Int)
  private let mode = TrainingMode()

  /// A layer with the same padding on all sides.
  public init(_ padding: Int) {
    self.padding = (padding, padding, padding, padding)
  }

  /// A layer with padding left, right, top and bottom.
  public init(_ padding: (Int, Int, Int, Int)) {
    self.padding = padding
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { [padding.0, padding.1, padding.2, padding.3].inPython }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      input.padded(
        [padding.0, padding.1, padding.2, padding.3], mode: .constant(0), file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}
