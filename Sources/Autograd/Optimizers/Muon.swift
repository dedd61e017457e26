/// Muon: momentum whose directions are made orthogonal, for the matrices of hidden layers (Jordan and
/// others 2024).
///
///     let matrices = Muon(model.parameters.filter { $0.rank == 2 }, learningRate: 0.02)
///     let others = AdamW(model.parameters.filter { $0.rank != 2 })
///
/// For every parameter w with gradient g:
///
///     b = b + (1 - momentum) · (g - b)
///     d = b, or g + momentum · (b - g) with `nesterov`
///     w = (1 - learningRate · weightDecay) · w - learningRate · s · O(d)
///
/// O brings all singular values near 1 by `steps` iterations of a polynomial of degree five, in numbers
/// of eight significant bits, as PyTorch does; sums are chains of fused multiply-adds. s is chosen by
/// `adjustment`. Takes matrices only: PyTorch has it since 2.9.
public final class Muon: GroupedOptimizer<MuonSettings> {
  /// An optimizer for matrices that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf or no matrix, and for settings out of range.
  ///
  ///     Muon([layer.weight], learningRate: 0.02)
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.001, weightDecay: Double = 0.1,
    momentum: Double = 0.95, nesterov: Bool = true,
    coefficients: (Double, Double, Double) = (3.4445, -4.7750, 2.0315), epsilon: Double = 1e-7,
    steps: Int = 5, adjustment: MuonSettings.Adjustment? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.weightDecay = weightDecay
        $0.momentum = momentum
        $0.nesterov = nesterov
        $0.coefficients = coefficients
        $0.epsilon = epsilon
        $0.steps = steps
        $0.adjustment = adjustment
      }, file: file, line: line)
  }

  /// An optimizer for groups of matrices, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<MuonSettings>], _ change: (inout MuonSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var defaults = MuonSettings()
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }

  /// One group more; traps if one of its parameters is no matrix.
  public override func add(
    _ group: ParameterGroup<MuonSettings>, file: StaticString = #fileID, line: UInt = #line
  ) {
    for parameter in group.parameters where parameter.rank != 2 {
      trap(
        "Muon only supports 2D parameters whereas we found a parameter with size: "
          + "torch.Size(\(parameter.shape))", file, line)
    }
    super.add(group, file: file, line: line)
  }
}

/// The settings of `Muon`.
public struct MuonSettings: OptimizerSettings {
  /// How the rate depends on the shape of a matrix with a rows and b columns.
  public enum Adjustment: String, Sendable {
    /// √max(1, a/b), as without a choice.
    case original
    /// 0.2 · √max(a, b): steps as great as those of AdamW.
    case matchRMSAdamW = "match_rms_adamw"
    /// √(a/b).
    case spectralUnclamped = "spectral_unclamped"
  }

  /// How far a step goes.
  public var learningRate = 0.001
  /// How much of every parameter is taken away, as a share of the rate.
  public var weightDecay = 0.1
  /// The part of the last steps' direction that is kept.
  public var momentum = 0.95
  /// Whether the gradient is taken where momentum will lead.
  public var nesterov = true
  /// The coefficients of the polynomial: of x, x³ and x⁵.
  public var coefficients: (Double, Double, Double) = (3.4445, -4.7750, 2.0315)
  /// Keeps the quotient finite where gradients are zero.
  public var epsilon = 1e-7
  /// How often the polynomial is applied: fewer than 100 times.
  public var steps = 5
  /// How the rate depends on the shape; nil for `original`.
  public var adjustment: Adjustment?
  /// Whether steps lead up instead of down.
  public var maximize = false

  /// The settings that are used where none are given.
  public init() {}

