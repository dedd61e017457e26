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
  if !isTraining || p == 0 || input.count == 0 { return input }
  let mask = Node.filled(input.node.shape, with: 0)
  if p < 1 {
    let scale = 1 / Float(1 - p)
    withSharedGenerator { generator in
      for i in 0..<mask.count where generator.isTrue(probability: 1 - p) { mask.data[i] = scale }
    }
  }
  return input * Tensor(mask)
}

private func checkProbability(_ p: Double, _ file: StaticString, _ line: UInt) {
  if !(p >= 0 && p <= 1) {
    trap("dropout probability has to be between 0 and 1, but got \(p)", file, line)
  }
}
