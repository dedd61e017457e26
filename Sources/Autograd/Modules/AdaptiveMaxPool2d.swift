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
  public var extraDescription: String {
    if isOne, let size = outputSize.0 { return "output_size=\(size)" }
    let sizes = [outputSize.0, outputSize.1].map { $0.map(String.init) ?? "None" }
    return "output_size=(\(sizes[0]), \(sizes[1]))"
  }

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
  let rank = input.rank
  if rank != 3 && rank != 4 || input.shape.suffix(3).contains(0) {
    trap(
      "adaptive_max_pool2d(): Expected 3D or 4D tensor without empty dimensions but the batch, but "
        + "got \(input.shape)", file, line)
  }
  let (height, width) = (input.shape[rank - 2], input.shape[rank - 1])
  let (rows, columns) = (outputSize.0 ?? height, outputSize.1 ?? width)
  if rows < 0 || columns < 0 {
    trap(
      "adaptive_max_pool2d: elements of output_size must be greater than or equal to 0 but "
        + "received {\(rows), \(columns)}", file, line)
  }
  func parts(_ extent: Int, _ count: Int) -> [Range<Int>] {
    (0..<count).map { $0 * extent / count..<(($0 + 1) * extent + count - 1) / count }
  }
  let shape = Shape(Array(input.shape.dropLast(2)) + [rows, columns])
  let data = input.node.data
  var places: [Int] = []
  for plane in 0..<input.count / height / width {
    for row in parts(height, rows) {
      for column in parts(width, columns) {
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
  return input.picked(places, shape, Operations.AdaptiveMaxPooling.self)
}

extension Operations {
  /// The greatest elements of parts of images.
  enum AdaptiveMaxPooling: Renamed<Pick> {
    static var gradientName: String { "AdaptiveMaxPool2DBackward0" }
  }
}
