/// A layer that keeps the greatest elements of so many parts of an image, for each channel.
///
/// Shapes: an input of `[n, channels, height, width]` gives `[n, channels, rows, columns]`; a single
/// image lacks `n`. `adaptiveAvgPool2d` says which parts.
///
///     AdaptiveMaxPool2d(1)(.zeros(64, 8, 5, 5)).shape  // [64, 8, 1, 1]
public struct AdaptiveMaxPool2d: Module, Sendable {
  /// The rows and columns of the output; nil for those of the input.
  public let outputSize: (Int?, Int?)
  private let isOne: Bool
  private let mode = TrainingMode()

  /// A layer with so many rows and as many columns.
  public init(_ outputSize: Int) {
    self.outputSize = (outputSize, outputSize)
    isOne = true
  }

  /// A layer with settings for rows and columns: `AdaptiveMaxPool2d((1, nil))`.
  public init(_ outputSize: (Int?, Int?)) {
    self.outputSize = outputSize
    isOne = false
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { AdaptiveParts.description(of: outputSize, isOne: isOne) }

  /// The layer's output.
  ///
  ///     AdaptiveMaxPool2d((2, 1))(.zeros(8, 4, 4)).shape  // [8, 2, 1]
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(adaptiveMaxPool2d(input, outputSize: outputSize, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// The greatest elements of so many parts of an image, for each channel.
///
/// The parts are those of `adaptiveAvgPool2d`; the first of equal elements receives the gradient.
///
///     adaptiveMaxPool2d(Tensor([[[1, 2, 3]]]), outputSize: (1, 2))  // tensor([[[2., 3.]]])
public func adaptiveMaxPool2d(
  _ input: Tensor, outputSize: (Int?, Int?), file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let parts = AdaptiveParts("adaptive_max_pool2d", input, outputSize, file, line)
  let (height, width) = (input.shape[input.rank - 2], input.shape[input.rank - 1])
  let data = input.node.data
  var places: [Int] = []
  for plane in 0..<input.count / height / width {
    for row in parts.rows {
      for column in parts.columns {
        var best = (plane * height + row.lowerBound) * width + column.lowerBound
        for y in row {
          for x in column {
            let place = (plane * height + y) * width + x
            // What is no number is greatest, the last of them.
            if data[place] > data[best] || data[place].isNaN { best = place }
          }
        }
        places.append(best)
      }
    }
  }
  return input.picked(places, parts.shape, Operations.AdaptiveMaxPooling.self)
}

extension Operations {
  /// The greatest elements of parts of images.
  enum AdaptiveMaxPooling: Renamed<Pick> {
    static var gradientName: String { "AdaptiveMaxPool2DBackward0" }
  }
}
