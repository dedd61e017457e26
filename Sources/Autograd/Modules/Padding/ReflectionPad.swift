/// A layer that surrounds sequences `[…, length]` with what a mirror at the edge shows.
///
/// Shapes: the last dimension grows by the padding, or shrinks by a negative one; `padded` says more.
///
///     ReflectionPad1d(1)(.zeros(1, 3)).shape  // [1, 5]
public struct ReflectionPad1d: PaddingLayer, Sendable {
  /// How many elements are added left and right.
  public let padding: (Int, Int)
  /// Whether the layer is trained, which changes nothing here.
  public let mode = TrainingMode()

  /// A layer with the same padding on all sides.
  public init(_ padding: Int) {
    self.padding = (padding, padding)
  }

  /// A layer with padding left and right.
  public init(_ padding: (Int, Int)) {
    self.padding = padding
  }

  /// The padding as `padded` takes it.
  public var pads: [Int] { [padding.0, padding.1] }
  /// What is added.
  public var paddingMode: PaddingMode { .reflect }
}

/// A layer that surrounds images `[…, height, width]` with what a mirror at the edge shows.
///
/// Shapes: the last dimensions grow by the padding, or shrink by a negative one; `padded` says more.
///
///     ReflectionPad2d(1)(.zeros(1, 2, 3)).shape  // [1, 4, 5]
public struct ReflectionPad2d: PaddingLayer, Sendable {
  /// How many elements are added left, right, top and bottom.
  public let padding: (Int, Int, Int, Int)
  /// Whether the layer is trained, which changes nothing here.
  public let mode = TrainingMode()

  /// A layer with the same padding on all sides.
  public init(_ padding: Int) {
    self.padding = (padding, padding, padding, padding)
  }

  /// A layer with padding left, right, top and bottom.
  public init(_ padding: (Int, Int, Int, Int)) {
    self.padding = padding
  }

  /// The padding as `padded` takes it.
  public var pads: [Int] { [padding.0, padding.1, padding.2, padding.3] }
  /// What is added.
  public var paddingMode: PaddingMode { .reflect }
}
