import CAutograd

/// Adagrad: gradients divided by the root of the sum of all their squares (Duchi, Hazan and Singer 2011).
///
///     let optimizer = Adagrad(model.parameters, learningRate: 0.01)
///
/// For every parameter w with gradient g, at its step t, each operation rounded to `Float`:
///
///     g = g + weightDecay · w                    if weightDecay is not 0
///     v = v + g²
///     w = w - rate · g / (√v + epsilon)
///
/// where rate = learningRate / (1 + (t - 1) · learningRateDecay) is computed in `Double`, and the
/// first v is `initialAccumulator`.
public final class Adagrad: GroupedOptimizer<AdagradSettings> {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     Adagrad(model.parameters, learningRate: 0.1)
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.01, learningRateDecay: Double = 0.0,
    weightDecay: Double = 0.0, initialAccumulator: Double = 0.0, epsilon: Double = 1e-10,
    maximize: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.learningRateDecay = learningRateDecay
        $0.weightDecay = weightDecay
        $0.initialAccumulator = initialAccumulator
        $0.epsilon = epsilon
        $0.maximize = maximize
      }, file: file, line: line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<AdagradSettings>], _ change: (inout AdagradSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var defaults = AdagradSettings()
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }
}

/// The settings of `Adagrad`.
public struct AdagradSettings: OptimizerSettings {
  /// How far the first step goes in every direction.
  public var learningRate = 0.01
  /// How fast the rate falls with the number of steps.
  public var learningRateDecay = 0.0
  /// The pull of every parameter towards zero.
  public var weightDecay = 0.0
  /// The sum of squares before the first step.
  public var initialAccumulator = 0.0
  /// Keeps the quotient finite where gradients are zero.
  public var epsilon = 1e-10
  /// Whether steps lead up instead of down.
  public var maximize = false

  /// The settings that are used where none are given.
  public init() {}

  /// Names and values, as PyTorch prints them.
  public var listing: [(name: String, value: String)] {
    [
      ("differentiable", "False"),
      ("eps", epsilon.inPython),
      ("foreach", "None"),
      ("fused", "None"),
      ("initial_accumulator_value", initialAccumulator.asSetting),
      ("lr", learningRate.asSetting),
      ("lr_decay", learningRateDecay.asSetting),
      ("maximize", maximize.inPython),
      ("weight_decay", weightDecay.asSetting),
    ]
  }

  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  public var problem: String? {
    negative(
      ("learning rate", learningRate), ("lr_decay value", learningRateDecay),
      ("weight_decay value", weightDecay),
      ("initial_accumulator_value value", initialAccumulator), ("epsilon value", epsilon))
  }

  fileprivate var remembered: [RememberedNumbers] {
    [RememberedNumbers(name: "sum", initialValue: Float(initialAccumulator))]
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    let time = memory.advance(index, parameter, remembered)
    autograd_step_adagrad(
      parameter.data, gradient.data, memory[index, 0], parameter.count,
      autograd_adagrad_settings(
        rate: Float(learningRate / (1 + Double(time - 1) * learningRateDecay)),
        decay: Float(weightDecay), epsilon: Float(epsilon)))
  }
}
