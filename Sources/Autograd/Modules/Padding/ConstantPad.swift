/// A layer that surrounds sequences `[…, length]` with one value.
///
/// Shapes: the last dimension grows by the padding, or shrinks by a negative one; `padded` says more.
///
///     ConstantPad1d(1, value: 2)(.zeros(1, 3)).shape  // [1, 5]
public struct ConstantPad1d: PaddingLayer, Sendable {
  /// How many elements are added left and right.
  public let padding: (Int, Int)
  /// What is added around.
  public let value: Double
  /// Whether the layer is trained, which changes nothing here.
  public let mode = TrainingMode()

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

  /// The padding as `padded` takes it.
  public var pads: [Int] { [padding.0, padding.1] }
  /// What is added.
  public var paddingMode: PaddingMode { .constant(value) }
  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "padding=\(pads.inPython), value=\(value.asGiven)" }
}

/// A layer that surrounds images `[…, height, width]` with one value.
///
/// Shapes: the last dimensions grow by the padding, or shrink by a negative one; `padded` says more.
///
///     ConstantPad2d(1, value: 2)(.zeros(1, 2, 3)).shape  // [1, 4, 5]
public struct ConstantPad2d: PaddingLayer, Sendable {
  /// How many elements are added left, right, top and bottom.
  public let padding: (Int, Int, Int, Int)
  /// What is added around.
  public let value: Double
  /// Whether the layer is trained, which changes nothing here.
  public let mode = TrainingMode()

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

  /// The padding as `padded` takes it.
  public var pads: [Int] { [padding.0, padding.1, padding.2, padding.3] }
  /// What is added.
  public var paddingMode: PaddingMode { .constant(value) }
  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "padding=\(pads.inPython), value=\(value.asGiven)" }
}
