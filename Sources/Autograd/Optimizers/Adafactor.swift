import CAutograd

/// Adafactor: steps scaled by means of squares that are kept for rows and columns instead of elements
/// (Shazeer and Stern 2018).
///
///     let optimizer = Adafactor(model.parameters)
///
/// For every parameter w with gradient g, at its step t, with β = t^betaDecay:
///
///     r = r + β · (mean of g² over each row - r),  c alike for columns
///     v = r · c / max(mean of r, epsilon₁)         a vector has a running mean of squares v instead
///     u = g / √max(v, epsilon₁²)
///     w = (1 - learningRate · weightDecay) · w
///     w = w - max(epsilon₂, rms(w)) · min(learningRate, 1/√t) · u / max(1, rms(u) / threshold)
///
/// where the w of rms(w) is that before the step. It remembers a + b numbers of a matrix with a rows and b
/// columns.
public final class Adafactor: GroupedOptimizer<AdafactorSettings> {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     Adafactor(model.parameters, learningRate: 0.1)
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.01, betaDecay: Double = -0.8,
    epsilons: (Double?, Double) = (nil, 1e-3), threshold: Double = 1, weightDecay: Double = 0,
    maximize: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.betaDecay = betaDecay
        $0.epsilons = epsilons
        $0.threshold = threshold
        $0.weightDecay = weightDecay
        $0.maximize = maximize
      }, file: file, line: line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<AdafactorSettings>],
    _ change: (inout AdafactorSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var defaults = AdafactorSettings()
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }
}

/// The settings of `Adafactor`.
public struct AdafactorSettings: OptimizerSettings {
  /// The greatest relative size of a step, and the rate of the decay.
  public var learningRate = 0.01
  /// The power of the number of the step that running means take of something new.
  public var betaDecay = -0.8
  /// What keeps quotients finite (nil for the distance of 1 from the next `Float`), and the least size of
  /// parameters that steps are in proportion to.
  public var epsilons: (Double?, Double) = (nil, 1e-3)
  /// The greatest root of a mean square that the direction of a step may have.
  public var threshold = 1.0
  /// How much of every parameter is taken away, as a share of the rate.
  public var weightDecay = 0.0
  /// Whether steps lead up instead of down.
  public var maximize = false

  /// The settings that are used where none are given.
  public init() {}

  /// Names and values, as PyTorch prints them.
  public var listing: [(name: String, value: String)] {
    [
      ("beta2_decay", betaDecay.inPython),
      ("d", threshold.inPython),
      ("eps", "(\(epsilons.0?.inPython ?? "None"), \(epsilons.1.inPython))"),
      ("foreach", "None"),
      ("lr", learningRate.asSetting),
      ("maximize", maximize.inPython),
      ("weight_decay", weightDecay.inPython),
    ]
  }

  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  public var problem: String? {
    if !(learningRate >= 0) { return "Learning rate should be >= 0 but is: \(learningRate)" }
    if !(betaDecay <= 0) { return "beta2_decay should be <= 0 but is: \(betaDecay)" }
    if let first = epsilons.0, !(first >= 0) { return "epsilon1 should be >= 0 but is: \(first)" }
    if !(epsilons.1 >= 0) { return "epsilon2 should be >= 0 but is: \(epsilons.1)" }
    if !(threshold >= 1) { return "Clipping threshold d should be >= 1 but is: \(threshold)" }
    return weightDecay >= 0 ? nil : "weight_decay should be >= 0 but is: \(weightDecay)"
  }

  fileprivate var remembered: [RememberedNumbers] {
    [
      RememberedNumbers(name: "row_var", form: .rows),
      RememberedNumbers(name: "col_var", form: .columns),
      RememberedNumbers(name: "variance", form: .vector),
    ]
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    if parameter.count == 0 { return }
    let time = Double(memory.advance(index, parameter, remembered))
    let share = Float(autograd_double_pow(time, betaDecay))
    let epsilon = epsilons.0 ?? Double(Float.ulpOfOne)
    let size = max(epsilons.1, parameter.rootMeanSquare)
    let rate = size * min(learningRate, 1 / time.squareRoot())
    noGrad {
      let (w, g) = (Tensor(parameter), Tensor(gradient))
      if weightDecay != 0 { w *= 1 - learningRate * weightDecay }
      let squares: Tensor
      if parameter.shape.rank > 1 {
        let (rows, columns) = (memory.node(index, 0), memory.node(index, 1))
        rows.follow(g.meanSquares(dim: -1), share)
        columns.follow(g.meanSquares(dim: -2), share)
        let mean = Tensor(rows).mean(dim: -2, keepDim: true).clamped(min: epsilon)
        squares = Tensor(rows) * Tensor(columns) / mean
      } else {
        let variance = memory.node(index, 0)
        variance.follow(g * g, share)
        squares = Tensor(variance)
      }
      let update = squares.clamped(min: epsilon * epsilon).rsqrt() * g
      let step = Float(-rate / max(1, update.node.rootMeanSquare / threshold))
      for i in 0..<parameter.count {
        parameter.data[i] = parameter.data[i].addingProduct(step, update.node.data[i])
      }
    }
  }
}

extension Tensor {
  /// The square of the length of each line along a dimension, divided by the number of its elements.
  fileprivate func meanSquares(dim: Int) -> Tensor {
    let lengths = norm(dim: dim, keepDim: true)
    return lengths * lengths / Double(shape[rank + dim])
  }
}

extension Node {
  fileprivate final var rootMeanSquare: Double {
    Tensor(self).norm().item / Double(count).squareRoot()
  }

  /// A running mean takes a share of something new.
  fileprivate final func follow(_ new: Tensor, _ share: Float) {
    assign(self, new.node) { interpolated($0, $1, share) }
  }
}