  /// Names and values, as PyTorch prints them.
  public var listing: [(name: String, value: String)] {
    let (a, b, c) = coefficients
    return [
      ("adjust_lr_fn", adjustment?.rawValue ?? "None"),
      ("eps", epsilon.inPython),
      ("lr", learningRate.asSetting),
      ("momentum", momentum.asSetting),
      ("nesterov", nesterov.inPython),
      ("ns_coefficients", "(\(a.inPython), \(b.inPython), \(c.inPython))"),
      ("ns_steps", String(steps)),
      ("weight_decay", weightDecay.asSetting),
    ]
  }

  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  public var problem: String? {
    if !(learningRate >= 0) { return "Learning rate should be >= 0 but is: \(learningRate)" }
    if !(momentum >= 0) { return "momentum should be >= 0 but is: \(momentum)" }
    if !(weightDecay >= 0) { return "weight decay should be >= 0 but is: \(weightDecay)" }
    return (0..<100).contains(steps)
      ? nil : "Number of steps must be less than 100 for computational efficiency"
  }

  fileprivate var remembered: [RememberedNumbers] {
    [RememberedNumbers(name: "momentum_buffer")]
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    _ = memory.advance(index, parameter, remembered)
    let buffer = memory.node(index, 0)
    let (share, rest) = (Float(1 - momentum), Float(momentum))
    buffer.assign(buffer, gradient) { interpolated($0, $1, share) }
    let direction = Node.uninitialized(like: gradient)
    direction.assign(gradient, buffer) { nesterov ? interpolated($0, $1, rest) : $1 }
    let rows = parameter.shape[0], columns = parameter.shape[1]
    let update = orthogonalized(direction, rows, columns)
    let rate = Float(-learningRate * ratio(rows, columns))
    let kept = Float(1 - learningRate * weightDecay)
    for i in 0..<parameter.count {
      parameter.data[i] = (parameter.data[i] * kept).addingProduct(rate, update[i])
    }
  }

  private func ratio(_ rows: Int, _ columns: Int) -> Double {
    let (a, b) = (Double(rows), Double(columns))
    return switch adjustment ?? .original {
    case .original: max(1, a / b).squareRoot()
    case .matchRMSAdamW: 0.2 * max(a, b).squareRoot()
    case .spectralUnclamped: (a / b).squareRoot()
    }
  }

  /// The matrix with singular values near 1 (Newton and Schulz), of eight significant bits.
  private func orthogonalized(_ direction: Node, _ rows: Int, _ columns: Int) -> [Float] {
    let isHigh = rows > columns
    let (low, long) = isHigh ? (columns, rows) : (rows, columns)
    var x = (0..<direction.count).map { i in
      let place = isHigh ? i % long * columns + i / long : i
      return direction.data[place].roundedToBFloat16
    }
    let length = x.reduce(Float(0)) { $0.addingProduct($1, $1) }.squareRoot().roundedToBFloat16
    let divisor = max(length, Float(epsilon).roundedToBFloat16)
    x = x.map { ($0 / divisor).roundedToBFloat16 }
    let (a, b, c) = (Float(coefficients.0), Float(coefficients.1), Float(coefficients.2))
    for _ in 0..<steps {
      let turned = (0..<x.count).map { x[$0 % low * long + $0 / low] }
      let gram = product(x, turned, low, long, low).map(\.roundedToBFloat16)
      let bend = zip(gram, product(gram, gram, low, low, low)).map {
        (b * $0 + c * $1).roundedToBFloat16
      }
      x = zip(x, product(bend, x, low, low, long)).map { (a * $0 + $1).roundedToBFloat16 }
    }
    return isHigh ? (0..<x.count).map { x[$0 % low * long + $0 / low] } : x
  }
}

/// The product of matrices `[rows, inner]` and `[inner, columns]`.
private func product(
  _ a: [Float], _ b: [Float], _ rows: Int, _ inner: Int, _ columns: Int
) -> [Float] {
  let (a, b) = (Tensor(a, shape: [rows, inner]), Tensor(b, shape: [inner, columns]))
  return noGrad { a.matmul(b) }.floats
}
