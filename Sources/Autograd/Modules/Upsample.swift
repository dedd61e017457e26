/// A layer that changes the size of sequences or images.
///
/// Shapes: `[n, channels, length]` or `[n, channels, height, width]`, with other extents behind the
/// channels; `interpolate` says more.
///
///     Upsample(scaleFactor: 2)(.zeros(1, 8, 4, 4)).shape  // [1, 8, 8, 8]
public struct Upsample: Module, Sendable {
  /// The new extents; nil where a factor is given.
  public let size: [Int]?
  /// What the extents are multiplied by; nil where they are given.
  public let scaleFactor: Double?
  /// How elements between others are found.
  public let interpolation: InterpolationMode
  /// Whether the first and the last element stay where they are.
  public let alignCorners: Bool
  private let mode = TrainingMode()

  /// A layer that multiplies all extents by a factor.
  ///
  ///     Upsample(scaleFactor: 2, mode: .bilinear)
  public init(
    scaleFactor: Double, mode: InterpolationMode = .nearest, alignCorners: Bool = false
  ) {
    size = nil
    self.scaleFactor = scaleFactor
    interpolation = mode
    self.alignCorners = alignCorners
  }

  /// A layer that gives the extents asked for.
  ///
  ///     Upsample(size: [8, 8])
  public init(size: [Int], mode: InterpolationMode = .nearest, alignCorners: Bool = false) {
    self.size = size
    scaleFactor = nil
    interpolation = mode
    self.alignCorners = alignCorners
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    let extent = size.map { "size=\($0.inPython)" } ?? "scale_factor=\((scaleFactor ?? 1).inPython)"
    return "\(extent), mode='\(interpolation.rawValue)'"
  }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(
      interpolate(
        input, size: size, scaleFactor: scaleFactor, mode: interpolation,
        alignCorners: alignCorners, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}
