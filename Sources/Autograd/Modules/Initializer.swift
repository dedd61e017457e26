/// How the numbers of a tensor begin.
///
///     let layer = Linear(64, 128)
///     layer.weight.initialize(.kaimingNormal(nonlinearity: .relu))
///     layer.bias?.initialize(.zeros)
///
/// Random numbers are drawn from the shared generator in PyTorch's order, so that after
/// `manualSeed(_:)` they are those of its `nn.init`: uniform ones to the bit, normal ones as far as
/// those of `Tensor.randn`.
public struct Initializer: Sendable {
  /// Which of a weight's dimensions counts: what goes into an element, or what it goes to.
  public enum Mode: Sendable {
    /// The number of inputs of an output: keeps the variance of values.
    case fanIn
    /// The number of outputs of an input: keeps the variance of gradients.
    case fanOut
  }

  private enum Scheme {
    case constant(Float)
    case uniform(Double, Double)
    case normal(mean: Double, std: Double)
    /// Scaled by a gain over the root of a number of neighbours.
    case kaiming(gain: Double, Mode, isNormal: Bool)
    case xavier(gain: Double, isNormal: Bool)
    case truncatedNormal(TruncatedNormal)
    case orthogonal(gain: Double)
    case identity
    case dirac(groups: Int)
  }

  private let scheme: Scheme

  /// All zeros.
  public static let zeros = constant(0)

  /// All ones.
  public static let ones = constant(1)

  /// One value everywhere.
  ///
  ///     weight.initialize(.constant(0.1))
  public static func constant(_ value: Double) -> Initializer {
    Initializer(scheme: .constant(Float(value)))
  }

  /// Uniformly distributed over `low..<high`.
  public static func uniform(_ low: Double = 0, _ high: Double = 1) -> Initializer {
    Initializer(scheme: .uniform(low, high))
  }

  /// Normally distributed.
  ///
  ///     weight.initialize(.normal(std: 0.02))
  public static func normal(mean: Double = 0, std: Double = 1) -> Initializer {
    Initializer(scheme: .normal(mean: mean, std: std))
  }

  /// Uniform in ±gain · √(3 / fan), where fan is chosen by `mode`.
  ///
  /// He et al. (2015).
  ///
  /// For a weight `[outputs, inputs, …]` the fan-in is the product of all extents but the first,
  /// the fan-out that of all but the second.
  public static func kaimingUniform(
    mode: Mode = .fanIn, nonlinearity: Nonlinearity = .leakyReLU(negativeSlope: 0)
  ) -> Initializer {
    Initializer(scheme: .kaiming(gain: nonlinearity.gain, mode, isNormal: false))
  }

  /// Normal with standard deviation gain / √fan, where fan is chosen by `mode`.
  ///
  /// He et al. (2015).
  public static func kaimingNormal(
    mode: Mode = .fanIn, nonlinearity: Nonlinearity = .leakyReLU(negativeSlope: 0)
  ) -> Initializer {
    Initializer(scheme: .kaiming(gain: nonlinearity.gain, mode, isNormal: true))
  }

  /// Uniform in ±gain · √(6 / (fan-in + fan-out)).
  ///
  /// Glorot and Bengio (2010).
  ///
  ///     weight.initialize(.xavierUniform(gain: 5.0 / 3))
  public static func xavierUniform(gain: Double = 1) -> Initializer {
    Initializer(scheme: .xavier(gain: gain, isNormal: false))
  }

  /// Normal with standard deviation gain · √(2 / (fan-in + fan-out)).
  ///
  /// Glorot and Bengio (2010).
  ///
  ///     weight.initialize(.xavierNormal())
  public static func xavierNormal(gain: Double = 1) -> Initializer {
    Initializer(scheme: .xavier(gain: gain, isNormal: true))
  }

  /// Normally distributed, with those beyond the bounds drawn anew.
  ///
  ///     weight.initialize(.truncNormal(std: 0.02))
  public static func truncNormal(
    mean: Double = 0, std: Double = 1, from low: Double = -2, to high: Double = 2
  ) -> Initializer {
    Initializer(
      scheme: .truncatedNormal(TruncatedNormal(mean: mean, std: std, low: low, high: high)))
  }

  /// A random matrix whose rows, or columns if there are fewer of them, are orthogonal and of length
  /// `gain`; all dimensions but the first count as columns.
  ///
  /// Saxe et al. (2013).
  public static func orthogonal(gain: Double = 1) -> Initializer {
    Initializer(scheme: .orthogonal(gain: gain))
  }

  /// Ones on the diagonal of a matrix, and zeros.
  public static let eye = Initializer(scheme: .identity)

