/// A layer that keeps the means of so many parts of an image, for each channel.
///
/// Shapes: an input of `[n, channels, height, width]` gives `[n, channels, rows, columns]`; a single
/// image lacks `n`. `adaptiveAvgPool2d` says which parts.
///
///     AdaptiveAvgPool2d(1)(.zeros(64, 8, 5, 5)).shape  // [64, 8, 1, 1]
public struct AdaptiveAvgPool2d: Module, Sendable {
  /// The rows and columns of the output; nil for those of the input.
  public let outputSize: (Int?, Int?)
  private let isOne: Bool
  private let mode = TrainingMode()

  /// A layer with so many rows and as many columns.
  public init(_ outputSize: Int) {
    self.outputSize = (outputSize, outputSize)
    isOne = true
  }

  /// A layer with settings for rows and columns: `AdaptiveAvgPool2d((1, nil))`.
  public init(_ outputSize: (Int?, Int?)) {
    self.outputSize = outputSize
    isOne = false
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { AdaptiveParts.description(of: outputSize, isOne: isOne) }

  /// The layer's output.
  ///
  ///     AdaptiveAvgPool2d((2, 1))(.zeros(8, 4, 4)).shape  // [8, 2, 1]
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(adaptiveAvgPool2d(input, outputSize: outputSize, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// The means of so many parts of an image, for each channel.
///
/// Row i of an output of r rows is the mean of rows ⌊i · height / r⌋ to ⌈(i + 1) · height / r⌉ - 1 of
/// the input; parts overlap where r does not divide the height. Columns alike.
///
///     adaptiveAvgPool2d(Tensor([[[1, 2, 3]]]), outputSize: (1, 2))  // tensor([[[1.5000, 2.5000]]])
public func adaptiveAvgPool2d(
  _ input: Tensor, outputSize: (Int?, Int?), file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let parts = AdaptiveParts("adaptive_avg_pool2d", input, outputSize, file, line)
  let rank = input.rank
  let (height, width) = (input.shape[rank - 2], input.shape[rank - 1])
  if parts.rows.count == 1 && parts.columns.count == 1 {
    return input.mean(dims: [rank - 2, rank - 1], keepDim: true)
  }
  let planes = input.reshaped(input.count / height / width, height, width)
  let means = parts.rows.flatMap { rows in
    parts.columns.map { columns in
      planes[0..., rows, columns].sum(dims: [1, 2]) / Double(rows.count) / Double(columns.count)
    }
  }
  if means.isEmpty { return .zeros(parts.shape.extentsArray) }
  return stacked(means, dim: -1).reshaped(to: parts.shape, Operations.AdaptivePooling.self)
}

extension Operations {
  /// The means of parts of images, put together.
  enum AdaptivePooling: Renamed<Reshape> {
    static var gradientName: String { "AdaptiveAvgPool2DBackward0" }
  }
}
