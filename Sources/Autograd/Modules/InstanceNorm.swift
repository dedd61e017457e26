/// A layer that normalises every channel of every sequence by its own mean and variance.
///
/// Shapes: `[n, channels, length]`, or `[channels, length]`, and the same again; parameters and buffers are
/// `[channels]`. It has none of either unless asked. `instanceNorm` gives the formulas. Ulyanov and others (2016).
///
///     InstanceNorm1d(3)(.rand(4, 3, 8))
public struct InstanceNorm1d: BatchNormalization, Sendable {
  /// The factor of each channel, at first 1; nil without `affine`.
  public let weight: Tensor?
  /// What is added to each channel, at first 0; nil without `affine`.
  public let bias: Tensor?
  /// The mean of each channel over earlier batches: a buffer, PyTorch's `running_mean`.
  public let runningMean: Tensor?
  /// The variance of each channel over earlier batches: a buffer, PyTorch's `running_var`.
  public let runningVariance: Tensor?
  /// A buffer of one integer, PyTorch's `num_batches_tracked`, which stays 0 there too.
  public let batchesTracked: IndexBuffer?
  /// What is added to the variance before its root is taken.
  public let epsilon: Double
  /// The share of a new batch in the running statistics.
  public let momentum: Double?
  let channels: Int
  let mode = TrainingMode()

  /// PyTorch's names of the buffers.
  public static var partNames: [String: String] { batchNormalizationNames }

  /// A layer for so many channels.
  ///
  /// With `trackRunningStats`, evaluation normalises by what training saw.
  public init(
    _ channels: Int, epsilon: Double = 1e-5, momentum: Double = 0.1, affine: Bool = false,
    trackRunningStats: Bool = false, file: StaticString = #fileID, line: UInt = #line
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
  public var extraDescription: String { normalizationText }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if input.rank != 2 && input.rank != 3 {
      trap("expected 2D or 3D input (got \(input.rank)D input)", file, line)
    }
    return instanceNormalized(input, isSingle: input.rank == 2, file, line)
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

/// A layer that normalises every channel of every image by its own mean and variance.
///
/// Shapes: `[n, channels, height, width]`, or `[channels, height, width]`, and the same again; parameters and
/// buffers are `[channels]`. It has none of either unless asked. `instanceNorm` gives the formulas. Ulyanov and
/// others (2016).
///
///     InstanceNorm2d(3)(.rand(4, 3, 8, 8))
public struct InstanceNorm2d: BatchNormalization, Sendable {
  /// The factor of each channel, at first 1; nil without `affine`.
  public let weight: Tensor?
  /// What is added to each channel, at first 0; nil without `affine`.
  public let bias: Tensor?
  /// The mean of each channel over earlier batches: a buffer, PyTorch's `running_mean`.
  public let runningMean: Tensor?
  /// The variance of each channel over earlier batches: a buffer, PyTorch's `running_var`.
  public let runningVariance: Tensor?
  /// A buffer of one integer, PyTorch's `num_batches_tracked`, which stays 0 there too.
  public let batchesTracked: IndexBuffer?
  /// What is added to the variance before its root is taken.
  public let epsilon: Double
  /// The share of a new batch in the running statistics.
  public let momentum: Double?
  let channels: Int
  let mode = TrainingMode()

  /// PyTorch's names of the buffers.
  public static var partNames: [String: String] { batchNormalizationNames }

  /// A layer for so many channels.
  ///
  /// With `trackRunningStats`, evaluation normalises by what training saw.
  public init(
    _ channels: Int, epsilon: Double = 1e-5, momentum: Double = 0.1, affine: Bool = false,
    trackRunningStats: Bool = false, file: StaticString = #fileID, line: UInt = #line
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
  public var extraDescription: String { normalizationText }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if input.rank != 3 && input.rank != 4 {
      trap("expected 3D or 4D input (got \(input.rank)D input)", file, line)
    }
    return instanceNormalized(input, isSingle: input.rank == 3, file, line)
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

extension BatchNormalization {
  fileprivate func instanceNormalized(
    _ input: Tensor, isSingle: Bool, _ file: StaticString, _ line: UInt
  ) -> Tensor {
    let batch = isSingle ? input.unsqueezed(dim: 0) : input
    if weight != nil && batch.shape[1] != channels {
      trap(
        "expected input's size at dim=\(isSingle ? 0 : 1) to match num_features (\(channels)), "
          + "but got: \(batch.shape[1]).", file, line)
    }
    let output = instanceNorm(
      batch, runningMean: runningMean, runningVariance: runningVariance, weight: weight,
      bias: bias, usesInputStatistics: mode.isTraining || runningMean == nil,
      momentum: momentum ?? 0, epsilon: epsilon, file: file, line: line)
    return mode.noting(isSingle ? output.squeezed(dim: 0) : output)
  }
}

/// The elements of each channel of each element of a batch, normalised to mean 0 and variance 1, times a
/// weight, plus a bias.
///
/// Shapes: `[n, channels, …]`, and the same again; all others are `[channels]`. Statistics and steps are
/// computed as by `batchNorm` of a single element with n · channels channels; running statistics follow
/// the means of those of the batch. Traps, in PyTorch's words, where there is one element of a channel.
///
///     instanceNorm(Tensor([[[1, 3]]]))  // tensor([[[-1.0000,  1.0000]]])
public func instanceNorm(
  _ input: Tensor, runningMean: Tensor? = nil, runningVariance: Tensor? = nil,
  weight: Tensor? = nil, bias: Tensor? = nil, usesInputStatistics: Bool = true,
  momentum: Double = 0.1, epsilon: Double = 1e-5, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let shape = input.shape
  if shape.count < 3 {
    trap("instanceNorm takes at least 3 dimensions, but got input of size \(shape)", file, line)
  }
  let (count, channels) = (shape[0], shape[1])
  if usesInputStatistics && shape[2...].reduce(1, *) == 1 {
    trap(
      "Expected more than 1 spatial element when training, got input size torch.Size(\(shape))",
      file, line)
  }
  for (name, numbers) in [
    ("running_mean", runningMean), ("running_var", runningVariance), ("weight", weight),
    ("bias", bias),
  ] {
    guard let numbers, numbers.count != channels else { continue }
    trap("\(name) should contain \(channels) elements not \(numbers.count)", file, line)
  }
  func repeated(_ numbers: Tensor?) -> Tensor? { numbers.map { $0.tiled(count) } }
  let (mean, variance) = noGrad { (repeated(runningMean), repeated(runningVariance)) }
  let output = batchNorm(
    input.reshaped([1, count * channels] + shape[2...]), runningMean: mean,
    runningVariance: variance, weight: repeated(weight), bias: repeated(bias),
    isTraining: usesInputStatistics, momentum: momentum, epsilon: epsilon, file: file, line: line)
  if usesInputStatistics {
    noGrad {
      for (running, new) in [(runningMean, mean), (runningVariance, variance)] {
        if let running, let new { running.copy(from: new.reshaped(count, channels).mean(dim: 0)) }
      }
    }
  }
  return output.reshaped(shape)
}
