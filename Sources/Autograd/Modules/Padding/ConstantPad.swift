/// A layer that surrounds sequences `[…, length]` with one value.
///
/// Shapes: the last dimension grows by the padding, or shrinks by a negative one; `padded` says more.
///
///     ConstantPad1d(1, value: 2)(.zeros(1, 3)).shape  // [1, 5]
public struct ConstantPad1d: Module, Sendable {
  /// How many elements are added left and right.
  public let padding: (Int, Int)
  /// What is added around.
  public let value: Double
  private let mode = TrainingMode()

  /// A layer with the same padding on all sides.
  public init(_ padding: Int, value: Double) {
    self.padding = (padding, padding)
    self.value = value
  }

  /// A layer with padding left and right.
  public init(_ padding: (Int, Int), value: Double) {
    self.padding = padding
    self.value = value
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "padding=\([padding.0, padding.1].inPython), value=\(value.asGiven)"
  }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      input.padded([padding.0, padding.1], mode: .constant(value), file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// A layer that surrounds images `[…, height, width]` with one value.
///
/// Shapes: the last dimensions grow by the padding, or shrink by a negative one; `padded` says more.
///
///     ConstantPad2d(1, value: 2)(.zeros(1, 2, 3)).shape  // [1, 4, 5]
public struct ConstantPad2d: Module, Sendable {
  /// How many elements are added left, right, top and bottom.
  public let padding: (Int, Int, Int, Int)
  /// What is added around.
  public let value: Double
  private let mode = TrainingMode()

  /// A layer with the same padding on all sides.
  public init(_ padding: Int, value: Double) {
    self.padding = (padding, padding, padding, padding)
    self.value = value
  }

  /// A layer with padding left, right, top and bottom.
  public init(_ padding: (Int, Int, Int, Int), value: Double) {
    self.padding = padding
    self.value = value
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "padding=\([padding.0, padding.1, padding.2, padding.3].inPython), value=\(value.asGiven)"
  }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      input.padded(
        [padding.0, padding.1, padding.2, padding.3], mode: .constant(value), file: file, line: line
      ))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}
