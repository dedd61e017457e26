/// A layer that makes images larger, by a factor, of so many channels squared (Shi and others 2016).
///
/// Shapes: `[…, channels · factor², height, width]` gives `[…, channels, height · factor, width · factor]`.
///
///     PixelShuffle(2)(.zeros(1, 8, 3, 3)).shape  // [1, 2, 6, 6]
public struct PixelShuffle: Module, Sendable {
  /// How many times as high and wide images become.
  public let upscaleFactor: Int
  private let mode = TrainingMode()

  /// A layer with the given factor.
  public init(_ upscaleFactor: Int) {
    self.upscaleFactor = upscaleFactor
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "upscale_factor=\(upscaleFactor)" }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(pixelShuffle(input, upscaleFactor: upscaleFactor, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// A layer that makes channels of the pixels of squares: what `PixelShuffle` undoes.
///
/// Shapes: `[…, channels, height · factor, width · factor]` gives `[…, channels · factor², height, width]`.
///
///     PixelUnshuffle(2)(.zeros(1, 2, 6, 6)).shape  // [1, 8, 3, 3]
public struct PixelUnshuffle: Module, Sendable {
  /// The extent of the squares.
  public let downscaleFactor: Int
  private let mode = TrainingMode()

  /// A layer with the given factor.
  public init(_ downscaleFactor: Int) {
    self.downscaleFactor = downscaleFactor
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "downscale_factor=\(downscaleFactor)" }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(pixelUnshuffle(input, downscaleFactor: downscaleFactor, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// Images that are `upscaleFactor` times as high and wide, made of channels.
///
/// Channel c · f² + i · f + j is at row i and column j of every f × f square of channel c. Traps for shapes
/// that do not fit.
///
///     pixelShuffle(Tensor([[[1]], [[2]], [[3]], [[4]]]), upscaleFactor: 2)  // [[[1, 2], [3, 4]]]
public func pixelShuffle(
  _ input: Tensor, upscaleFactor factor: Int, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let (shape, rank) = (input.shape, input.rank)
  if rank < 3 {
    trap(
      "pixel_shuffle expects input to have at least 3 dimensions, but got input with \(rank) "
        + "dimension(s)", file, line)
  }
  if factor <= 0 {
    trap(
      "pixel_shuffle expects a positive upscale_factor, but got \(factor)", file, line)
  }
  let (channels, height, width) = (shape[rank - 3], shape[rank - 2], shape[rank - 1])
  if channels % (factor * factor) != 0 {
    trap(
      "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of "
        + "upscale_factor, but input.size(-3)=\(channels) is not divisible by \(factor * factor)",
      file, line)
  }
  let front = Array(shape.dropLast(3))
  let count = front.reduce(1, *)
  let result = input.reshaped(count * channels / factor / factor, factor, factor, height, width)
    .permuted(0, 3, 1, 4, 2)
  return result.reshaped(
    to: Shape(front + [channels / factor / factor, height * factor, width * factor]),
    Operations.PixelShuffle.self)
}

/// Images that are `downscaleFactor` times less high and wide, with so many channels squared.
///
///     pixelUnshuffle(Tensor([[[1, 2], [3, 4]]]), downscaleFactor: 2).shape  // [4, 1, 1]
public func pixelUnshuffle(
  _ input: Tensor, downscaleFactor factor: Int, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let (shape, rank) = (input.shape, input.rank)
  if rank < 3 {
    trap(
      "pixel_unshuffle expects input to have at least 3 dimensions, but got input with \(rank) "
        + "dimension(s)", file, line)
  }
  if factor <= 0 {
    trap(
      "pixel_unshuffle expects a positive downscale_factor, but got \(factor)", file, line)
  }
  let (channels, height, width) = (shape[rank - 3], shape[rank - 2], shape[rank - 1])
  for (name, extent, dim) in [("height", height, -2), ("width", width, -1)]
  where extent % factor != 0 {
    trap(
      "pixel_unshuffle expects \(name) to be divisible by downscale_factor, but "
        + "input.size(\(dim))=\(extent) is not divisible by \(factor)", file, line)
  }
  let front = Array(shape.dropLast(3))
  let count = front.reduce(1, *)
  let result = input.reshaped(count * channels, height / factor, factor, width / factor, factor)
    .permuted(0, 2, 4, 1, 3)
  return result.reshaped(
    to: Shape(front + [channels * factor * factor, height / factor, width / factor]),
    Operations.PixelUnshuffle.self)
}

extension Operations {
  /// Channels laid out as pixels.
  enum PixelShuffle: Renamed<Reshape> {
    static var gradientName: String { "PixelShuffleBackward0" }
  }

  /// Pixels laid out as channels.
  enum PixelUnshuffle: Renamed<Reshape> {
    static var gradientName: String { "PixelUnshuffleBackward0" }
  }
}
