/// A layer that, in training, sets every element to zero with a probability `p`, and multiplies the
/// others by 1 / (1 - p), so that the expectation stays.
///
/// In evaluation it gives what it is given. Shapes: any, and the same again. Hinton et al. (2012).
///
///     let model = Sequential { Linear(64, 128); ReLU(); Dropout(0.2); Linear(128, 10) }
public struct Dropout: Module, Sendable {
  /// The probability of zero.
  public let p: Double
  private let mode = TrainingMode()

  /// A layer with the given probability of zero; traps if it is none.
  ///
  ///     Dropout(0.2)
  public init(_ p: Double = 0.5, file: StaticString = #fileID, line: UInt = #line) {
    checkProbability(p, file, line)
    self.p = p
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String {
    "p=\(p.asSetting), inplace=False"
  }

  /// The layer's output.
  ///
  ///     Dropout(0.5)(.ones(4))  // twos and zeros
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(dropout(input, p: p, isTraining: mode.isTraining))
  }
}

/// Every element, or zero with probability `p`; the others are multiplied by 1 / (1 - p).
///
/// After `manualSeed(_:)` the zeros are those of PyTorch's `F.dropout`: one draw of 64 bits an
/// element, none if `p` is 0 or 1 or if `isTraining` is false.
///
///     dropout(x, p: 0.2)
public func dropout(
  _ input: Tensor, p: Double = 0.5, isTraining: Bool = true,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkProbability(p, file, line)
  let mask = withSharedGenerator { dropMask(input, p, isTraining, input.node.shape, using: &$0) }
  return mask.map { input * $0 } ?? input
}

/// Every element, or zero with probability `p`, drawn from a generator of one's own.
///
///     dropout(x, p: 0.2, using: &generator)
public func dropout(
  _ input: Tensor, p: Double = 0.5, isTraining: Bool = true, using generator: inout Generator,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkProbability(p, file, line)
  let mask = dropMask(input, p, isTraining, input.node.shape, using: &generator)
  return mask.map { input * $0 } ?? input
}

/// What `input` is multiplied by, of the given shape; nil where nothing is dropped.
private func dropMask(
  _ input: Tensor, _ p: Double, _ isTraining: Bool, _ shape: Shape,
  using generator: inout Generator
) -> Tensor? {
  if !isTraining || p == 0 || input.count == 0 { return nil }
  let mask = Node.filled(shape, with: 0)
  if p < 1 {
    let scale = 1 / Float(1 - p)
    for i in 0..<mask.count where generator.isTrue(probability: 1 - p) { mask.data[i] = scale }
  }
  return Tensor(mask)
}

func checkProbability(_ p: Double, _ file: StaticString, _ line: UInt) {
  if !(p >= 0 && p <= 1) {
    trap("dropout probability has to be between 0 and 1, but got \(p)", file, line)
  }
}

/// Every channel as it is, or all of it zero with probability `p`; the others are multiplied by
/// 1 / (1 - p).
///
/// Shapes: `[n, channels, …]`. After `manualSeed(_:)` the zeros are those of PyTorch's `F.dropout2d`.
///
///     dropout2d(.ones(1, 2, 2, 2))  // a channel of twos, one of zeros
public func dropout2d(
  _ input: Tensor, p: Double = 0.5, isTraining: Bool = true,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  checkProbability(p, file, line)
  if input.rank < 2 {
    trap("Feature dropout requires at least 2 dimensions in the input", file, line)
  }
  let extents = input.shape.enumerated().map { $0 < 2 ? $1 : 1 }
  let mask = withSharedGenerator { dropMask(input, p, isTraining, Shape(extents), using: &$0) }
  return mask.map { input * $0 } ?? input
}

/// A layer that drops whole channels of sequences in training, as `Dropout` drops elements.
///
/// Shapes: `[n, channels, length]`, or `[channels, length]`, and the same again. Tompson and others (2015).
///
///     Dropout1d(0.2)(.ones(1, 8, 4))
public struct Dropout1d: Module, Sendable {
  /// The probability of zero.
  public let p: Double
  private let mode = TrainingMode()

  /// A layer with the given probability of zero; traps if it is none.
  public init(_ p: Double = 0.5, file: StaticString = #fileID, line: UInt = #line) {
    checkProbability(p, file, line)
    self.p = p
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "p=\(p.asSetting), inplace=False" }

  /// The layer's output.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    let isSingle = input.rank == 2
    let output = dropout2d(
      isSingle ? input.unsqueezed(dim: 0) : input, p: p, isTraining: mode.isTraining)
    return mode.noting(isSingle ? output.squeezed(dim: 0) : output)
  }
}

/// A layer that drops whole channels of images in training, as `Dropout` drops elements.
///
/// Shapes: `[n, channels, height, width]`, and the same again. Tompson and others (2015).
///
///     Dropout2d(0.2)(.ones(1, 8, 4, 4))
public struct Dropout2d: Module, Sendable {
  /// The probability of zero.
  public let p: Double
  private let mode = TrainingMode()

  /// A layer with the given probability of zero; traps if it is none.
  public init(_ p: Double = 0.5, file: StaticString = #fileID, line: UInt = #line) {
    checkProbability(p, file, line)
    self.p = p
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "p=\(p.asSetting), inplace=False" }

  /// The layer's output.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(dropout2d(input, p: p, isTraining: mode.isTraining))
  }
}
