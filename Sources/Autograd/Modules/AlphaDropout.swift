/// Dropout for networks of `SELU`: what is dropped takes that function's least value, and all is scaled
/// so that mean and variance stay (Klambauer and others 2017).
///
/// Shapes: any, and the same again. In evaluation it gives what it is given.
///
///     AlphaDropout(0.1)(.zeros(4))
public struct AlphaDropout: Module, Sendable {
  /// The probability of being dropped.
  public let p: Double
  private let mode = TrainingMode()

  /// A layer with the given probability; traps if it is none.
  public init(_ p: Double = 0.5, file: StaticString = #fileID, line: UInt = #line) {
    checkProbability(p, file, line)
    self.p = p
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "p=\(p.asSetting), inplace=False" }

  /// The layer's output.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(alphaDropout(input, p: p, isTraining: mode.isTraining))
  }
}

/// The same with whole channels dropped.
///
/// Shapes: `[n, channels, …]`, and the same again.
///
///     FeatureAlphaDropout(0.1)(.zeros(1, 4, 2, 2))
public struct FeatureAlphaDropout: Module, Sendable {
  /// The probability of being dropped.
  public let p: Double
  private let mode = TrainingMode()

  /// A layer with the given probability; traps if it is none.
  public init(_ p: Double = 0.5, file: StaticString = #fileID, line: UInt = #line) {
    checkProbability(p, file, line)
    self.p = p
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "p=\(p.asSetting), inplace=False" }

  /// The layer's output.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(alphaDropout(input, p: p, isTraining: mode.isTraining, ofChannels: true))
  }
}

/// Every element as it is, or the least value of `selu` with probability `p`, scaled and moved so that mean 0
/// and variance 1 stay.
///
/// With a = 1/√((1 - p) (1 + p α²)) and α = 1.7580993408473766, an element x that is kept becomes
/// a · x + a α p, the others a α (p - 1). After `manualSeed(_:)` those of PyTorch's
/// `F.alpha_dropout` are dropped; `ofChannels` makes that `F.feature_alpha_dropout`.
///
///     alphaDropout(x, p: 0.2)
public func alphaDropout(
  _ input: Tensor, p: Double = 0.5, isTraining: Bool = true, ofChannels: Bool = false,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkProbability(p, file, line)
  if !isTraining || p == 0 || input.count == 0 { return input }
  if p == 1 { return input * Tensor(0) }
  if ofChannels && input.rank < 2 {
    trap("Feature dropout requires at least 2 dimensions in the input", file, line)
  }
  let extents = input.shape.enumerated().map { ofChannels && $0 > 1 ? 1 : $1 }
  let kept = Node.uninitialized(Shape(extents))
  withSharedGenerator { generator in
    for i in 0..<kept.count { kept.data[i] = generator.isTrue(probability: 1 - p) ? 1 : 0 }
  }
  let alpha = 1.7580993408473766
  let scale = 1 / ((alpha * alpha * p + 1) * (1 - p)).squareRoot()
  let mask = Tensor(kept)
  let shift = (mask - 1) * (alpha * scale) + alpha * scale * p
  return input * (mask * scale) + shift
}