  /// A one in the middle of the window from each channel to the same one, and zeros: a convolution
  /// that changes nothing, in each of some groups of filters.
  public static func dirac(groups: Int = 1) -> Initializer {
    Initializer(scheme: .dirac(groups: groups))
  }
}

/// The function that follows a weight, by whose gain a random start is scaled.
public enum Nonlinearity: Sendable {
  /// None: a gain of 1.
  case linear
  /// The sigmoid function: a gain of 1.
  case sigmoid
  /// The hyperbolic tangent: a gain of 5/3.
  case tanh
  /// `relu`: a gain of √2.
  case relu
  /// `selu`: a gain of 3/4.
  case selu
  /// `leakyReLU`: a gain of √(2 / (1 + slope²)).
  case leakyReLU(negativeSlope: Double = 0.01)

  /// PyTorch's `calculate_gain`.
  ///
  ///     Nonlinearity.relu.gain  // 1.4142135623730951
  public var gain: Double {
    switch self {
    case .linear, .sigmoid: 1
    case .tanh: 5.0 / 3
    case .relu: 2.0.squareRoot()
    case .selu: 0.75
    case .leakyReLU(let slope): (2 / (1 + slope * slope)).squareRoot()
    }
  }
}

extension Tensor {
  /// Overwrites every element in the way given, without recording it.
  ///
  /// Traps, in PyTorch's words, where the way needs two dimensions and there are fewer, for a range
  /// whose ends are exchanged, and for a negative standard deviation.
  ///
  ///     weight.initialize(.xavierUniform(gain: 5 / 3))
  public func initialize(
    _ initializer: Initializer, file: StaticString = #fileID, line: UInt = #line
  ) {
    withSharedGenerator { initializer.fill(node, using: &$0, file, line) }
    node.fields.pointee.version &+= 1
  }

  /// The same with numbers from a generator of one's own.
  ///
  ///     weight.initialize(.orthogonal(), using: &generator)
  public func initialize(
    _ initializer: Initializer, using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    initializer.fill(node, using: &generator, file, line)
    node.fields.pointee.version &+= 1
  }
}

extension Initializer {
  fileprivate func fill(
    _ node: Node, using generator: inout Generator, _ file: StaticString, _ line: UInt
  ) {
    let values = UnsafeMutableBufferPointer(start: node.data, count: node.count)
    switch scheme {
    case .constant(let value):
      values.update(repeating: value)
    case .uniform(let low, let high):
      if low > high {
        trap(
          "uniform_ expects to return a [from, to) range, but found from=\(low) > to=\(high)",
          file, line)
      }
      for i in values.indices { values[i] = generator.uniform(low, high) }
    case .normal(let mean, let std):
      if !(std >= 0) { trap("normal expects std >= 0.0, but found std \(std)", file, line) }
      generator.fillNormal(values, mean: mean, std: std)
    case .kaiming(let gain, let mode, let isNormal):
      let fans = fans(of: node.shape, file, line)
      let fan = mode == .fanIn ? fans.fanIn : fans.fanOut
      spread(gain / Double(fan).squareRoot(), isNormal).fill(node, using: &generator, file, line)
    case .xavier(let gain, let isNormal):
      let fans = fans(of: node.shape, file, line)
      let std = gain * (2 / Double(fans.fanIn + fans.fanOut)).squareRoot()
      spread(std, isNormal).fill(node, using: &generator, file, line)
    case .truncatedNormal(let distribution):
      distribution.fill(values, using: &generator)
    case .orthogonal(let gain):
      node.fillOrthogonally(gain: Float(gain), using: &generator, file, line)
    case .identity:
      if node.shape.rank != 2 { trap("Only tensors with 2 dimensions are supported", file, line) }
      values.update(repeating: 0)
      for i in 0..<Swift.min(node.shape[0], node.shape[1]) { values[i * node.shape[1] + i] = 1 }
    case .dirac(let groups):
      node.fillWithDirac(groups: groups, file, line)
    }
  }

  /// Numbers of mean 0 and the given standard deviation.
  private func spread(_ std: Double, _ isNormal: Bool) -> Initializer {
    if isNormal { return .normal(std: std) }
    let bound = 3.0.squareRoot() * std
    return .uniform(-bound, bound)
  }

  private func fans(
    of shape: Shape, _ file: StaticString, _ line: UInt
  ) -> (fanIn: Int, fanOut: Int) {
    if shape.rank < 2 {
      trap(
        "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions", file,
        line)
    }
    let field = shape.count(of: 2..<shape.rank)
    return (shape[1] * field, shape[0] * field)
  }
}
