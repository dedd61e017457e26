/// What `BatchNorm1d` and `BatchNorm2d` have in common: parameters, running statistics, settings.
protocol BatchNormalization: Module {
  var weight: Tensor? { get }
  var bias: Tensor? { get }
  var runningMean: Tensor? { get }
  var runningVariance: Tensor? { get }
  var batchesTracked: IndexBuffer? { get }
  var epsilon: Double { get }
  var momentum: Double? { get }
  var channels: Int { get }
  var mode: TrainingMode { get }
}

extension BatchNormalization {
  /// PyTorch's names of the buffers.
  static var batchNormalizationNames: [String: String] {
    [
      "runningMean": "running_mean", "runningVariance": "running_var",
      "batchesTracked": "num_batches_tracked",
    ]
  }

  /// The settings, as PyTorch prints them.
  var normalizationText: String {
    "\(channels), eps=\(epsilon.inPython), momentum=\(momentum?.inPython ?? "None"), "
      + "affine=\((weight != nil).inPython), bias=\((bias != nil).inPython), "
      + "track_running_stats=\((runningMean != nil).inPython)"
  }

  func normalized(_ input: Tensor, _ file: StaticString, _ line: UInt) -> Tensor {
    let isTraining = mode.isTraining
    var share = momentum ?? 0
    if isTraining, let batchesTracked {
      let count = batchesTracked.value.item + 1
      batchesTracked.value = IndexTensor(count)
      if momentum == nil { share = 1 / Double(count) }
    }
    return mode.noting(
      batchNorm(
        input, runningMean: runningMean, runningVariance: runningVariance, weight: weight,
        bias: bias, isTraining: isTraining || runningMean == nil, momentum: share,
        epsilon: epsilon, file: file, line: line))
  }
}

/// The elements of each channel, normalised to mean 0 and variance 1, times a weight, plus a bias.
///
/// Shapes: `[n, channels]` or `[n, channels, …]`, and the same again; all others are `[channels]`.
///
///     y = (x - mean) / √(variance + epsilon) · weight + bias
///
/// In training the statistics are those of the input: the mean is a sum by the cascade, divided by
/// the count; squared deviations from it are added in `Double`, in order, and divided by the count.
/// The reciprocal of the root is rounded once, and so is each step after it. The running statistics
/// follow in `Float`, `running = momentum · new + (1 - momentum) · running`, with the variance
/// divided by the count minus one. Without training the running statistics are used.
/// Ioffe and Szegedy (2015).
///
///     batchNorm(x, runningMean: mean, runningVariance: variance, isTraining: true)
public func batchNorm(
  _ input: Tensor, runningMean: Tensor?, runningVariance: Tensor?, weight: Tensor? = nil,
  bias: Tensor? = nil, isTraining: Bool = false, momentum: Double = 0.1, epsilon: Double = 1e-5,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let shape = input.node.shape
  if shape.rank < 2 {
    trap("batchNorm takes at least 2 dimensions, but got input of size \(shape)", file, line)
  }
  let channels = shape[1]
  for (name, numbers) in [
    ("running_mean", runningMean), ("running_var", runningVariance), ("weight", weight),
    ("bias", bias),
  ] {
    guard let numbers, numbers.count != channels else { continue }
    trap("\(name) should contain \(channels) elements not \(numbers.count)", file, line)
  }
  let dims = DimensionSet([], in: shape, file, line).subtracting(DimensionSet(rawValue: 1 << 1))
  let kept = shape.reduced(over: dims, keepDim: true)
  let (means, scales): (Node, Node)
  if isTraining {
    if channels > 0 && shape.count == channels {
      trap(
        "Expected more than 1 value per channel when training, got input size "
          + "torch.Size(\(shape))", file, line)
    }
    let moments = Moments(
      input.node, over: dims, outer: shape[0], groups: channels,
      inner: shape.count(of: 2..<shape.rank))
    (means, scales) = (moments.means, moments.scales(epsilon: epsilon))
    if let runningMean, let runningVariance {
      moments.update(runningMean, runningVariance, Float(momentum), Float(1 - momentum))
    }
  } else {
    guard let runningMean, let runningVariance else {
      trap("running_mean must be defined in evaluation mode", file, line)
    }
    (means, scales) = (Node.uninitialized(kept), Node.uninitialized(kept))
    means.assign(runningMean.node.viewed(as: kept)) { $0 }
    scales.assign(runningVariance.node.viewed(as: kept)) {
      Float(1 / (Double($0) + epsilon).squareRoot())
    }
  }
  let normalization = Normalization(
    dims: dims, parameterShape: Shape((1..<shape.rank).map { kept[$0] }), epsilon: epsilon,
    means: means, scales: scales, isOwn: isTraining)
  return input.normalized(
    normalization, weight: weight, bias: bias, Operations.BatchNormalization.self)
}

extension Moments {
  /// Lets running statistics follow these.
  fileprivate func update(_ mean: Tensor, _ variance: Tensor, _ share: Float, _ rest: Float) {
    mean.node.assign(mean.node, means.viewed(as: mean.node.shape)) { share * $1 + rest * $0 }
    for (channel, square) in squares.enumerated() {
      let running = variance.node.data + channel
      running.pointee = share * Float(square / Double(count - 1)) + rest * running.pointee
    }
    mean.node.fields.pointee.version &+= 1
    variance.node.fields.pointee.version &+= 1
  }
}
