/// A layer that normalises every channel by the mean and variance of a batch, and remembers these.
///
/// Shapes: `[n, channels]` or `[n, channels, length]`, and the same again; parameters and buffers are `[channels]`.
/// In training the statistics are those of the batch, in evaluation the running ones; `batchNorm`
/// gives the formulas. Ioffe and Szegedy (2015).
///
///     let model = Sequential { Linear(64, 128); BatchNorm1d(128); ReLU() }
public struct BatchNorm1d: BatchNormalization, Sendable {
  /// The factor of each channel, at first 1; nil without `affine`.
  public let weight: Tensor?
  /// What is added to each channel, at first 0; nil without `affine`.
  public let bias: Tensor?
  /// The mean of each channel over earlier batches: a buffer, PyTorch's `running_mean`.
  public let runningMean: Tensor?
  /// The variance of each channel over earlier batches: a buffer, PyTorch's `running_var`.
  public let runningVariance: Tensor?
  /// How many batches there were: a buffer of one integer, PyTorch's `num_batches_tracked`.
  public let batchesTracked: IndexBuffer?
  /// What is added to the variance before its root is taken.
  public let epsilon: Double
  /// The share of a new batch in the running statistics; nil for the mean of all batches.
  public let momentum: Double?
  let channels: Int
  let mode = TrainingMode()

  /// PyTorch's names of the buffers.
  public static var partNames: [String: String] { batchNormalizationNames }

  /// A layer for so many channels.
  ///
  /// Without `affine` it has no parameters, and without `trackRunningStats` no buffers: evaluation
  /// then normalises by the batch as well.
  public init(
    _ channels: Int, epsilon: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = true,
    trackRunningStats: Bool = true, file: StaticString = #fileID, line: UInt = #line
  ) {
    let shape = [channels]
    weight = affine ? .ones(shape, requiresGrad: true, file: file, line: line).asParameter() : nil
    bias = affine ? .zeros(shape, requiresGrad: true, file: file, line: line).asParameter() : nil
    self.channels = channels
    runningMean = trackRunningStats ? .zeros(shape, file: file, line: line) : nil
    runningVariance = trackRunningStats ? .ones(shape, file: file, line: line) : nil
    batchesTracked = trackRunningStats ? IndexBuffer(IndexTensor(0)) : nil
    self.epsilon = epsilon
    self.momentum = momentum
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    normalizationText
  }

  /// The layer's output; in training the running statistics change.
  ///
  ///     BatchNorm1d(3)(.rand(8, 3)).shape  // [8, 3]
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if input.rank != 2 && input.rank != 3 {
      trap("expected 2D or 3D input (got \(input.rank)D input)", file, line)
    }
    return normalized(input, file, line)
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output; in training the running statistics change.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}
